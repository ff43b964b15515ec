"""A text still has a placeholder such as TBD, ??? or XX.

Why:
    Somebody meant to fill it in. Once the objectives are agreed, nobody remembers what was agreed
    there. A number that is kept back on purpose is no placeholder: $X, X %, [N₀].

    In 736 texts of a software company it fires on 4, each of them unfinished.

Fails:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - {id: time, key_result: Checkout takes XX seconds, measure: {binary: true}}
    # or
    objectives:
      - id: pay-fast
        objective: 付款只需几秒钟
        owner: ana
        key_results:
          - {id: time, key_result: 结账时间缩短到（待定）, measure: {binary: true}}

Passes:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - {id: time, key_result: Checkout takes half the time, measure: {binary: true}}
          - {id: revenue, key_result: "Revenue from wallets reaches $XX, up by X %"}
          - id: todo
            key_result: Comments with TODO are gone from the checkout
            measure: {baseline: 40, target: 0}

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.phrases import phrases_in
from okrascode.lint.rule import Context, Rule, Sees


def _check(context: Context) -> Iterator[Finding]:
    for phrase in phrases_in(context.plan, "placeholder"):
        yield context.finding(
            phrase.place,
            f"“{phrase.words}” is still to be filled in.",
            about=phrase.about,
            cure="Write what is meant, or state: draft until it is known.",
            question="Who can say what belongs here, and by when?",
        )


RULE = Rule(
    code="OKR704", slug="placeholder", severity=Severity.WARNING, check=_check, sees=Sees.TEAM
)
