"""Nobody has reported on a key result for longer than the cadence allows.

Why:
    A number that nobody looks at is not steered by, and silence reads as if all were well.

Fails:
    # today: 2026-11-20
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - {id: nps, key_result: The promoter score rises, measure: {baseline: 30, target: 50}}

    # okrs/payments/2026-Q4/2026-11-02-k3v9.yaml
    date: 2026-11-02
    key_results:
      love-us/nps: {current: 34}

Passes:
    # today: 2026-11-20
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - {id: nps, key_result: The promoter score rises, measure: {baseline: 30, target: 50}}

    # okrs/payments/2026-Q4/2026-11-13-k3v9.yaml
    date: 2026-11-13
    key_results:
      love-us/nps: {current: 34}

Options:
    None here: the cadence is the cycle's, the days of grace are [status] grace_days in okr.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from okrascode.findings import Finding, Severity
from okrascode.lint.rule import Context, Needs, Rule, Sees

if TYPE_CHECKING:
    from okrascode.rollup.silence import Silence


def _check(context: Context) -> Iterator[Finding]:
    if context.record is None:
        return
    from okrascode.rollup.silence import silences_in

    silences = silences_in(
        context.plan, context.record, today=context.today, settings=context.settings
    )
    for silence in silences:
        # The report may be in a check-in that cannot be read.
        if not context.unread.may_report(silence.reference):
            yield _finding(context, silence)


def _finding(context: Context, silence: Silence) -> Finding:
    key_result = silence.key_result
    grace = context.settings.status.grace_days
    allowed = f"{silence.cycle.cadence_days} days and {grace} of grace are the rule"
    last = silence.last_reading
    if last is not None and last.day is not None:
        days = (context.today - last.day).days
        message = f"Nobody reported on {key_result.id} for {days} days; {allowed}."
    else:
        message = f"Nobody has reported on {key_result.id} yet; {allowed}."
    return context.finding(
        key_result.place.at("id"),
        message,
        about=silence.reference,
        cure="Report it, also when the value is the same: a check-in file, or current and as_of.",
        question="What did the last look at this number change in what you do?",
    )


RULE = Rule(
    code="OKR401",
    slug="stale-check-in",
    severity=Severity.WARNING,
    needs=Needs.RECORD | Needs.COMPLETE_HISTORY,
    check=_check,
    sees=Sees.TEAM,
)
