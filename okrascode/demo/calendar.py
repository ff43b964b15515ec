"""The days of the story: three quarters up to today, and the working days in them.

The story is told in days after the start of a quarter, so it fits whatever day today is. People
work Monday to Friday: a day on a weekend moves to the nearest working day inside the quarter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Quarter", "quarters_up_to", "working_day"]

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Quarter:
    """A calendar quarter."""

    start: date
    end: date
    """Last day, inclusive."""

    @property
    def id(self) -> str:
        """Name it as cycles are named, for example ``2026-Q4``."""
        return f"{self.start.year}-Q{(self.start.month + 2) // 3}"

    def day(self, offset: int) -> date:
        """Give the working day nearest to ``offset`` days after the start."""
        day = working_day(self.start + timedelta(days=offset))
        if offset >= 0 and day < self.start:
            return day + timedelta(days=3)
        return min(day, self.last_working_day) if offset >= 0 else day

    def check_in_day(self, week: int, weekday: int) -> date:
        """Give the day of the check-in of week 1 to 13 for a team that reports on ``weekday``.

        Monday is 0. The last one comes before the end even when its weekday would not.
        """
        first = (weekday - self.start.weekday()) % 7
        day = self.start + timedelta(days=first + 7 * (week - 1))
        return min(day, self.last_working_day)

    @property
    def last_working_day(self) -> date:
        """Give the day on which the quarter is closed."""
        return self.end - timedelta(days=max(0, self.end.weekday() - _SATURDAY + 1))


def working_day(day: date) -> date:
    """Move Saturday to Friday and Sunday to Monday.

    >>> working_day(date(2026, 11, 21)), working_day(date(2026, 11, 22))
    (datetime.date(2026, 11, 20), datetime.date(2026, 11, 23))
    """
    beyond = day.weekday() - _SATURDAY
    return day + timedelta(days=(-1, 1)[beyond]) if beyond >= 0 else day


def quarters_up_to(today: date) -> tuple[Quarter, Quarter, Quarter]:
    """Give the quarter that contains ``today`` and the two before it, oldest first.

    >>> [quarter.id for quarter in quarters_up_to(date(2026, 1, 1))]
    ['2025-Q3', '2025-Q4', '2026-Q1']
    """
    number = today.year * 4 + (today.month - 1) // 3
    first, second, third = (_quarter(n) for n in range(number - 2, number + 1))
    return first, second, third


def _quarter(number: int) -> Quarter:
    start, after = (date(n // 4, n % 4 * 3 + 1, 1) for n in (number, number + 1))
    return Quarter(start, after - timedelta(days=1))
