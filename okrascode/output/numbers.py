"""Exact numbers to text: the only place where a number is rounded for people."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

__all__ = [
    "NOTHING",
    "confidence_text",
    "pace_text",
    "percent_text",
    "rounded",
    "score_text",
    "six_decimals",
    "value_text",
]

NOTHING = "–"
"""Stands where there is no number."""

_MOST_DECIMALS = 6


def rounded(number: Fraction | Decimal, decimals: int) -> Decimal:
    """Round half away from zero, as people do by hand.

    >>> rounded(Fraction(1, 8), 2), rounded(Decimal("-0.125"), 2), rounded(Decimal("-0.001"), 2)
    (Decimal('0.13'), Decimal('-0.13'), Decimal('0.00'))
    """
    above, below = number.as_integer_ratio()
    scaled = (2 * abs(above) * 10**decimals + below) // (2 * below)
    sign = "-" if above < 0 and scaled > 0 else ""
    return Decimal(f"{sign}{scaled}E-{decimals}")


@lru_cache(maxsize=4096)  # a series says most of its numbers many times
def six_decimals(number: Fraction | Decimal) -> Decimal:
    """Round to six decimals without zeros at the end, for programs.

    >>> six_decimals(Fraction(7, 10)), six_decimals(Fraction(1, 3)), six_decimals(Decimal("1E+3"))
    (Decimal('0.7'), Decimal('0.333333'), Decimal('1000'))
    """
    text = format(rounded(number, _MOST_DECIMALS), "f").rstrip("0").rstrip(".")
    return Decimal(text)


def score_text(score: Fraction | None) -> str:
    """Write a score with two decimals; one below 1 is never written as 1.

    A committed key result at 0.996 is missed, and a reader who sees 1.00 would call that a bug.

    >>> score_text(Fraction(42, 100)), score_text(Fraction(996, 1000)), score_text(None)
    ('0.42', '0.99', '–')
    """
    if score is None:
        return NOTHING
    text = rounded(score, 2)
    return str(Decimal("0.99") if score < 1 <= text else text)


def pace_text(pace: Fraction | None) -> str:
    """Write a pace with two decimals.

    >>> pace_text(Fraction(5, 7))
    '0.71'
    """
    return NOTHING if pace is None else str(rounded(pace, 2))


def confidence_text(confidence: Decimal | None) -> str:
    """Write a confidence of 0..10 with at most one decimal.

    >>> confidence_text(Decimal("6.666666666667")), confidence_text(Decimal(7))
    ('6.7', '7')
    """
    if confidence is None:
        return NOTHING
    return format(six_decimals(rounded(confidence, 1)), "f")


def percent_text(part: Fraction) -> str:
    """Write a part of 1 in whole percent.

    >>> percent_text(Fraction(51, 92))
    '55 %'
    """
    return f"{rounded(part * 100, 0)} %"


def value_text(number: Fraction | Decimal, unit: str = "") -> str:
    """Write a value with the digits it was written with, at most six decimals, and its unit.

    The unit stands behind, after a space, whatever it is.

    >>> value_text(Decimal("66.50"), "%"), value_text(Decimal("1E+6")), value_text(Fraction(2, 3))
    ('66.50 %', '1000000', '0.666667')
    """
    if isinstance(number, Decimal) and _exponent(number) >= -_MOST_DECIMALS:
        text = format(number, "f")
    else:
        text = format(six_decimals(number), "f")
    return f"{text} {unit}" if unit else text


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
