"""A text is all capitals, or has fewer than three words.

Why:
    Capitals are hard to read and sound angry. And one or two words are a heading: everybody reads
    into them what they like. A key result with a number may be the mere name of it.

    In 736 texts of a software company it fires on 3 in 100; of all 23, 20 were headings (three were
    short tasks).

Fails:
    objectives:
      - id: quality
        objective: Quality
        owner: ana
    # or
    objectives:
      - id: pay-fast
        objective: PAYING HAS TO TAKE SECONDS
        owner: ana
    # or
    objectives:
      - id: quality
        objective: 质量
        owner: ana

Passes:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - {id: nps, key_result: NPS, measure: {baseline: 30, target: 50}}
    # or
    objectives:
      - id: pay-fast
        objective: 客户满意
        owner: ana

Options:
    words: The fewest words; default 3. Four Chinese characters count as three words.

"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from okrascode.findings import Finding, Severity
from okrascode.lint.items import active_key_results, open_objectives, says_how_much
from okrascode.lint.rule import Context, Profile, Rule, Sees
from okrascode.model.place import Place

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_FEWEST_LETTERS = 12
"""Below them it may be a few abbreviations."""


def _check(context: Context) -> Iterator[Finding]:
    fewest = context.options["words"]
    for objective in open_objectives(context.plan):
        yield from _judged(
            context, objective.title, objective.place.at("objective"), objective.reference, fewest
        )
        for key_result in active_key_results(objective):
            about = objective.reference_to(key_result)
            least = 0 if says_how_much(key_result) else fewest
            place = key_result.place.at("key_result")
            yield from _judged(context, key_result.title, place, about, least)


def _judged(
    context: Context, text: str, place: Place, about: object, fewest: int
) -> Iterator[Finding]:
    if _is_shouting(text):
        yield context.finding(
            place,
            "This text is all capitals.",
            about=about,
            cure="Write it as you would say it.",
            question="What would you write to somebody you want to win for it?",
        )
    elif _has_fewer_words(text, fewest):
        yield context.finding(
            place,
            f"This text has fewer than {fewest} words: it is a heading.",
            about=about,
            cure="Say what will be true at the end of the cycle, and for whom.",
            question="What will be different, and who will notice first?",
        )


def _is_shouting(text: str) -> bool:
    return text.isupper() and sum(character.isupper() for character in text) >= _FEWEST_LETTERS


def _has_fewer_words(text: str, fewest: int) -> bool:
    # Nearly every text is long enough at a glance.
    if text.count(" ") >= fewest + 2:
        return False
    rest, chinese = _chinese().subn(" ", text)
    return len(_WORD.findall(rest)) + chinese * 3 / 4 < fewest


@cache
def _chinese() -> re.Pattern[str]:
    # So many characters take long to compile, and this profile seldom runs.
    return re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


RULE = Rule(
    code="OKR708",
    slug="shouting-or-empty",
    severity=Severity.INFO,
    profile=Profile.STRICT,
    options={"words": 3},
    check=_check,
    sees=Sees.TEAM,
)
