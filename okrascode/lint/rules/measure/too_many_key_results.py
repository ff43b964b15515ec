"""An objective has more key results than people can keep in mind.

Why:
    Key results say when an objective is reached, not all that is done for it. With many, the one
    that matters is hidden, and a mean of nine hides what fails. Four in five real objectives
    have two to five.

Fails:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - {id: one, key_result: Checkout takes less time, measure: {baseline: 60, target: 20}}
          - {id: two, key_result: Fewer people give up, measure: {baseline: 40, target: 25}}
          - {id: three, key_result: More cards are stored, measure: {baseline: 10, target: 30}}
          - {id: four, key_result: Wallets are used, measure: {baseline: 0, target: 20}}
          - {id: five, key_result: Payments stay available, measure: {at_least: 99.9}}
          - {id: six, key_result: Fraud stays low, measure: {at_most: 0.1}}

Passes:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - {id: one, key_result: Checkout takes less time, measure: {baseline: 60, target: 20}}
          - {id: two, key_result: Fewer people give up, measure: {baseline: 40, target: 25}}

Options:
    most: How many are still fine; default 5.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.items import active_key_results, active_objectives
from okrascode.lint.rule import Context, Rule, Sees


def _check(context: Context) -> Iterator[Finding]:
    most = context.options["most"]
    for objective in active_objectives(context.plan):
        key_results = active_key_results(objective)
        if len(key_results) > most:
            yield context.finding(
                key_results[most].place.at("id"),
                f"The objective {objective.id} has {len(key_results)} key results; {most} are"
                " plenty.",
                about=objective.reference,
                subject="key results",
                cure="Keep those that prove it, and track the others where you track your work.",
                question="Which two of these would convince you that the objective is reached?",
            )


RULE = Rule(
    code="OKR302",
    slug="too-many-key-results",
    severity=Severity.WARNING,
    options={"most": 5},
    check=_check,
    sees=Sees.TEAM,
)
