"""Characters as regular expressions name them: classes, ranges, control characters, cases."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["CLASSES", "CONTROLS", "between", "cases_of", "is_word", "itself"]


def between(low: str, high: str) -> Callable[[str], bool]:
    """Give the test for a range of characters, both ends included."""
    return lambda character: low <= character <= high


def itself(character: str) -> tuple[str, ...]:
    """Give the one form of a character where large and small letters differ."""
    return (character,)


def cases_of(character: str) -> tuple[str, ...]:
    """Give the forms of a character where large and small letters do not differ."""
    return (character, character.lower(), character.upper())


def is_word(character: str) -> bool:
    """Tell whether a character is part of a word, as regular expressions have it."""
    return character.isalnum() or character == "_"


CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "0": "\0"}
CLASSES: dict[str, Callable[[str], bool]] = {
    "d": str.isdecimal,
    "D": lambda c: not c.isdecimal(),
    "w": is_word,
    "W": lambda c: not is_word(c),
    "s": str.isspace,
    "S": lambda c: not c.isspace(),
}
