"""Not an appraisal: no goal is tied to pay, bonus or rating, and nothing here scores people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from okrascode.health.theme import Item, Level, Look, Measure, Said, Theme, Unit
from okrascode.health.view import View
from okrascode.model.reference import Reference

__all__ = ["THEME", "WORDS"]

WORDS = (
    *("bonus", "bonuses", "salary", "salaries", "pay rise", "pay raise", "merit increase"),
    *("performance review", "performance reviews", "performance rating", "performance appraisal"),
    *("appraisal", "appraisals", "rated on", "stack ranking", "forced ranking", "incentive pay"),
    *("奖金", "年终奖", "绩效考核", "绩效工资", "绩效评级", "考核结果", "涨薪", "加薪", "末位淘汰"),
)
"""Words by which a text ties a goal to pay or rating, when okr.toml names no others."""


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
    pattern = _pattern(view.limits.appraisal_words)
    if pattern is None:
        return
    for reference, field, text in _texts(view):
        if match := pattern.search(text):
            yield Item(
                trait="tied",
                about=reference,
                commit=view.commit_of(reference),
                path=view.path_of(reference),
                values={"word": match[0], "field": field},
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
def _pattern(words: tuple[str, ...] | None) -> re.Pattern[str] | None:
    """Match whole words; Chinese has no ends of words."""
    chosen = WORDS if words is None else words
    if not chosen:
        return None
    parts = (
        rf"(?<![^\W_]){re.escape(word)}(?![^\W_])" if word.isascii() else re.escape(word)
        for word in sorted(chosen, key=len, reverse=True)
    )
    return re.compile("|".join(parts), re.IGNORECASE)


THEME = Theme(slug="appraisal", place=10, look=_look, calm=frozenset({"none"}))
