"""An objective has one key result only.

Why:
    One number can be reached at the cost of all others: quicker at the cost of correct, more at
    the cost of good. A second one keeps the first honest.

Fails:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - {id: time, key_result: Checkout takes less time, measure: {baseline: 60, target: 20}}

Passes:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - {id: time, key_result: Checkout takes less time, measure: {baseline: 60, target: 20}}
          - {id: errors, key_result: Payments still go through, measure: {at_least: 99.9}}

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.items import active_key_results, active_objectives
from okrascode.lint.rule import Context, Profile, Rule, Sees


def _check(context: Context) -> Iterator[Finding]:
    for objective in active_objectives(context.plan):
        key_results = active_key_results(objective)
        if len(key_results) == 1:
            yield context.finding(
                key_results[0].place.at("id"),
                f"{key_results[0].id} is the only key result of {objective.id}.",
                about=objective.reference,
                subject="single",
                cure="Add one that would suffer if this one were forced.",
                question="How could this number be reached while the objective is missed?",
            )


RULE = Rule(
    code="OKR304",
    slug="single-key-result",
    severity=Severity.INFO,
    profile=Profile.STRICT,
    check=_check,
    sees=Sees.TEAM,
)
