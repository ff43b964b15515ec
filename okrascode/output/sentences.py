"""Sentences of the program in another language, found by the English ones.

A rule, a reader or a renderer says a thing once, in English; what it put into the sentence is found
again and carried over. A sentence that the catalogue does not have stays as it is, so nothing is
ever hidden; tests hold the catalogue against everything that can be said. Texts are plain: the sink
they go to escapes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from okrascode.resources import names_in, read_text

__all__ = ["Say", "in_english", "sentences_in"]

Say = Callable[[str], str]
"""Gives an English sentence in the language of a reader."""

_PLACE = re.compile(r"\{([a-z_]+)\}")
_OF_OURS = frozenset(
    {
        *("because", "field", "homes", "how", "of", "one", "other", "parts", "rest"),
        *("sentence", "shape", "shown", "status", "wanted", "what", "where", "whose"),
    }
)
"""Places that hold words of the program; what people wrote is in all others, and stays."""
_COUNTS = frozenset({"all", "days", "m", "n"})
"""Places that hold a whole number: without it, “the end of the cycle” were a count of something."""
_TERM = re.compile(r"""\S+|'[^']*'|"[^"]*"|`[^`]*`""")
"""What ``{term}`` holds, one word or something in quotes: a short sentence fits all otherwise."""
_KNOWN = frozenset({"field", "homes", "of", "parts", "rest", "shape", "wanted", "what"})
"""Places of ours that hold nothing else than what the catalogue has, or a field as it is typed."""
_DEEPEST = 3
"""A part of a sentence may be a sentence with parts."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    names: tuple[str, ...]
    between: tuple[str, ...]
    """What stands before, between and behind the places: one more than there are places."""
    translation: str

    @property
    def weight(self) -> int:
        """Of two that fit, the one that says more itself is meant."""
        return sum(map(len, self.between))


def in_english(text: str) -> str:
    """Leave a sentence as it is."""
    return text


@cache
def sentences_in(language: str) -> Say:
    """Give what says a sentence in one of :data:`okrascode.output.language.LANGUAGES`.

    >>> say = sentences_in("zh")
    >>> say("The team a has no sponsor."), say("Nobody ever said this.")
    ('团队 a 没有支持者（sponsor）。', 'Nobody ever said this.')
    """
    if f"{language}.toml" not in names_in("templates", "sentences"):
        return in_english
    catalogue = _catalogue(language)

    @cache
    def say(text: str) -> str:
        return _said(text, catalogue, _DEEPEST)

    return say


@dataclass(frozen=True, slots=True)
class _Catalogue:
    whole: Mapping[str, str]
    sentences: tuple[_Sentence, ...]
    values: tuple[_Sentence, ...]
    """What can only be a part of a sentence."""


@cache
def _catalogue(language: str) -> _Catalogue:
    import tomllib

    tables = tomllib.loads(read_text("templates", "sentences", f"{language}.toml"))
    whole: dict[str, str] = {}
    sentences: list[_Sentence] = []
    values: list[_Sentence] = []
    for name, table in tables.items():
        for english, translation in table.items():
            parts = _PLACE.split(english)
            if len(parts) == 1:
                whole[english] = translation
                continue
            one = _Sentence(tuple(parts[1::2]), tuple(parts[::2]), translation)
            (values if name == "values" else sentences).append(one)
    for found in (sentences, values):
        found.sort(key=lambda one: -one.weight)
    return _Catalogue(whole, tuple(sentences), tuple(values))


def _said(text: str, catalogue: _Catalogue, levels: int) -> str:
    if text in catalogue.whole:
        return catalogue.whole[text]
    is_part = levels < _DEEPEST
    patterns = (*catalogue.values, *catalogue.sentences) if is_part else catalogue.sentences
    for one in patterns if levels else ():
        found = _parts(text, one.between)
        said = None if found is None else _filled(one, found, catalogue, levels)
        if said is not None:
            return said
    return text


def _filled(one: _Sentence, found: Sequence[str], catalogue: _Catalogue, levels: int) -> str | None:
    """Give the translation with its places filled, or ``None`` when they cannot hold that."""
    values = dict(zip(one.names, found, strict=True))
    if not all(_can_hold(name, value) for name, value in values.items()):
        return None
    for name in _OF_OURS & values.keys():
        said = _said(values[name], catalogue, levels - 1)
        if said == values[name] and not _can_stay(name, said):
            return None
        values[name] = said
    return _PLACE.sub(lambda place: values[place[1]], one.translation)


def _can_hold(name: str, value: str) -> bool:
    if name in _COUNTS:
        return value.replace(",", "").isdecimal()
    return name != "term" or _TERM.fullmatch(value) is not None


def _can_stay(name: str, value: str) -> bool:
    """Tell whether a place of ours may hold what is not in the catalogue."""
    if name in ("one", "other"):
        return _TERM.fullmatch(value) is not None
    return name not in _KNOWN or value.startswith("`")


def _parts(text: str, between: Sequence[str]) -> list[str] | None:
    """Give what stands in the places, or ``None`` when the text is another sentence.

    The pieces are looked for from the left, each where it comes first: that finds a way wherever
    there is one, in a time that grows with the text alone.
    """
    first, *middle, last = between
    if not text.startswith(first) or not text.endswith(last):
        return None
    at, end = len(first), len(text) - len(last)
    found = []
    for piece in middle:
        # A place is never empty.
        next_ = text.find(piece, at + 1, end)
        if next_ < 0:
            return None
        found.append(text[at:next_])
        at = next_ + len(piece)
    if at >= end:
        return None
    return [*found, text[at:end]]
