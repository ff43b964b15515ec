"""A team has more objectives in a cycle than people can keep in mind.

Why:
    An objective says what comes first. Among seven of them nothing does. Of the real teams that
    were counted, 95 in 100 have five or fewer.

Fails:
    objectives:
      - {id: first, objective: Customers pay without thinking, owner: ana}
      - {id: second, objective: Merchants open in a day, owner: ana}
      - {id: third, objective: Refunds reach people at once, owner: ana}
      - {id: fourth, objective: Fraud does not pay, owner: ana}
      - {id: fifth, objective: Every market has its own wallet, owner: ana}
      - {id: sixth, objective: Our people like their pager, owner: ana}

Passes:
    objectives:
      - {id: first, objective: Customers pay without thinking, owner: ana}
      - {id: second, objective: Merchants open in a day, owner: ana}

Options:
    most: How many are still fine; default 5.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.items import active_objectives
from okrascode.lint.rule import Context, Rule, Sees
from okrascode.model.objective import Objective
from okrascode.model.reference import CycleId, TeamId


def _check(context: Context) -> Iterator[Finding]:
    most = context.options["most"]
    by_team: dict[tuple[TeamId, CycleId], list[Objective]] = {}
    for objective in active_objectives(context.plan):
        by_team.setdefault((objective.team, objective.cycle), []).append(objective)
    for (team, cycle), objectives in by_team.items():
        if len(objectives) > most:
            yield context.finding(
                objectives[most].place.at("id"),
                f"The team {team} has {len(objectives)} objectives in {cycle}; {most} are plenty.",
                about=team,
                subject=cycle,
                cure="Keep those that come first, and make the others drafts for a later cycle.",
                question="Which of these would you let go of first, if you had to today?",
            )


RULE = Rule(
    code="OKR301",
    slug="too-many-objectives",
    severity=Severity.WARNING,
    options={"most": 5},
    check=_check,
    sees=Sees.TEAM,
)
