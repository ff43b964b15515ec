"""Phrases that stand anywhere in a text: placeholders, and what ties a goal to money.

Hundreds of thousands of texts are looked at, and hardly any has one. So all texts of an objective
are first asked together for plain hints, which is fast, and patterns run only behind a hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from okrascode.lint.items import active_key_results, open_objectives
from okrascode.lint.lexicon import languages_of, without_withheld, words_of
from okrascode.model.measure import Metric, Milestones, Threshold
from okrascode.model.objective import KeyResult, Objective
from okrascode.model.place import Place
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference

__all__ = ["Phrase", "phrase_in", "phrases_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase that was found."""

    words: str
    """As it stands there."""
    about: Reference
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    patterns: re.Pattern[str]
    exact: re.Pattern[str]
    """Where capitals count."""


_Text = tuple[Place, str, str]
"""The place of the item, the field and its text."""


def phrases_in(plan: Plan, kind: str) -> Iterator[Phrase]:
    """Find phrases of a kind, ``placeholder`` or ``pay``, in what is still planned to happen."""
    hints = tuple(hint for language in ("en", "zh") for hint in words_of(language)[kind]["hints"])
    for objective in open_objectives(plan):
        together = _together(objective)
        if not any(hint in together for hint in hints):
            continue
        yield from _found(kind, _texts_of_objective(objective), objective.reference)
        for key_result in active_key_results(objective):
            yield from _found(kind, _texts_of(key_result), objective.reference_to(key_result))


def phrase_in(text: str, kind: str) -> str | None:
    """Give the first phrase of a kind in a text, as it stands there.

    >>> phrase_in("Reach XX shops", "placeholder"), phrase_in("Revenue reaches $XX", "placeholder")
    ('XX', None)
    >>> phrase_in("完成情况与奖金挂钩", "pay")
    '与奖金挂钩'
    """
    if kind == "placeholder":
        text = without_withheld(text)
    for language in languages_of(text):
        known = _patterns(language, kind)
        found = known.patterns.search(text) or known.exact.search(text)
        if found is not None:
            return found[0].strip()
    return None


def _together(objective: Objective) -> str:
    """Give all texts of an objective, those of dropped key results too, in lower case."""
    texts = [objective.title, objective.why]
    for key_result in objective.key_results:
        texts += (key_result.title, key_result.how)
        measure = key_result.measure
        if isinstance(measure, Milestones):
            texts += (step.title for step in measure.items)
        elif isinstance(measure, Metric | Threshold):
            texts.append(measure.name)
    return "\n".join(texts).lower()


def _found(kind: str, texts: Iterable[_Text], about: Reference) -> Iterator[Phrase]:
    for place, field, text in texts:
        words = phrase_in(text, kind)
        if words is not None:
            yield Phrase(words=words, about=about, place=place.at(*field.split("/")))


def _texts_of_objective(objective: Objective) -> Iterator[_Text]:
    yield objective.place, "objective", objective.title
    if objective.why:
        yield objective.place, "why", objective.why


def _texts_of(key_result: KeyResult) -> Iterator[_Text]:
    yield key_result.place, "key_result", key_result.title
    if key_result.how:
        yield key_result.place, "how", key_result.how
    measure = key_result.measure
    if isinstance(measure, Metric | Threshold) and measure.name:
        yield key_result.place, "measure/name", measure.name
    elif isinstance(measure, Milestones):
        for step in measure.items:
            yield step.place, "title", step.title


@cache
def _patterns(language: str, kind: str) -> _Patterns:
    said = words_of(language)[kind]
    pay = said.get("pay", "")
    patterns = [pattern.replace("{pay}", pay) for pattern in said["patterns"]]
    return _Patterns(
        patterns=re.compile("|".join(patterns), re.IGNORECASE),
        exact=re.compile("|".join(said.get("exact", ())) or "(?!)"),
    )
