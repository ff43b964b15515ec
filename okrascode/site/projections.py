"""Where the readings point to, in words: never a range of one number, never below what can be.

The arithmetic is that of the roll-up. A line that crosses the target before the end is told by the
day it does so, for what comes after is no news; so is one that would fall below nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from okrascode.model.measure import Measure, Metric
from okrascode.site.view import KeyResultView
from okrascode.site.view_parts import ReadingRow
from okrascode.site.words import Words

__all__ = ["projected_range", "projection"]

_MAY_BE_NEGATIVE = re.compile(r"[€$£¥₹₩°元]|\b[kM]?[A-Z]{3}\b")
"""Money, degrees, EUR, NPS; what else is counted or measured here ends at nothing."""

_Written = Callable[[Fraction, Measure | None], str]


def projection(view: KeyResultView, words: Words, *, written: _Written) -> str:
    """Say where it leads; empty when there is nothing to project.

    ``written`` writes a computed number with its unit.
    """
    forecast, metric, last = view.forecast, view.measure, _last(view)
    if forecast is None or not isinstance(metric, Metric) or last is None:
        return ""
    note = words("list.sentence") + words("kr.forecast_note")
    least = Fraction(0) if _ends_at_nothing(metric, view) else None
    day, now = last
    for aim in (Fraction(metric.target), least):
        if aim is not None and (now - aim) * (forecast.middle - aim) < 0:
            there = _crossing(day, now, view.cycle.cycle.end, forecast.middle, aim)
            value = written(aim, metric)
            if there <= view.cycle.today:
                return words("kr.forecast_soon", value=value) + note
            return words("kr.forecast_reaches", value=value, day=words.day(there)) + note
    low, middle, high = (
        written(end if least is None else max(end, least), metric)
        for end in (forecast.low, forecast.middle, forecast.high)
    )
    if low == high:
        return words("kr.forecast_point", middle=middle) + note
    return words("kr.forecast", low=low, middle=middle, high=high) + note


def projected_range(view: KeyResultView) -> tuple[Fraction, Fraction, Fraction] | None:
    """Give low, middle and high at the end of a running cycle; ``None`` when nothing leads on."""
    forecast, metric = view.forecast, view.measure
    if forecast is None or not isinstance(metric, Metric) or not view.cycle.running:
        return None
    ends = (forecast.low, forecast.middle, forecast.high)
    if not _ends_at_nothing(metric, view):
        return ends
    low, middle, high = (max(end, Fraction(0)) for end in ends)
    return low, middle, high


def _last(view: KeyResultView) -> tuple[date, Fraction] | None:
    known = (_observed(row) for row in reversed(view.readings))
    return next((found for found in known if found is not None), None)


def _observed(row: ReadingRow) -> tuple[date, Fraction] | None:
    if row.day is None or not isinstance(row.value, Decimal):
        return None
    return row.day, Fraction(row.value)


def _crossing(day: date, now: Fraction, end: date, middle: Fraction, aim: Fraction) -> date:
    """Give the day on which the way from now to the end comes past ``aim``, rounded up.

    From 38 on 18 November to −1.93 on 31 December, 0 is passed after 40.9 of 43 days.

    >>> _crossing(date(2026, 11, 18), Fraction(38), date(2026, 12, 31), Fraction("-1.93"),
    ...           Fraction(0))
    datetime.date(2026, 12, 29)
    """
    days = (end - day).days * (aim - now) / (middle - now)
    return day + timedelta(days=-(-days.numerator // days.denominator))


def _ends_at_nothing(metric: Metric, view: KeyResultView) -> bool:
    """Tell whether a projection below 0 would be nonsense, by the numbers that people wrote."""
    planned = (metric.baseline, metric.target, *(point.value for point in metric.expected))
    seen = (row.value for row in view.readings if isinstance(row.value, Decimal))
    return not _MAY_BE_NEGATIVE.search(metric.unit) and all(n >= 0 for n in (*planned, *seen))
