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

from okrascode.resources import read_packaged_text

__all__ = ["Direction", "direction_of", "has_number"]

_CHINESE = re.compile("[\u3400-\u9fff]")


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
def _lexicon(language: str) -> _Lexicon:
    words = tomllib.loads(read_packaged_text("lint", "lexicons", f"{language}.toml"))
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


def _languages_of(text: str) -> tuple[str, ...]:
    """Chinese texts hold English words and numbers; English texts hold no Chinese."""
    return ("zh", "en") if _CHINESE.search(text) else ("en",)


def has_number(text: str) -> bool:
    """Tell whether a text says how much: digits, a number in words, or one that is withheld.

    >>> has_number("Open in three markets"), has_number("A better website for Q4 2026")
    (True, False)
    >>> has_number("提问减少一半"), has_number("更好的文档"), has_number("Revenue reaches $X")
    (True, False, True)
    """
    for language in _languages_of(text):
        words = _lexicon(language)
        rest = words.no_number.sub(" ", text)
        if words.withheld.search(rest) or words.number.search(rest):
            return True
        text = rest
    return any(character.isdigit() for character in text)


def direction_of(text: str) -> Direction | None:
    """Tell whether a text says more or less; ``None`` when it says neither, or both.

    >>> direction_of("Reduce the time of a checkout"), direction_of("结账时间缩短")
    (<Direction.DOWN: 'down'>, <Direction.DOWN: 'down'>)
    >>> direction_of("Increase speed without more errors") is None
    True
    """
    found: set[Direction] = set()
    for language in _languages_of(text):
        words = _lexicon(language)
        if words.unclear.search(text):
            return None
        found |= {direction for direction, pattern in words.first if pattern.match(text.strip())}
        found |= {direction for direction, pattern in words.anywhere if pattern.search(text)}
    return found.pop() if len(found) == 1 else None
