"""A number as people type it: digits with any separators, exactly, and what stands around them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from okrascode.errors import UsageError
from okrascode.everyday.chinese_number import AmbiguousNumber, chinese_number

__all__ = ["TypedNumber", "plain_text", "scaled", "typed_number"]

_HOW = "Type it like 66, 66.5, 1 200, 1.2k or 3/5."
_DIGITS = re.compile(r"\d[\d.,'_ ]*(?:(?<=[\d])[eE][+-]?\d{1,2}(?![\d.]))?")
_MOST_DIGITS = 30
_SCALES = {
    "k": 3, "K": 3, "tsd": 3, "thousand": 3, "千": 3, "百": 2, "十": 1,
    "万": 4, "萬": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "億": 8,
    "M": 6, "mio": 6, "mn": 6, "million": 6, "millions": 6,
    "bn": 9, "mrd": 9, "billion": 9, "billions": 9,
}  # fmt: skip
"""Powers of ten; a single letter counts as it is written, for m is minutes, metres or milli."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedNumber:
    """What was typed, before anybody knows the unit it is meant in."""

    value: Decimal
    is_relative: bool
    """True with a plus sign in front: more than last time, or a value?"""
    before: str
    """What stands in front, such as a sign of currency; may be empty."""
    behind: str
    """What stands behind: a scale, a unit or both; may be empty."""
    is_share: bool = False
    """True for 百分之…: percent, said in words."""
    other: str = ""
    """The other way to read it where three digits follow a dot; empty when there is none."""


def plain_text(text: str) -> str:
    """Give a text in the plain forms of its characters, with single spaces.

    >>> plain_text(" ６６\u202f％ "), plain_text("−5")
    ('66 %', '-5')
    """
    folded = unicodedata.normalize("NFKC", text).replace("\u2212", "-").replace("\u2013", "-")
    return " ".join(folded.replace("\u2019", "'").replace("\u066c", "'").split())


def typed_number(text: str) -> TypedNumber:
    """Read one number; ``text`` is what :func:`plain_text` gives.

    Raises:
        UsageError: it is no number, or one that can be read in two ways.
    """
    head = re.match(r"(负|負|[+-])?\s*([$€£¥])?\s*([+-])?\s*(百分之)?", text)
    assert head is not None  # noqa: S101  # every part is optional
    sign = head[1] or head[3] or ""
    if head[1] and head[3]:
        raise _no_number(text)
    rest = text[head.end() :]
    try:
        value, behind, other = _value(rest, text)
    except AmbiguousNumber as error:
        raise UsageError(
            f"{text!r} can be read as {' or as '.join(error.readings)}.",
            hint=f"Type {' or '.join(error.readings)}.",
        ) from error
    return TypedNumber(
        value=-value if sign in ("-", "负", "負") else value,
        is_relative=sign == "+",
        before=head[2] or "",
        behind=behind.strip(),
        is_share=head[4] is not None,
        other=other,
    )


def scaled(value: Decimal, word: str) -> Decimal | None:
    """Give a value times the scale that a word means; ``None`` when it means none.

    >>> scaled(Decimal("1.2"), "k"), scaled(Decimal("1.2"), "万"), scaled(Decimal(5), "m")
    (Decimal('1200'), Decimal('12000'), None)
    """
    power = _SCALES.get(word)
    if power is None and len(word) > 1:
        power = _SCALES.get(word.casefold().rstrip("."))
    if power is None:
        return None
    return Decimal(format(value * 10**power, "f")).normalize() + 0 if value else value


def _value(rest: str, text: str) -> tuple[Decimal, str, str]:
    if rest[:1].isdigit() and rest[:1].isascii():
        found = _DIGITS.match(rest)
        assert found is not None  # noqa: S101  # it begins with a digit
        digits = found[0].rstrip(" '_")
        behind = rest[len(digits) :]
        if digits.endswith((".", ",")):
            digits = digits[:-1]
        value, other = _decimal(digits, text)
        return value, behind.lstrip(".,"), other
    chinese = chinese_number(rest)
    if chinese is None:
        raise _no_number(text)
    return *chinese, ""


def _decimal(digits: str, text: str) -> tuple[Decimal, str]:
    mantissa, _, power = digits.lower().partition("e")
    if sum(sign.isdigit() for sign in mantissa) > _MOST_DIGITS:
        raise UsageError(f"{text[:20]!r}… has more than {_MOST_DIGITS} digits.", hint=_HOW)
    other = ""
    if re.fullmatch(r"\d+(\.\d+)?", mantissa):
        plain = mantissa
        if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", mantissa):
            other = mantissa.replace(".", "")
    elif re.fullmatch(r"[1-9]\d{0,2},\d{3}", mantissa):
        point = mantissa.replace(",", ".").rstrip("0").rstrip(".")
        raise AmbiguousNumber(mantissa.replace(",", ""), point)
    elif re.fullmatch(r"\d+,\d+", mantissa):
        plain = mantissa.replace(",", ".")
    elif found := re.fullmatch(r"\d{1,3}(?:([ '_,.])\d{3})(?:\1\d{3})*(?:([.,])\d+)?", mantissa):
        if found[1] == found[2]:
            raise _no_number(text)
        point = found[2] or ""
        whole, _, part = mantissa.rpartition(point) if point else (mantissa, "", "")
        plain = re.sub(r"\D", "", whole) + (f".{part}" if part else "")
    else:
        raise _no_number(text)
    return Decimal(format(Decimal(f"{plain}e{power or 0}"), "f")), other


def _no_number(text: str) -> UsageError:
    return UsageError(f"{text!r} is not a number.", hint=_HOW)
