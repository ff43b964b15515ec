"""Whether a value is so far from everything known that a finger may have slipped."""

from __future__ import annotations

from decimal import Decimal

from okrascode.model.measure import Measure, Metric
from okrascode.readings.reading import ReadingValue

__all__ = ["is_far"]

_TIMES = 3
"""A step of so many times the whole journey is doubted."""


def is_far(
    value: ReadingValue | None, measure: Measure | None, *, last: ReadingValue | None
) -> bool:
    """Tell whether a value lies outside of the journey by more than three times its length.

    >>> rising = Metric(baseline=Decimal(61), target=Decimal(75))
    >>> [is_far(Decimal(n), rising, last=Decimal(66)) for n in (40, 100, 660, -66)]
    [False, False, True, True]
    """
    if not isinstance(measure, Metric) or not isinstance(value, Decimal):
        return False
    known = [measure.baseline, measure.target]
    known += [last] if isinstance(last, Decimal) else []
    limit = _TIMES * abs(measure.target - measure.baseline)
    return value < min(known) - limit or value > max(known) + limit
