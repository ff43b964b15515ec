"""Scales: from days and numbers to places in a picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

__all__ = ["Days", "Numbers", "cut", "months_in", "numbers_for", "weeks_in"]


@dataclass(frozen=True, slots=True)
class Days:
    """Days from left to right; each day is a step, and a reading stands in its middle."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date, *, part: float = 0.5) -> float:
        """Give the place of a day; ``part`` 0 is its morning, 1 its end."""
        days = (self.last - self.first).days + 1
        place = self.left + (self.right - self.left) * ((day - self.first).days + part) / days
        return min(max(place, self.left), self.right)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers from bottom to top, with the values worth a line."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]
    top: float
    bottom: float

    def y(self, value: Decimal) -> float:
        """Give the place of a number, kept inside the picture."""
        return min(max(self.free(value), self.top), self.bottom)

    def free(self, value: Decimal) -> float:
        """Give the place of a number, also where it lies outside the picture."""
        share = float((value - self.low) / (self.high - self.low))
        return self.bottom - (self.bottom - self.top) * share


def cut(
    start: tuple[float, float], end: tuple[float, float], numbers: Numbers
) -> list[tuple[float, float]]:
    """Give the end of a line that begins inside, and where it leaves the picture if it does.

    >>> numbers = Numbers(Decimal(0), Decimal(10), (), top=0, bottom=100)
    >>> cut((0, 50), (100, 150), numbers), cut((0, 50), (100, 20), numbers)
    ([(50.0, 100), (100, 100)], [(100, 20)])
    """
    (x1, y1), (x2, y2) = start, end
    edge = min(max(y2, numbers.top), numbers.bottom)
    if edge == y2:
        return [end]
    part = (edge - y1) / (y2 - y1)
    return [(x1 + (x2 - x1) * part, edge), (x2, edge)]


def numbers_for(
    values: Sequence[Decimal], *, top: float, bottom: float, most: Decimal | None = None
) -> Numbers:
    """Choose a scale with four to six round ticks that holds all values.

    It begins at 0 when that costs little room. ``most`` is never passed when no value passes it.
    """
    low, high = min(values), max(values)
    if low == high:
        reach = abs(low) / 4 or Decimal(1)
        low, high = low - reach, high + reach
    span = high - low
    if Decimal(0) <= low < span * Decimal("0.8"):
        low = Decimal(0)
    elif Decimal(0) >= high > -span * Decimal("0.8"):
        high = Decimal(0)
    step = _round_step((high - low) / 4)
    first = (low / step).to_integral_value(rounding="ROUND_FLOOR") * step
    last = (high / step).to_integral_value(rounding="ROUND_CEILING") * step
    if most is not None and max(values) <= most < last:
        last = most
    count = int((last - first) / step)
    ticks = tuple(first + step * n for n in range(count + 1))
    return Numbers(first, last, ticks, top, bottom)


def _round_step(rough: Decimal) -> Decimal:
    """Give the nearest of 1, 2, 2.5, 5 times a power of ten.

    >>> _round_step(Decimal("1.3")), _round_step(Decimal(450))
    (Decimal('1'), Decimal('5E+2'))
    """
    power = Decimal(1).scaleb(rough.adjusted())
    best = min(
        (power * Decimal(m) for m in ("1", "2", "2.5", "5", "10")),
        key=lambda step: abs(math.log(float(step / rough))),
    )
    return best.normalize()


def months_in(first: date, last: date) -> tuple[date, ...]:
    """Give the first day of every month in a stretch, its own first day included."""
    found = [first]
    day = first
    while (day := (day.replace(day=1) + timedelta(days=32)).replace(day=1)) <= last:
        found.append(day)
    return tuple(found)


def weeks_in(first: date, last: date) -> tuple[tuple[date, date], ...]:
    """Give Monday to Sunday of each week in a stretch, cut at its ends."""
    weeks: list[tuple[date, date]] = []
    day = first
    while day <= last:
        end = min(day + timedelta(days=6 - day.weekday()), last)
        weeks.append((day, end))
        day = end + timedelta(days=1)
    return tuple(weeks)
