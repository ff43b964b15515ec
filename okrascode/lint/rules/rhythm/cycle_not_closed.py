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
from okrascode.lint.rule import Context, Rule, Sees
from okrascode.model.objective import Objective
from okrascode.model.reference import CycleId, TeamId

_MOST_NAMES = 5
_QUESTION = "What did you believe at the start that you would not say again today?"


def _check(context: Context) -> Iterator[Finding]:
    unclosed: dict[CycleId, dict[TeamId, list[Objective]]] = {}
    begun: set[CycleId] = set()
    for objective in open_objectives(context.plan):
        cycle = context.plan.cycles.get(objective.cycle)
        if cycle is None or (context.today - cycle.end).days <= context.options["days"]:
            continue
        if objective.closing is not None:
            begun.add(cycle.id)
        else:
            unclosed.setdefault(cycle.id, {}).setdefault(objective.team, []).append(objective)
    for cycle_id, by_team in unclosed.items():
        cycle = context.plan.cycles[cycle_id]
        days = (context.today - cycle.end).days
        if cycle_id not in begun:
            # A hundred teams need not hear one by one what one person forgot.
            yield context.finding(
                cycle.place.at("id"),
                f"{cycle_id} ended {days} days ago, and no objective of it is closed.",
                about=cycle_id,
                subject=cycle_id,
                cure="Write closing, with outcome and learned; or state: closed here.",
                question=_QUESTION,
            )
            continue
        for team, objectives in by_team.items():
            names = ", ".join(objective.id for objective in objectives[:_MOST_NAMES])
            more = f" and {len(objectives) - _MOST_NAMES} more" if objectives[_MOST_NAMES:] else ""
            yield context.finding(
                objectives[0].place.at("id"),
                f"{cycle_id} ended {days} days ago, and {team} has not closed {names}{more}.",
                about=objectives[0].reference,
                subject=f"{team} {cycle_id}",
                cure="Write closing, with outcome and learned, for each of them.",
                question=_QUESTION,
            )


RULE = Rule(
    code="OKR406",
    slug="cycle-not-closed",
    severity=Severity.WARNING,
    options={"days": 14},
    check=_check,
    sees=Sees.STRUCTURE,
)
