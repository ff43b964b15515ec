"""A cycle has ended, and nobody wrote down what came of it.

Why:
    What was learned is forgotten within weeks, and the next cycle begins with the same mistakes. A
    score alone says neither why nor what now.

Fails:
    # today: 2026-11-20
    # okrs/payments/2026-Q3.yaml
    objectives:
      - {id: pay-fast, objective: Paying takes seconds, owner: ana}

Passes:
    # today: 2026-11-20
    # okrs/payments/2026-Q3.yaml
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        closing: {outcome: partly, learned: Half of the loss was the address form., next: carry}
    # or
    # today: 2026-10-10
    # okrs/payments/2026-Q3.yaml
    objectives:
      - {id: pay-fast, objective: Paying takes seconds, owner: ana}

Options:
    days: How many days after the end there is time to close; default 14. A cycle with state: closed
        in the organization is done with, and nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.items import open_objectives
from okrascode.lint.rule import Context, Rule
from okrascode.model.objective import Objective
from okrascode.model.reference import CycleId, TeamId

_MOST_NAMES = 5


def _check(context: Context) -> Iterator[Finding]:
    unclosed: dict[tuple[TeamId, CycleId], list[Objective]] = {}
    for objective in open_objectives(context.plan):
        cycle = context.plan.cycles.get(objective.cycle)
        if cycle is None or objective.closing is not None:
            continue
        if (context.today - cycle.end).days > context.options["days"]:
            unclosed.setdefault((objective.team, objective.cycle), []).append(objective)
    for (team, cycle_id), objectives in unclosed.items():
        days = (context.today - context.plan.cycles[cycle_id].end).days
        names = ", ".join(objective.id for objective in objectives[:_MOST_NAMES])
        more = f" and {len(objectives) - _MOST_NAMES} more" if objectives[_MOST_NAMES:] else ""
        yield context.finding(
            objectives[0].place.at("id"),
            f"{cycle_id} ended {days} days ago, and {team} has not closed {names}{more}.",
            about=objectives[0].reference,
            subject=f"{team} {cycle_id}",
            cure="Write closing, with outcome and learned; or state: closed for the whole cycle.",
            question="What did you believe at the start that you would not say again today?",
        )


RULE = Rule(
    code="OKR406",
    slug="cycle-not-closed",
    severity=Severity.WARNING,
    options={"days": 14},
    check=_check,
)
