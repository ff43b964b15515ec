"""The small values that views are made of: links, commits, files, rows of a history, cycles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from okrascode.model.organization import Cycle
from okrascode.readings.reading import ReadingValue, SourceName
from okrascode.rollup.result import Status

__all__ = [
    "CheckInView",
    "CommitView",
    "CycleView",
    "EvidenceView",
    "FileView",
    "IntentRow",
    "Link",
    "PartView",
    "QuestionView",
    "ReadingRow",
]


@dataclass(frozen=True, slots=True)
class Link:
    """A title and the page it leads to, as a path from the top of the site."""

    title: str
    address: str
    status: Status | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """An objective as a part of the score of the one it supports."""

    title: str
    address: str
    team: str
    cycle: str
    status: Status
    score: Fraction | None
    weight: Decimal
    counted: bool


@dataclass(frozen=True, slots=True)
class CommitView:
    """A commit to show; ``url`` is empty when nobody knows where it can be seen."""

    id: str
    url: str

    @property
    def short(self) -> str:
        """Give the first eight digits, as people quote commits."""
        return self.id[:8]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """The file something is written in; addresses are empty when they are not known."""

    path: str
    view_url: str
    edit_url: str
    history_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInView:
    """A check-in begun: what a person without Git finishes in the browser."""

    url: str
    """Page at the forge where a file is added; empty when it is not known."""
    is_filled: bool
    """The page opens with the text; otherwise it has to be copied there."""
    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """One observation in the history of a key result."""

    anchor: str
    day: date | None
    not_after: date | None
    value: ReadingValue | None
    change: Decimal | None
    """Difference to the value before; ``None`` for the first and for what is no number."""
    better: bool | None
    """Whether the change went towards the target; ``None`` when it did not move."""
    confidence: Decimal | None
    note: str
    ask: str
    who: str
    commit: CommitView | None
    """``None`` when it is not committed yet."""
    source: SourceName
    late: bool
    counts: bool
    outside: bool
    """True when it was observed before the cycle began or after it ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentRow:
    """A change of what was intended."""

    anchor: str
    day: date
    about: str
    """Title of the objective or key result."""
    field: str
    old: str | Decimal | bool | None
    new: str | Decimal | bool | None
    reason: str
    who: str
    commit: CommitView | None


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A commit that says it worked on something."""

    day: date
    subject: str
    who: str
    commit: CommitView
    reverted: bool


@dataclass(frozen=True, slots=True)
class CycleView:
    """A cycle and where today lies in it."""

    cycle: Cycle
    today: date
    elapsed: Fraction

    @property
    def id(self) -> str:
        """Give the id, which is also its name."""
        return str(self.cycle.id)

    @property
    def running(self) -> bool:
        """Tell whether today lies in it."""
        return self.cycle.contains(self.today)

    @property
    def over(self) -> bool:
        """Tell whether it has ended."""
        return self.today > self.cycle.end

    @property
    def weeks(self) -> int:
        """Count the weeks from Monday to Sunday that it touches, as the charts draw them."""
        return _week_of(self.cycle.end, since=self.cycle.start)

    @property
    def week(self) -> int:
        """Give the number of this week, from 1; 0 before the cycle, more than ``weeks`` after."""
        if self.today < self.cycle.start:
            return 0
        if self.over:
            return self.weeks + 1
        return _week_of(self.today, since=self.cycle.start)

    @property
    def check_in_days(self) -> tuple[date, ...]:
        """Give the days a check-in is due, from the start by the cadence.

        A weekly cycle from Thursday, 1 October has them on Thursdays from 8 October on.
        """
        step = timedelta(days=max(1, self.cycle.cadence_days))
        count = (self.cycle.end - self.cycle.start) // step
        return tuple(self.cycle.start + n * step for n in range(1, count + 1))

    @property
    def next_check_in(self) -> date | None:
        """Give the next of these days, which may be today; ``None`` when none is to come."""
        return next((day for day in self.check_in_days if day >= self.today), None)

    @property
    def days_left(self) -> int:
        """Count the days after today up to the last day."""
        return max(0, (self.cycle.end - self.today).days)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """Something hard, said aloud."""

    id: str
    anchor: str
    question: str
    raised_by: str
    raised_on: date | None
    resolved_on: date | None
    """``None`` while it is open, and when nobody wrote down the day."""
    age_days: int | None
    sponsor: str
    has_sponsor: bool
    """Also true when the sponsor may not be named."""
    is_open: bool
    """It was raised, and nobody has resolved it yet, as of today."""
    resolution: str
    team: Link
    objective: Link
    cycle: CycleView
    file: FileView


def _week_of(day: date, *, since: date) -> int:
    """Give the number of the ISO week of a day, counted from 1 for that of ``since``.

    >>> _week_of(date(2026, 10, 5), since=date(2026, 10, 1))
    2
    """
    return (day - (since - timedelta(days=since.weekday()))).days // 7 + 1
