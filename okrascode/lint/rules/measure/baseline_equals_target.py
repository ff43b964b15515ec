"""The target of a metric is its baseline.

Why:
    There is no way to go, so there is no score: other tools say 0, a half or 1, and all are wrong.
    A number that should stay where it is, is a threshold.

Fails:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - {id: nps, key_result: The promoter score stays, measure: {baseline: 50, target: 50.0}}

Passes:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - {id: nps, key_result: The promoter score stays, measure: {at_least: 50}}

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.rule import Context, Rule, Sees
from okrascode.model.measure import Metric


def _check(context: Context) -> Iterator[Finding]:
    for reference, key_result in context.plan.key_results.items():
        measure = key_result.measure
        if isinstance(measure, Metric) and measure.baseline == measure.target:
            yield context.finding(
                key_result.place.at("measure", "target"),
                f"Baseline and target of {key_result.id} are both {measure.target}, so it has no"
                " score.",
                about=reference,
                cure=f"To keep a number, write measure: {{at_least: {measure.target}}}.",
                question="What will be different at the end?",
            )


RULE = Rule(
    code="OKR306",
    slug="baseline-equals-target",
    severity=Severity.ERROR,
    check=_check,
    sees=Sees.TEAM,
)
