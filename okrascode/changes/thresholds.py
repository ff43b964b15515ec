"""Thresholds as sets of numbers: one that accepts a number more is eased."""

from __future__ import annotations

from decimal import Decimal

from okrascode.changes.difference import Direction
from okrascode.model.measure import Condition, Threshold

__all__ = ["threshold_direction", "threshold_text"]

_End = tuple[Decimal, bool]
"""A number, and whether it is accepted itself."""


def threshold_direction(old: Threshold, new: Threshold) -> Direction:
    """Compare what two thresholds accept.

    Eased when any number is accepted now that was not before, also where others are refused.

    >>> wide = Threshold(condition=Condition.AT_LEAST, bound=Decimal(99))
    >>> narrow = Threshold(condition=Condition.ABOVE, bound=Decimal(99))
    >>> str(threshold_direction(wide, narrow)), str(threshold_direction(narrow, wide))
    ('raised', 'eased')
    """
    if not _lies_in(new, old):
        return Direction.EASED
    return Direction.NEUTRAL if _lies_in(old, new) else Direction.RAISED


def threshold_text(threshold: Threshold) -> str:
    """Write what is asked for as the document does.

    >>> threshold_text(Threshold(condition=Condition.BETWEEN, bound=Decimal(3), upper=Decimal(5)))
    'between 3 to 5'
    """
    upper = "" if threshold.upper is None else f" to {threshold.upper}"
    return f"{threshold.condition.value} {threshold.bound}{upper}"


def _lies_in(inner: Threshold, outer: Threshold) -> bool:
    low, high = _ends(inner)
    least, most = _ends(outer)
    return _is_inside(low, least, sign=1) and _is_inside(high, most, sign=-1)


def _ends(threshold: Threshold) -> tuple[_End | None, _End | None]:
    """Give the lower and upper end; ``None`` where there is none."""
    is_strict = threshold.condition in (Condition.ABOVE, Condition.BELOW)
    end = (threshold.bound, not is_strict)
    if threshold.condition in (Condition.AT_LEAST, Condition.ABOVE):
        return end, None
    if threshold.condition in (Condition.AT_MOST, Condition.BELOW):
        return None, end
    return end, None if threshold.upper is None else (threshold.upper, True)


def _is_inside(inner: _End | None, outer: _End | None, *, sign: int) -> bool:
    if outer is None:
        return True
    if inner is None:
        return False
    if inner[0] != outer[0]:
        return (inner[0] - outer[0]) * sign > 0
    return outer[1] or not inner[1]
