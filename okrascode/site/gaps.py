"""Weeks without a check-in, as rows between the numbers: silence is part of the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from okrascode.site.rhythm import periods_of
from okrascode.site.view import KeyResultView
from okrascode.site.view_parts import IntentRow, ReadingRow

__all__ = ["Gap", "gaps_in", "rows_with_gaps"]

Row = ReadingRow | IntentRow


@dataclass(frozen=True, slots=True)
class Gap:
    """Periods in a row, agreed for a check-in, in which nothing was heard."""

    first: date
    last: date
    weeks: int
    """Whole weeks from first to last."""


def rows_with_gaps(view: KeyResultView) -> tuple[Row | Gap, ...]:
    """Give the rows of the history, newest first, with the silence between them."""
    gaps = gaps_in(view)
    found: list[Row | Gap] = []
    for row in view.rows:
        day = row.day or (row.not_after if isinstance(row, ReadingRow) else None)
        while gaps and day is not None and gaps[-1].last >= day:
            found.append(gaps.pop())
        found.append(row)
    return (*found, *reversed(gaps))


def gaps_in(view: KeyResultView) -> list[Gap]:
    """Give the stretches of silence, oldest first."""
    found: list[Gap] = []
    before = ""
    for period in periods_of(view.cycle, [view]):
        if period.kind == "missed":
            first = found.pop().first if before == "missed" else period.first
            days = (period.last - first).days + 1
            found.append(Gap(first, period.last, -(-days // 7)))
        before = period.kind
    return found
