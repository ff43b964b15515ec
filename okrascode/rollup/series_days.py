"""Which days of a cycle a series shows: every day, every week, or a few of them evenly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from okrascode.model.organization import Cycle

__all__ = ["DAYS_OF", "daily", "evenly", "weekly"]

_SUNDAY = 6
_MOST = 10


def daily(cycle: Cycle, today: date) -> tuple[date, ...]:
    """Give all days from the start to today or the end, whichever is earlier; none before it."""
    last = min(today, cycle.end)
    return tuple(
        cycle.start + timedelta(days=number) for number in range((last - cycle.start).days + 1)
    )


def weekly(cycle: Cycle, today: date) -> tuple[date, ...]:
    """Give the last day of each ISO week, a Sunday; and the last day of :func:`daily`.

    2026-10-01 is a Thursday; seen from Wednesday the 14th: the 4th, the 11th and the 14th.
    """
    days = daily(cycle, today)
    return tuple(day for day in days if day.weekday() == _SUNDAY or day == days[-1])


def evenly(cycle: Cycle, today: date) -> tuple[date, ...]:
    """Give at most ten days for a small picture: the same ones while the cycle goes on, and today.

    Every eleventh day of a quarter of 92 days.
    """
    days = daily(cycle, today)
    step = max(1, -(-((cycle.end - cycle.start).days) // (_MOST - 1)))
    return tuple(day for number, day in enumerate(days) if number % step == 0 or day == days[-1])


DAYS_OF: Mapping[str, Callable[[Cycle, date], tuple[date, ...]]] = MappingProxyType(
    {"daily": daily, "weekly": weekly, "evenly": evenly}
)
"""By the name of the interval."""
