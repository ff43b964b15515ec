"""What words say, in English and Chinese: is there a number, and does it go up or down.

The words are data, in ``lexicons/``. A rule that fires on good texts is worse than no rule, so a
text that speaks of two things at once says nothing here.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from okrascode.resources import read_packaged_text

__all__ = [
    "Direction",
    "direction_of",
    "has_digit",
    "has_number",
    "languages_of",
    "spoken",
    "without_withheld",
    "words_of",
]

_UNSPOKEN = re.compile(r"(?<=\])\([^()\s]*\)|(?<![a-z])[a-z]{2,12}://[^\s)\]]+|#\d+")


class Direction(Enum):
    """Where a number is meant to go."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lexicon:
    number: re.Pattern[str]
    no_number: re.Pattern[str]
    withheld: re.Pattern[str]
    first: tuple[tuple[Direction, re.Pattern[str]], ...]
    anywhere: tuple[tuple[Direction, re.Pattern[str]], ...]
    unclear: re.Pattern[str]


@cache
def words_of(language: str) -> dict[str, Any]:
    """Give the lexicon of a language, en or zh, as its file has it; not to be changed."""
    return tomllib.loads(read_packaged_text("lint", "lexicons", f"{language}.toml"))


@cache
def _lexicon(language: str) -> _Lexicon:
    words = words_of(language)
    said = words["direction"]
    edge = r"\b" if language == "en" else ""

    def any_of(entries: list[str]) -> re.Pattern[str]:
        # (?!) never matches: an empty list of words finds nothing.
        inside = "|".join(map(re.escape, sorted(entries, key=len, reverse=True))) or "(?!)"
        return re.compile(f"{edge}(?:{inside}){edge}", re.IGNORECASE)

    def patterns(entries: list[str]) -> re.Pattern[str]:
        return re.compile("|".join(entries) or "(?!)", re.IGNORECASE)

    return _Lexicon(
        number=re.compile(
            f"{any_of(words['number']).pattern}|{patterns(words['number_patterns']).pattern}",
            re.IGNORECASE,
        ),
        no_number=patterns(words["no_number"]),
        withheld=patterns(words["withheld"]),
        first=(
            (Direction.DOWN, any_of(said["first_down"])),
            (Direction.UP, any_of(said["first_up"])),
        ),
        anywhere=((Direction.DOWN, any_of(said["down"])), (Direction.UP, any_of(said["up"]))),
        unclear=any_of(said["unclear"]),
    )


def languages_of(text: str) -> tuple[str, ...]:
    """Give the lexicons for a text: a Chinese one holds English words too, but not the reverse."""
    # A pattern of so many characters takes longer to compile than a short run may last.
    if text.isascii() or not any("\u3400" <= character <= "\u9fff" for character in text):
        return ("en",)
    return ("zh", "en")


def spoken(text: str) -> str:
    """Give a text without what nobody reads aloud: addresses, and numbers of issues.

    >>> spoken("Be read ([#12](https://example.org/12)), see #7")
    'Be read ([]), see '
    """
    return _UNSPOKEN.sub("", text) if "#" in text or "://" in text or "](" in text else text


def has_number(text: str) -> bool:
    """Tell whether a text says how much: digits, a number in words, or one that is withheld.

    >>> has_number("Open in three markets"), has_number("A better website for Q4 2026")
    (True, False)
    >>> has_number("提问减少一半"), has_number("更好的文档"), has_number("Revenue reaches $X")
    (True, False, True)
    """
    text = spoken(text)
    for language in languages_of(text):
        words = _lexicon(language)
        rest = words.no_number.sub(" ", text)
        if words.withheld.search(rest) or words.number.search(rest):
            return True
        text = rest
    return any(character.isdigit() for character in text)


def has_digit(text: str) -> bool:
    """Tell whether a text has a digit that is no name, date or version.

    >>> has_digit("Reach 500 customers"), has_digit("The best OAuth 2 for B2B in 2026")
    (True, False)
    """
    text = spoken(text)
    if not any(character.isdigit() for character in text):
        return False
    for language in languages_of(text):
        text = _lexicon(language).no_number.sub(" ", text)
    return any(character.isdigit() for character in text)


def without_withheld(text: str) -> str:
    """Give a text without the numbers that its author keeps to himself."""
    for language in languages_of(text):
        text = _lexicon(language).withheld.sub(" ", text)
    return text


def direction_of(text: str) -> Direction | None:
    """Tell whether a text says more or less; ``None`` when it says neither, or both.

    >>> direction_of("Reduce the time of a checkout"), direction_of("结账时间缩短")
    (<Direction.DOWN: 'down'>, <Direction.DOWN: 'down'>)
    >>> direction_of("Increase speed without more errors") is None
    True
    """
    # Nearly every text is of this kind, and hardly any says a direction.
    if text.isascii() and not _may_say_direction(text.lower().strip()):
        return None
    found: set[Direction] = set()
    for language in languages_of(text):
        words = _lexicon(language)
        if words.unclear.search(text):
            return None
        found |= {direction for direction, pattern in words.first if pattern.match(text.strip())}
        found |= {direction for direction, pattern in words.anywhere if pattern.search(text)}
    return found.pop() if len(found) == 1 else None


def _may_say_direction(text: str) -> bool:
    """Tell whether a text in lower case has one of the verbs, be it within another word."""
    first, anywhere = _verbs()
    return text.startswith(first) or any(verb in text for verb in anywhere)


@cache
def _verbs() -> tuple[tuple[str, ...], tuple[str, ...]]:
    said = words_of("en")["direction"]
    return (*said["first_down"], *said["first_up"]), (*said["down"], *said["up"])
