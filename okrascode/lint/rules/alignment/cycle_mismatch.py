"""An objective supports something of a cycle at another time.

Why:
    Work of this quarter cannot move a number of a quarter that is over, or of one that has not
    begun. Usually the link was copied along and the cycle forgotten.

Fails:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        supports: [company@2026-Q3:love-us]

    # okrs/company/2026-Q3.yaml
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana

Passes:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        supports: [company@2026:love-us]

    # okrs/company/2026.yaml
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.items import active_objectives, names_in
from okrascode.lint.rule import Context, Rule, Sees


def _check(context: Context) -> Iterator[Finding]:
    cycles = context.plan.cycles
    names = names_in(context.plan)
    for objective in active_objectives(context.plan):
        for link in objective.supports:
            found = names.find(link.reference)
            ours = cycles.get(objective.cycle)
            theirs = cycles.get(found.cycle) if found and found.cycle else None
            if ours is None or theirs is None:
                continue
            if ours.start <= theirs.end and theirs.start <= ours.end:
                continue
            yield context.finding(
                link.place,
                f"{found} is of {theirs.start} to {theirs.end}, at no time together with"
                f" cycle {ours.id}.",
                about=objective.reference,
                subject=str(found),
                cure=f"Write what it supports in {ours.id}, or carried_from for where it comes"
                " from.",
            )


RULE = Rule(
    code="OKR204",
    slug="cycle-mismatch",
    severity=Severity.WARNING,
    check=_check,
    sees=Sees.STRUCTURE,
)
