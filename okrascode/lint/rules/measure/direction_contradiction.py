"""The text of a key result says less, and its numbers say more; or the other way round.

Why:
    Baseline and target were swapped, or the number is not the one that the text speaks of. Progress
    then counts backwards, and a good quarter looks like a bad one.

Fails:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - id: time
            key_result: Reduce the time of a checkout
            measure: {unit: s, baseline: 20, target: 60}
    # or
    objectives:
      - id: pay-fast
        objective: 付款只需几秒钟
        owner: ana
        key_results:
          - id: time
            key_result: 缩短结账时间
            measure: {unit: s, baseline: 20, target: 60}

Passes:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - id: time
            key_result: Reduce the time of a checkout
            measure: {unit: s, baseline: 60, target: 20}
          - id: savings
            key_result: Cut the costs of a payment by a fifth
            measure: {unit: "%", baseline: 0, target: 20}
          - id: automated
            key_result: Reduce work by hand
            measure: {name: share of refunds that run by themselves, baseline: 40, target: 90}

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.items import active_key_results, active_objectives
from okrascode.lint.lexicon import Direction, direction_of
from okrascode.lint.rule import Context, Rule, Sees
from okrascode.model.measure import Metric


def _check(context: Context) -> Iterator[Finding]:
    for objective in active_objectives(context.plan):
        for key_result in active_key_results(objective):
            measure = key_result.measure
            if not isinstance(measure, Metric) or measure.baseline == measure.target:
                continue
            # A named number may be another one than the text's; from zero it counts what was saved.
            if measure.name or measure.withheld or measure.baseline == 0:
                continue
            said = direction_of(key_result.title)
            rises = measure.target > measure.baseline
            if said is None or said is (Direction.UP if rises else Direction.DOWN):
                continue
            words = "more" if said is Direction.UP else "less"
            yield context.finding(
                key_result.place.at("measure", "target"),
                f"The text of {key_result.id} says {words}, but its numbers go from"
                f" {measure.baseline} to {measure.target}.",
                about=objective.reference_to(key_result),
                cure="Swap baseline and target, or write under name what the number counts.",
                question="If the number reaches the target, is that what you wished for?",
            )


RULE = Rule(
    code="OKR307",
    slug="direction-contradiction",
    severity=Severity.WARNING,
    check=_check,
    sees=Sees.TEAM,
)
