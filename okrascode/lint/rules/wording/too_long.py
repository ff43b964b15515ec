"""A text is too long to be remembered.

Why:
    What nobody can say by heart steers nobody. The reason belongs into why, the way of measuring
    into how. Of 3,186 key results of nine organisations, nine in ten have 159 characters or fewer.

    In 736 texts of a software company it fires on one, which holds two sentences.

Fails:
    objectives:
      - id: pay-fast
        objective: >-
          Paying takes seconds for all customers in all markets where we sell, because many carts
          are lost at the payment step, most of them on phones and in the evening
        owner: ana
    # or
    objectives:
      - id: pay-fast
        objective: >-
          让我们所有市场的所有客户都能在几秒钟之内完成付款，因为很多购物车是在付款这一步丢失的，其中大多数发生在手机上，而且是在晚上，也就是人最多的时候
        owner: ana

Passes:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds for all customers in all markets
        why: >-
          Four in ten carts are lost at the payment step, most of them on phones and in the evening,
          which is when most people buy.
        owner: ana

Options:
    objective: The most characters of an objective; default 120.
    key_result: The most characters of a key result; default 200. A Chinese character counts as two.

"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.items import active_key_results, open_objectives
from okrascode.lint.lexicon import spoken
from okrascode.lint.rule import Context, Profile, Rule, Sees
from okrascode.model.place import Place


def _check(context: Context) -> Iterator[Finding]:
    for objective in open_objectives(context.plan):
        yield from _judged(
            context, objective.title, objective.place, "objective", objective.reference
        )
        for key_result in active_key_results(objective):
            about = objective.reference_to(key_result)
            yield from _judged(context, key_result.title, key_result.place, "key_result", about)


def _judged(
    context: Context, text: str, place: Place, kind: str, about: object
) -> Iterator[Finding]:
    most = context.options[kind]
    # Counting costs, and no character counts more than twice.
    if len(text) * 2 <= most or (length := _length(text)) <= most:
        return
    yield context.finding(
        place.at(kind),
        f"This {kind.replace('_', ' ')} has {length} characters; up to {most} can be remembered.",
        about=about,
        cure="Move reasons to why and the way of measuring to how, or make two of it.",
        question="How do you say it to a colleague in the lift?",
    )


def _length(text: str) -> int:
    text = spoken(text)
    return len(text) + sum(unicodedata.east_asian_width(character) in "WF" for character in text)


RULE = Rule(
    code="OKR705",
    slug="too-long",
    severity=Severity.INFO,
    profile=Profile.STRICT,
    options={"objective": 120, "key_result": 200},
    check=_check,
    sees=Sees.TEAM,
)
