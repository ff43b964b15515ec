"""The first cycle of a new repository: the quarter of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Quarter", "quarter_of"]

_SETTLING_DAYS = 14
"""Days a new repository has before its commitments hold, as far as the quarter lasts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """A quarter of the calendar."""

    id: str
    start: date
    end: date
    """Last day, inclusive."""
    commit_by: date
    """Never past for who begins today."""


def quarter_of(today: date) -> Quarter:
    """Give the quarter a day lies in.

    >>> quarter_of(date(2026, 11, 20)).id
    '2026-Q4'
    """
    number = (today.month - 1) // 3 + 1
    start = date(today.year, 3 * number - 2, 1)
    # Written without stepping into the next year, which the last year there is does not have.
    end = date(today.year, 3 * number, 31 if number in (1, 4) else 30)
    wait = min(_SETTLING_DAYS, (end - today).days)
    return Quarter(
        id=f"{today.year:04}-Q{number}",
        start=start,
        end=end,
        commit_by=today + timedelta(days=wait),
    )
