"""Where the readings of a metric point to at the end of the cycle: a projection, never a status.

The Theil–Sen line: the median of the slopes of all pairs of days, which one wild reading cannot
turn. Source: P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", 1968.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from math import lcm

from okrascode.rollup.result import Forecast

__all__ = ["forecast_at", "quantile"]

_FEWEST_DAYS = 3


def forecast_at(values: Mapping[date, Decimal], end: date) -> Forecast | None:
    """Give the value at ``end`` on the Theil–Sen line, and on those of the 10 and 90 % slopes.

    ``values`` holds one value a day (the last reading of a day is its value). A line with slope s
    at ``end`` gives the median of value + s × (end − day). Values 10, 12 and 16 on days 0, 1 and 2:
    slopes 2, 3 and 4, median 3; ten days later 10 + 36, 12 + 33, 16 + 30, median 46. ``None`` with
    fewer than three days, or with readings after ``end``: there is nothing left to project.

    >>> october = {date(2026, 10, 1 + n): Decimal(v) for n, v in enumerate([10, 12, 16])}
    >>> forecast_at(october, date(2026, 10, 13)).middle
    Fraction(46, 1)
    """
    if len(values) < _FEWEST_DAYS or max(values) > end:
        return None
    last = end.toordinal()
    points = [(day.toordinal() - last, *v.as_integer_ratio()) for day, v in sorted(values.items())]
    # Whole numbers on one denominator are many times faster than fractions, and as exact: a year of
    # daily readings has 66,430 pairs.
    scale = lcm(*(below for _, _, below in points))
    whole = [(day, above * (scale // below)) for day, above, below in points]
    slopes, common = _sorted_slopes(whole)
    low, middle, high = (
        Fraction(
            _median_at_end(whole, quantile(slopes, tenths, 10), 10 * common),
            20 * common * scale,
        )
        for tenths in (1, 5, 9)
    )
    return Forecast(low=low, middle=middle, high=high)


def _sorted_slopes(points: Sequence[tuple[int, int]]) -> tuple[list[int], int]:
    """Give all slopes times a number that makes them whole, and that number."""
    pairs = list(combinations(points, 2))
    common = lcm(*{day - earlier for (earlier, _), (day, _) in pairs})
    slopes = sorted(
        (value - before) * (common // (day - earlier)) for (earlier, before), (day, value) in pairs
    )
    return slopes, common


def _median_at_end(points: Sequence[tuple[int, int]], slope: int, below: int) -> int:
    """Give the median at the end on lines of slope / below, times 2 × below."""
    # Days are counted from the end, so the way to it is -day.
    ends = sorted(value * below - slope * day for day, value in points)
    return quantile(ends, 1, 2)


def quantile(ordered: Sequence[int], above: int, below: int) -> int:
    """Give the value below which above / below (0..1) of the ordered values lies, times below.

    Linear between the values at (n − 1) × part: the median of 1, 2, 3, 10 is 2.5.

    >>> quantile([1, 2, 3, 10], 1, 2)
    5
    """
    at, rest = divmod((len(ordered) - 1) * above, below)
    following = ordered[min(at + 1, len(ordered) - 1)]
    return ordered[at] * below + (following - ordered[at]) * rest
