"""A check-in is dated before its cycle begins or after it ends.

Why:
    A reading from before counts as the start of the race, one from after is marked late and not
    part of the final score. Usually the cycle or the date was copied along.

Fails:
    # okrs/payments/2026-Q4/2026-09-15-k3v9.yaml
    date: 2026-09-15
    summary: All well.

Passes:
    # okrs/payments/2026-Q4/2026-11-15-k3v9.yaml
    date: 2026-11-15
    summary: All well.

Options:
    days_before: How many days before the start are still fine; default 0.
    days_after: How many days after the end are still fine; default 0.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.rule import Context, Rule, Sees


def _check(context: Context) -> Iterator[Finding]:
    for check_in in context.plan.check_ins:
        cycle = context.plan.cycles.get(check_in.cycle)
        if cycle is None:
            continue
        early = (cycle.start - check_in.date).days
        late = (check_in.date - cycle.end).days
        if early > context.options["days_before"]:
            message = f"The check-in is of {check_in.date}, before {cycle.id} began: {cycle.start}."
        elif late > context.options["days_after"]:
            message = f"The check-in is of {check_in.date}, after {cycle.id} ended: {cycle.end}."
        else:
            continue
        yield context.finding(
            check_in.place.at("date"),
            message,
            about=check_in.team,
            subject=check_in.place.path,
            cure="Change the date, or name the cycle that it is about.",
        )


RULE = Rule(
    code="OKR403",
    slug="check-in-outside-cycle",
    severity=Severity.WARNING,
    options={"days_before": 0, "days_after": 0},
    check=_check,
    sees=Sees.TEAM,
)
