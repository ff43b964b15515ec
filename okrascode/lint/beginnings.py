"""How a text begins: with what is done, with a wish, or with what stays as it is.

The verbs are data, in ``lexicons/``. English ones count as first word, in the plain or the -ing
form; where what follows makes a noun of it ("Release notes are read"), nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from okrascode.lint.lexicon import languages_of, words_of

__all__ = ["Beginning", "beginning_of"]


class Beginning(StrEnum):
    """What a first verb tells."""

    OUTPUT = "output"
    """Something is made or done."""
    VAGUE = "vague"
    """Something gets better, by nobody knows how much."""
    USUAL = "usual"
    """Something stays as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beginnings:
    verbs: Mapping[str, Beginning]
    """By the words as they are written, in lower case."""
    passed_over: frozenset[str]
    nouns_after: frozenset[str]
    says_what_is: frozenset[str]


_TAGS = re.compile(r"(?:[\[(<][^\])>]{0,30}[\])>][\s:]*|[#*_~>\s\"'“‘「『【·•–—-]|\d+[.)]\s)+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def beginning_of(text: str) -> tuple[Beginning, str] | None:
    """Give what the first verb of a text tells, and the verb as it stands there.

    >>> beginning_of("[P1] Successfully launch the portal")
    (<Beginning.OUTPUT: 'output'>, 'launch')
    >>> beginning_of("Release notes are read"), beginning_of("上线率")
    (None, None)
    >>> beginning_of("优化文档")
    (<Beginning.VAGUE: 'vague'>, '优化')
    """
    tags = _TAGS.match(text)
    start = text[tags.end() if tags else 0 :]
    for language in languages_of(text):
        found = _in_chinese(start) if language == "zh" else _in_english(start)
        if found is not None:
            return found
    return None


def _in_chinese(text: str) -> tuple[Beginning, str] | None:
    known = _beginnings("zh")
    kind = known.verbs.get(text[:2])
    rest = text[2:]
    if kind is None or any(rest.startswith(noun) for noun in known.nouns_after):
        return None
    return kind, text[:2]


def _in_english(text: str) -> tuple[Beginning, str] | None:
    known = _beginnings("en")
    words = _WORD.findall(text[:200])
    lowered = [word.lower() for word in words]
    first = 0
    while first < len(words) and lowered[first] in known.passed_over:
        first += 1
    for length in (2, 1):
        verb = " ".join(lowered[first : first + length])
        kind = known.verbs.get(verb)
        if kind is None:
            continue
        after = lowered[first + length : first + length + 3]
        if known.nouns_after.isdisjoint(after[:1]) and known.says_what_is.isdisjoint(after):
            return kind, " ".join(words[first : first + length])
        return None
    return None


@cache
def _beginnings(language: str) -> _Beginnings:
    said = words_of(language)["beginning"]
    verbs: dict[str, Beginning] = {}
    for kind in Beginning:
        for verb in said[kind]:
            verbs |= dict.fromkeys(_forms(verb) if language == "en" else (verb,), kind)
    return _Beginnings(
        verbs=verbs,
        passed_over=frozenset(said["passed_over"]),
        nouns_after=frozenset(said["nouns_after"]),
        says_what_is=frozenset(said["says_what_is"]),
    )


def _forms(verb: str) -> Iterable[str]:
    """Give a verb and its -ing form; of two words the first one changes."""
    head, space, tail = verb.partition(" ")
    yield verb
    if head.endswith("e") and not head.endswith("ee"):
        yield head[:-1] + "ing" + space + tail
    else:
        yield head + "ing" + space + tail
    if re.search(r"[^aeiou][aeiou][bdgmnpt]$", head):
        yield head + head[-1] + "ing" + space + tail
