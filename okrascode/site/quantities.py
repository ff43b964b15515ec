"""Numbers as a reader sees them, with their unit, in one place.

What was reported is written exactly as it was reported; what was computed is rounded here, at the
last moment, and nowhere before.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

__all__ = ["number", "percent", "quantity", "rounded", "score"]

_MINUS = "−"
_SPACE = "\u00a0"
"""No-break space: a number and its unit stay on one line."""


def number(value: Decimal) -> str:
    """Write a reported number exactly, without needless zeros and grouped in thousands.

    >>> number(Decimal("1200.50")), number(Decimal("-3")), number(Decimal("1E+9"))
    ('1,200.5', '−3', '1,000,000,000')
    """
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("-0", ""):
        text = "0"
    return text.replace("-", _MINUS)


def rounded(value: Fraction | Decimal, *, like: tuple[Decimal, ...] = ()) -> str:
    """Write a computed number with one digit more than the numbers it is compared with.

    >>> rounded(Fraction(22, 7), like=(Decimal("5.2"), Decimal("1.5")))
    '3.14'
    >>> rounded(Fraction(2000, 3), like=(Decimal(0), Decimal(1000)))
    '666.7'
    """
    digits = max((max(0, -_exponent(known)) for known in like), default=1)
    exact = Fraction(value)
    whole = round(exact * 10 ** (digits + 1))
    return number(Decimal(whole).scaleb(-(digits + 1)))


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def quantity(text: str, unit: str, *, language: str = "en") -> str:
    r"""Put a written number and its unit together.

    >>> quantity("70", "%"), quantity("5", "€"), quantity("13.2", "h")
    ('70%', '€5', '13.2\xa0h')
    """
    if not unit:
        return text
    if unit in ("%", "‰", "°"):
        return text + unit
    if len(unit) == 1 and unit in "€$£¥₹₩":
        return _MINUS + unit + text[1:] if text.startswith(_MINUS) else unit + text
    if language == "zh" and not unit[0].isascii():
        return text + unit
    return text + _SPACE + unit


def percent(share: Fraction | Decimal) -> str:
    """Write a share of one in whole percent, rounded half up.

    >>> percent(Fraction(2, 3)), percent(Fraction(-1, 8))
    ('67%', '−12%')
    """
    whole = Fraction(share) * 100 + Fraction(1, 2)
    return number(Decimal(whole.numerator // whole.denominator)) + "%"


def score(share: Fraction | Decimal) -> str:
    """Write a score with two decimals, rounded half up, so that a hand calculation agrees.

    >>> score(Fraction(2, 3)), score(Fraction(1)), score(Fraction(7, 200))
    ('0.67', '1.00', '0.04')
    """
    hundredths = Fraction(share) * 100 + Fraction(1, 2)
    whole = hundredths.numerator // hundredths.denominator
    sign = _MINUS if whole < 0 else ""
    return f"{sign}{abs(whole) // 100}.{abs(whole) % 100:02d}"
