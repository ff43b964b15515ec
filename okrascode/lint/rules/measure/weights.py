"""A weight is negative, or all weights that belong together are zero.

Why:
    A mean with such weights does not exist, so the objective or the team has no score. Zero for
    one of several is fine: it is shown and does not count.

Fails:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        weight: -1
    # or
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - {id: time, key_result: It is quick, weight: 0, measure: {baseline: 60, target: 20}}
          - {id: cost, key_result: It is cheap, weight: 0, measure: {baseline: 9, target: 5}}

Passes:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - {id: time, key_result: It is quick, weight: 2, measure: {baseline: 60, target: 20}}
          - {id: cost, key_result: It is cheap, weight: 0, measure: {baseline: 9, target: 5}}

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrascode.findings import Finding, Severity
from okrascode.lint.items import active_key_results, active_objectives
from okrascode.lint.rule import Context, Rule, Sees
from okrascode.model.measure import Milestone, Milestones
from okrascode.model.objective import KeyResult, Objective

_Item = Objective | KeyResult | Milestone


def _check(context: Context) -> Iterator[Finding]:
    by_team: dict[str, list[Objective]] = {}
    for objective in active_objectives(context.plan):
        by_team.setdefault(f"{objective.team}@{objective.cycle}", []).append(objective)
        about = objective.reference
        yield from _judge(context, active_key_results(objective), about, "key results")
        for key_result in active_key_results(objective):
            if isinstance(key_result.measure, Milestones):
                items = key_result.measure.items
                about = objective.reference_to(key_result)
                yield from _judge(context, items, about, "milestones")
    for team, objectives in by_team.items():
        yield from _judge(context, objectives, team, "objectives")


def _judge(context: Context, items: Sequence[_Item], about: object, what: str) -> Iterator[Finding]:
    for item in items:
        if item.weight < 0:
            yield context.finding(
                item.place.at("weight"),
                f"The weight of {item.id} is {item.weight}, less than nothing.",
                about=about,
                subject=item.id,
                cure="Write 0 to leave it out, or a number above 0.",
                question="Does it count for less than the others, or not at all?",
            )
    if items and all(item.weight == 0 for item in items):
        yield context.finding(
            items[0].place.at("weight"),
            f"All {what} of {about} have weight 0, so it has no score.",
            about=about,
            subject=what,
            cure="Give at least one of them a weight above 0; the default is 1.",
            question="Which of them would you be glad about on its own?",
        )


RULE = Rule(code="OKR310", slug="weights", severity=Severity.ERROR, check=_check, sees=Sees.TEAM)
