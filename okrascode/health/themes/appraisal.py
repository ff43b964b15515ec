"""Not an appraisal: no goal is tied to pay, bonus or rating, and nothing here scores people.

What ties a goal to pay is what the rule ``tied-to-pay`` finds: not the words alone, for products
have bonuses too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from okrascode.health.theme import Item, Level, Look, Measure, Said, Theme, Unit
from okrascode.health.view import View
from okrascode.lint.phrases import phrase_in
from okrascode.model.reference import Reference

__all__ = ["THEME"]

_CHINESE = re.compile("[\u3400-\u9fff]")


def _look(view: View) -> Look:
    found = tuple(_tied(view))
    texts = sum(1 for _ in _texts(view))
    level = Level.WEAK if found else Level.STRONG
    about = dict.fromkeys(item.about for item in found)
    return Look(
        level=level,
        rule=Said(f"appraisal.rule.{level}", {"n": len(about), "texts": texts}),
        measures=(
            Measure(key="tied", unit=Unit.COUNT, value=len(about)),
            Measure(key="texts", unit=Unit.COUNT, value=texts),
        ),
        items=found or (Item(trait="none", cycle=view.cycle.id, values={"n": texts}),),
    )


def _tied(view: View) -> Iterator[Item]:
    further = _pattern(view.limits.appraisal_words)
    for reference, field, text in _texts(view):
        match = further.search(text)
        words = match[0] if match else phrase_in(text, "pay")
        if words is not None:
            yield Item(
                trait="tied",
                about=reference,
                commit=view.commit_of(reference),
                path=view.path_of(reference),
                values={"word": words, "field": field},
            )


def _texts(view: View) -> Iterator[tuple[Reference, str, str]]:
    """Give what the objectives and key results say in words, drafts left out."""
    for part in view.objectives:
        yield part.reference, "objective", part.objective.title
        if part.objective.why:
            yield part.reference, "why", part.objective.why
    for one in view.key_results:
        yield one.reference, "key_result", one.key_result.title
        if one.key_result.how:
            yield one.reference, "how", one.key_result.how


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Match whole words; Chinese has no ends of words."""
    parts = (
        re.escape(word) if _CHINESE.search(word) else rf"(?<![^\W_]){re.escape(word)}(?![^\W_])"
        for word in sorted(words, key=len, reverse=True)
    )
    return re.compile("|".join(parts) or "(?!)", re.IGNORECASE)


THEME = Theme(slug="appraisal", place=10, look=_look, calm=frozenset({"none"}))
