"""An objective has no key result, and no other objective supports it.

Why:
    Nobody can tell whether it was reached, so it has no score. An objective that is reached
    through the objectives of teams needs none of its own.

Fails:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana

Passes:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - id: nps
            key_result: The promoter score rises
            measure: {baseline: 30, target: 50}

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.items import active_objectives
from okrascode.lint.rule import Context, Rule, Sees
from okrascode.rollup.alignment import supporters_in


def _check(context: Context) -> Iterator[Finding]:
    supporters = supporters_in(context.plan)
    for objective in active_objectives(context.plan):
        if objective.key_results or objective.reference in supporters:
            continue
        # Who supports it cannot be told without its cycle, nor from a text that cannot be read.
        if objective.cycle not in context.plan.cycles or context.unread.mentions(objective.id):
            continue
        yield context.finding(
            objective.place.at("id"),
            f"The objective {objective.id} has no key result, so nobody can tell when it is"
            " reached.",
            about=objective.reference,
            cure="Add two to four key results, or let objectives of teams support it.",
            question="What would you see on the last day that tells you it is reached?",
        )


RULE = Rule(
    code="OKR303",
    slug="no-key-results",
    severity=Severity.WARNING,
    check=_check,
    sees=Sees.STRUCTURE,
)
