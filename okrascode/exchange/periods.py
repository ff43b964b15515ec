"""Names of cycles as other tools have them: ``Q4 2026``, ``Annual 2026``, ``2026年第四季度``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Period", "period_in", "period_of"]

_YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)(?!\d)")
_QUARTER = re.compile(
    r"(?<![A-Za-z])Q([1-4])(?!\d)|第?([一二三四1-4])季度?|([1-4])Q(?![A-Za-z])", re.I
)
_HALF = re.compile(r"(?<![A-Za-z])(?:H([12])(?!\d)|([上下])半年)", re.I)
_FISCAL = re.compile(r"FY\s?'?\d{2}(?!\d)|fiscal", re.I)
_CHINESE = {"一": 1, "二": 2, "三": 3, "四": 4}
_WORDS = re.compile(
    r"annual|year(?:ly)?|fy|quarter|okrs?|jahr|quartal|年度?|period|[A-Za-zäé]{3,9}\s*[-–—]\s*[A-Za-zäé]{3,9}",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Period:
    """A year, a half or a quarter of the calendar."""

    id: str
    start: date
    end: date
    """Last day, inclusive."""


def period_of(text: str) -> Period | None:
    """Give the period that a text names and nothing else; ``None`` for other names.

    >>> [period_of(t).id for t in ("Q4 2026", "Annual 2025", "H1 2026", "2026年第四季度")]
    ['2026-Q4', '2025', '2026-H1', '2026-Q4']
    >>> period_of("Rolling") is None, period_of("FY25 Q1") is None
    (True, True)
    """
    found = period_in(text)
    if found is None:
        return None
    rest = text
    for pattern in (_YEAR, _QUARTER, _HALF, _WORDS):
        rest = pattern.sub(" ", rest)
    return None if re.sub(r"[\s\-–—/.,:()Y年]", "", rest) else found


def period_in(text: str) -> Period | None:
    """Give the one period that is named anywhere in a text, such as a heading."""
    years = set(_YEAR.findall(text))
    if len(years) != 1 or _FISCAL.search(text):
        return None
    year = int(years.pop())
    quarters = {next(group for group in found if group) for found in _QUARTER.findall(text)}
    if len(quarters) > 1:
        return None
    if quarters:
        word = quarters.pop()
        return _months(f"{year}-Q", year, number=_CHINESE.get(word) or int(word), length=3)
    if half := _HALF.search(text):
        number = 2 if half[1] == "2" or half[2] == "下" else 1
        return _months(f"{year}-H", year, number=number, length=6)
    return Period(str(year), date(year, 1, 1), date(year, 12, 31))


def _months(name: str, year: int, *, number: int, length: int) -> Period:
    first = (number - 1) * length + 1
    after = first + length
    end = date(year, 12, 31) if after > 12 else date(year, after, 1) - timedelta(days=1)
    return Period(f"{name}{number}", date(year, first, 1), end)
