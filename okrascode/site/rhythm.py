"""The rhythm of check-ins: for each week of a cycle, how many key results were heard of.

Seen by team and never by person. A week cut short by the start or end of a cycle is not missed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from okrascode.site.standing import is_aside
from okrascode.site.view import KeyResultView
from okrascode.site.view_parts import CycleView, IntentRow

__all__ = ["Period", "periods_of"]


@dataclass(frozen=True, slots=True)
class Period:
    """The time between two check-ins, as it was agreed."""

    first: date
    last: date
    said: int
    """Key results with a reading in it."""
    all: int
    """Key results there were."""
    kind: str
    """full, part, missed, open (still going on or cut short) or coming."""


def periods_of(cycle: CycleView, views: Iterable[KeyResultView]) -> tuple[Period, ...]:
    """Give the periods of a cycle: ISO weeks, or as many days as its check-ins are apart."""
    counted = [view for view in views if not is_aside(view)]
    days = [{r.day for r in view.readings if r.day is not None} for view in counted]
    since = [_added(view) or cycle.cycle.start for view in counted]
    found: list[Period] = []
    for first, last in _stretches(cycle):
        there = [n for n, day in enumerate(since) if day <= last]
        said = sum(1 for n in there if any(first <= day <= last for day in days[n]))
        whole = (last - first).days + 1 >= min(cycle.cycle.cadence_days, 7)
        kind = _kind(first, last, said, len(there), cycle.today, whole=whole)
        found.append(Period(first, last, said, len(there), kind))
    return tuple(found)


def _kind(first: date, last: date, said: int, all_: int, today: date, *, whole: bool) -> str:
    if first > today:
        return "coming"
    if all_ and said == all_:
        return "full"
    if said:
        return "part"
    return "missed" if whole and last < today and all_ else "open"


def _added(view: KeyResultView) -> date | None:
    """Give the day it was added to the plan, when that is known."""
    rows = (row for row in view.rows if isinstance(row, IntentRow) and row.field == "added")
    return next((row.day for row in rows), None)


def _stretches(cycle: CycleView) -> list[tuple[date, date]]:
    step = cycle.cycle.cadence_days
    first = cycle.cycle.start
    if step <= 7:
        step, first = 7, first - timedelta(days=first.weekday())
    found: list[tuple[date, date]] = []
    while first <= cycle.cycle.end:
        last = first + timedelta(days=step - 1)
        found.append((max(first, cycle.cycle.start), min(last, cycle.cycle.end)))
        first = last + timedelta(days=1)
    return found
