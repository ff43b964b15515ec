"""A key result has no measure, and there is no number in its text either.

Why:
    "It's not a key result unless it has a number" (M. Mayer in J. Doerr, Measure What Matters): at
    the end everybody must be able to say how far you came without a discussion. A measure may
    also be milestones, or simply done or not.

Fails:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - id: docs
            key_result: Merchants find better documentation
    # or
    objectives:
      - id: pay-fast
        objective: 付款只需几秒钟
        owner: ana
        key_results:
          - id: docs
            key_result: 商户能找到更好的文档

Passes:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - id: docs
            key_result: Merchants find better documentation
            measure: {name: questions to support per merchant, baseline: 4, target: 1}
          - id: markets
            key_result: Checkout takes under 20 seconds in all three markets
          - id: revenue
            key_result: Revenue from wallets reaches $X
    # or
    objectives:
      - id: pay-fast
        objective: 付款只需几秒钟
        owner: ana
        key_results:
          - id: docs
            key_result: 商户的提问减少一半

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.items import active_key_results, active_objectives
from okrascode.lint.lexicon import has_number
from okrascode.lint.rule import Context, Rule, Sees


def _check(context: Context) -> Iterator[Finding]:
    for objective in active_objectives(context.plan):
        for key_result in active_key_results(objective):
            texts = (key_result.title, key_result.how)
            if key_result.measure is not None or any(map(has_number, texts)):
                continue
            yield context.finding(
                key_result.place.at("key_result"),
                f"The key result {key_result.id} has no measure and no number.",
                about=objective.reference_to(key_result),
                cure="Add a measure: baseline and target, a threshold, milestones or binary.",
                question="How will two people who disagree find out who is right?",
            )


RULE = Rule(
    code="OKR305", slug="no-measure", severity=Severity.WARNING, check=_check, sees=Sees.TEAM
)
