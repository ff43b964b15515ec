"""An identifier disappeared while a like text came up under another one.

Why:
    Readings, links and trailers go by the identifier. Under a new one the history begins again and
    the score falls to nothing, unless formerly says what it was called.

Fails:
    # before
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - {id: completion, key_result: Completion rises, measure: {baseline: 61, target: 75}}
    # after
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - {id: completed, key_result: Completion rises, measure: {baseline: 61, target: 75}}

Passes:
    # before
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - {id: completion, key_result: Completion rises, measure: {baseline: 61, target: 75}}
    # after
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - id: completed
            formerly: [effortless-checkout/completion]
            key_result: Completion rises
            measure: {baseline: 61, target: 75}

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.changes.difference import Difference, Kind
from okrascode.findings import Finding, Severity
from okrascode.lint.rule import Context, Needs, Rule

_SAY_IT = "Say under formerly what it was called, or take the old identifier back."


def _check(context: Context) -> Iterator[Finding]:
    for one in context.against.comparison.differences if context.against else ():
        if one.kind is Kind.ID_CHANGED and one.needs_reason:
            yield context.finding(
                one.place,
                f"{one.about} was called {one.old}; readings and links do not follow.",
                about=one.about,
                subject=one.field,
                cure=f"Add formerly: [{_old_name(one)}], or give it its old id back.",
            )


def _old_name(one: Difference) -> str:
    key_result = one.reference.key_result if one.reference else None
    return f"{one.reference.objective}/{one.old}" if one.reference and key_result else str(one.old)


RULE = Rule(
    code="OKR605",
    slug="id-changed",
    severity=Severity.ERROR,
    needs=Needs.BASE,
    can_be_suppressed=False,
    instead=_SAY_IT,
    check=_check,
)
