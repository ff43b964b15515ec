"""What an unquoted scalar means: the core schema of YAML 1.2, with exact decimals.

``no`` is text, ``010`` is ten, ``2026-11-20`` is text that must be a date later on. Source:
https://yaml.org/spec/1.2.2/#103-core-schema
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

__all__ = ["MOST_DIGITS", "MOST_EXPONENT", "Remark", "others_read", "value_of"]

MOST_DIGITS = 30
"""Most digits of a number."""
MOST_EXPONENT = 15
"""Largest exponent of ten, either way."""

Remark = str
"""Empty, ``ambiguous``, ``too-large`` or ``not-finite``."""

_CONSTANTS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WORDS_OF_1_1 = {
    **dict.fromkeys(("yes", "Yes", "YES", "on", "On", "ON"), "true"),
    **dict.fromkeys(("no", "No", "NO", "off", "Off", "OFF"), "false"),
}
_FIRST = frozenset("+-.0123456789~tTfFnNyYoO")
_WHOLE = re.compile(r"[-+]?[0-9]+", re.ASCII)
_OTHER_RADIX = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+", re.ASCII)
_DECIMAL = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE](?P<exponent>[-+]?[0-9]+))?", re.ASCII
)
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", re.ASCII)
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+", re.ASCII)
_SEXAGESIMAL = re.compile(r"[-+]?([1-9][0-9]*(:[0-5]?[0-9])+|[0-9]+(:[0-5]?[0-9])+\.[0-9]*)")
_UNDERSCORE = re.compile(r"[-+]?(0x[0-9a-fA-F_]+|0b[01_]+|[0-9][0-9_]*(\.[0-9_]*)?)", re.ASCII)
_BINARY = re.compile(r"[-+]?0b[01]+", re.ASCII)


def value_of(text: str) -> tuple[object, Remark]:
    """Give the value of an unquoted scalar, and what is to be said about it.

    A number that is too large or not finite comes as 0, so that what follows can still be judged.

    >>> value_of("010"), value_of("no"), value_of("2.50")
    ((10, 'ambiguous'), ('no', 'ambiguous'), (Decimal('2.50'), ''))
    """
    if text and text[0] not in _FIRST:
        return text, ""
    return _remembered(text) if len(text) <= MOST_DIGITS else _resolved(text)


def _resolved(text: str) -> tuple[object, Remark]:
    if text in _CONSTANTS:
        return _CONSTANTS[text], ""
    if text in _WORDS_OF_1_1:
        return text, "ambiguous"
    if _WHOLE.fullmatch(text):
        if len(text.lstrip("+-")) > MOST_DIGITS:
            return 0, "too-large"
        return int(text), "ambiguous" if _LEADING_ZERO.fullmatch(text) else ""
    if decimal := _DECIMAL.fullmatch(text):
        return _exact(text, decimal["exponent"] or "0")
    if _OTHER_RADIX.fullmatch(text):
        if len(text) - 2 > MOST_DIGITS:
            return 0, "too-large"
        return int(text, base=0), "ambiguous" if text.startswith("0o") else ""
    if _NOT_FINITE.fullmatch(text):
        return 0, "not-finite"
    # Longer ones are ambiguous to nobody: they are no number that a person writes.
    is_short = len(text) <= MOST_DIGITS
    return text, "ambiguous" if is_short and others_read(text) else ""


_remembered = lru_cache(maxsize=8192)(_resolved)


def _exact(text: str, exponent: str) -> tuple[object, Remark]:
    digits = sum(character.isdigit() for character in re.split("[eE]", text)[0])
    power = exponent.lstrip("+-").lstrip("0")
    if digits > MOST_DIGITS or len(power) > 2 or int(power or 0) > MOST_EXPONENT:
        return Decimal(0), "too-large"
    return Decimal(text), ""


def others_read(text: str) -> str:
    """Say what readers of YAML 1.1 take an unquoted scalar for; empty when it is the same.

    >>> others_read("yes"), others_read("010"), others_read("1:30"), others_read("0o14")
    ('true', 'the number 8', 'the number 90', 'text')
    """
    if text in _WORDS_OF_1_1:
        return _WORDS_OF_1_1[text]
    if text.startswith("0o"):
        return "text"
    sign = "-" if text.startswith("-") else ""
    if _LEADING_ZERO.fullmatch(text):
        octal = set(text) <= set("+-01234567")
        return f"the number {sign}{int(text.lstrip('+-'), base=8)}" if octal else "text"
    if _SEXAGESIMAL.fullmatch(text):
        if "." in text:
            return "a number in base 60"
        value = 0
        for part in text.lstrip("+-").split(":"):
            value = value * 60 + int(part)
        return f"the number {sign}{value}"
    if _BINARY.fullmatch(text) or ("_" in text and _UNDERSCORE.fullmatch(text)):
        return "a number"
    return ""
