"""Numbers, days and shares as people type them into tables; what is ambiguous stays unread."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation

__all__ = ["as_day", "as_number", "as_share", "as_truth", "plain", "split_unit"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar", "feb february februar", "mar march märz", "apr april",
            "may mai", "jun june juni", "jul july juli", "aug august", "sep sept september",
            "oct october okt oktober", "nov november", "dec december dez dezember",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NUMBER = re.compile(
    r"(?P<before>[^\d\s.,+−-][^\d]{0,7}?)?\s*(?P<sign>[+−-]?)\s*"
    r"(?P<digits>\d[\d.,'’   ]{0,40})\s*(?P<thousands>k|K|万|亿)?\s*(?P<after>[^\d]{0,24})"
)
_SCALE = {"k": 1_000, "K": 1_000, "万": 10_000, "亿": 100_000_000}
_GROUPED = re.compile(r"\d{1,3}([.,'’   ])\d{3}(\1\d{3})*")
_MOST_DIGITS = 25
_TRUE = frozenset({"true", "yes", "y", "done", "x", "✓", "✔", "✅", "wahr", "ja", "是", "完成"})
_FALSE = frozenset({"false", "no", "n", "not done", "open", "falsch", "nein", "否", "未完成"})


def as_number(text: str, *, decimal_comma: bool = False) -> Decimal | None:
    """Read a number without its unit; ``None`` when it is none or could be two.

    >>> as_number("1,234.50"), as_number("12,5 %"), as_number("€ 1.2k"), as_number("3 of 5")
    (Decimal('1234.50'), Decimal('12.5'), Decimal('1200.0'), None)
    """
    return split_unit(text, decimal_comma=decimal_comma)[0]


def split_unit(text: str, *, decimal_comma: bool = False) -> tuple[Decimal | None, str]:
    """Read a number and what stands around it.

    >>> split_unit("66 %"), split_unit("CHF 20")
    ((Decimal('66'), '%'), (Decimal('20'), 'CHF'))
    """
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None, ""
    number = _digits(found["digits"].strip(), decimal_comma=decimal_comma)
    if number is None:
        return None, ""
    number *= _SCALE.get(found["thousands"] or "", 1)
    unit = (found["before"] or "").strip() or (found["after"] or "").strip()
    return (-number if found["sign"] in ("-", "−") else number), unit


def _digits(text: str, *, decimal_comma: bool) -> Decimal | None:
    for space in "'’   ":
        if space in text:
            whole = re.split(r"[.,]", text)[0]
            if not _GROUPED.fullmatch(whole):
                return None
            text = text.replace(space, "")
    commas, points = text.count(","), text.count(".")
    if commas and points:
        last = max(",", ".", key=text.rfind)
        other = "." if last == "," else ","
        if not _GROUPED.fullmatch(text.rpartition(last)[0]) or text.count(last) > 1:
            return None
        text = text.replace(other, "").replace(last, ".")
    elif commas > 1 or points > 1:
        if not _GROUPED.fullmatch(text):
            return None
        text = text.replace(",", "").replace(".", "")
    elif commas:
        is_group = _GROUPED.fullmatch(text) is not None and not decimal_comma
        text = text.replace(",", "" if is_group else ".")
    elif points and decimal_comma and _GROUPED.fullmatch(text):
        text = text.replace(".", "")
    if sum(c.isdigit() for c in text) > _MOST_DIGITS:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def as_share(text: str) -> Decimal | None:
    """Read a share as percent: ``70 %``, ``70``, ``0.7``.

    Without a sign it is a share of one when it has a decimal point and is at most 1, else percent.

    >>> as_share("0.65"), as_share("70%"), as_share("40"), as_share("1.0")
    (Decimal('65.00'), Decimal('70'), Decimal('40'), Decimal('100.0'))
    """
    number, unit = split_unit(text)
    if number is None or unit not in ("", "%"):
        return None
    if not unit and "." in text and abs(number) <= 1:
        return number * 100
    return number


def as_truth(text: str) -> bool | None:
    """Read done or not done; ``None`` when it is neither."""
    word = text.strip().casefold()
    return True if word in _TRUE else False if word in _FALSE else None


def as_day(text: str, *, order: str = "") -> date | None:
    """Read a calendar day; ``order`` (DMY, MDY) settles ``03/04/2026``, else that stays unread.

    >>> as_day("2025-03-10 20:57:08 UTC"), as_day("Mar 10, 2025"), as_day("2025年3月10日")
    (datetime.date(2025, 3, 10), datetime.date(2025, 3, 10), datetime.date(2025, 3, 10))
    >>> as_day("03/04/2026") is None, as_day("13/04/2026")
    (True, datetime.date(2026, 4, 13))
    """
    text = text.strip()
    if found := re.match(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?![\d-])", text):
        return _day(found[1], found[2], found[3])
    if found := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text):
        return _day(found[3], found[2], found[1])
    if found := re.match(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)", text):
        first, second = int(found[1]), int(found[2])
        if order == "DMY" or (first > 12 and order != "MDY"):
            return _day(found[3], found[2], found[1])
        if order == "MDY" or second > 12 or first == second:
            return _day(found[3], found[1], found[2])
        return None
    words = re.findall(r"[^\W\d_]+|\d+", text)
    if len(words) >= 3 and (month := _MONTHS.get(words[0].casefold())) and words[2].isdigit():
        return _day(words[2], str(month), words[1])
    if len(words) >= 3 and (month := _MONTHS.get(words[1].casefold())) and words[2].isdigit():
        return _day(words[2], str(month), words[0])
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def plain(number: Decimal) -> str:
    """Write a number with all its digits and no exponent.

    >>> plain(Decimal("1200.0")), plain(Decimal("1E+3")), plain(Decimal("0.50"))
    ('1200', '1000', '0.5')
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
