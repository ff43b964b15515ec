"""Numbers in Chinese characters, exactly; what two people would read differently is refused."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["AmbiguousNumber", "chinese_number"]

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")}
_DIGITS |= {sign: value for value, sign in enumerate("〇壹贰叁肆伍陆柒捌玖")}
_DIGITS |= {"两": 2, "兩": 2, "○": 0}
_TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_BIG = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_SIGNS = "".join((*_DIGITS, *_TENS, *_BIG))
_NUMBER = re.compile(rf"([{_SIGNS}]{{1,40}})(?:[点點]([{''.join(_DIGITS)}]{{1,20}}))?")


class AmbiguousNumber(ValueError):
    """It can be read in two ways; ``readings`` holds both, in digits."""

    def __init__(self, *readings: str) -> None:
        """Keep the ways to read it."""
        super().__init__(" or ".join(readings))
        self.readings = readings


def chinese_number(text: str) -> tuple[Decimal, str] | None:
    """Give the number a text begins with and what follows; ``None`` when it begins with none.

    Raises:
        AmbiguousNumber: 一百五 is 150 to most and 105 to some.

    >>> chinese_number("六十六点五"), chinese_number("一万二千人"), chinese_number("二〇二六")
    ((Decimal('66.5'), ''), (Decimal('12000'), '人'), (Decimal('2026'), ''))
    """
    found = _NUMBER.match(text)
    if found is None:
        return None
    whole = _whole(found[1])
    if whole is None:
        return None
    part = "".join(str(_DIGITS[sign]) for sign in found[2] or "")
    return Decimal(f"{whole}.{part}" if part else whole), text[found.end() :]


def _whole(signs: str) -> int | None:
    if all(sign in _DIGITS for sign in signs):
        return int("".join(str(_DIGITS[sign]) for sign in signs))
    total = section = 0
    digit: int | None = None
    last_unit = 1
    after_zero = False
    for sign in signs:
        if sign in _DIGITS:
            if digit:  # Two digits side by side inside units mean nothing.
                return None
            digit = _DIGITS[sign]
            after_zero = after_zero or digit == 0
            continue
        unit = _TENS.get(sign) or _BIG[sign]
        if sign in _TENS:
            section += (1 if digit is None else digit) * unit
        else:
            section += digit or 0
            total = (total + section) * unit if unit > 10**4 else total + (section or 1) * unit
            section = 0
        digit, last_unit, after_zero = None, unit, False
    if digit and last_unit > 10 and not after_zero:
        base = total + section
        raise AmbiguousNumber(str(base + digit * last_unit // 10), str(base + digit))
    return total + section + (digit or 0)
