"""What happened week by week: numbers, plans, questions and requests, each with its commit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from okrascode.model.measure import Measure
from okrascode.site.standing import is_aside
from okrascode.site.view import KeyResultView, SiteView
from okrascode.site.view_parts import IntentRow, Link, QuestionView, ReadingRow
from okrascode.site.view_requests import RequestView

__all__ = ["Move", "Update", "Week", "week_address", "weeks_of"]

_MOST = 520
"""Ten years; a date that somebody mistyped must not make a thousand pages."""


@dataclass(frozen=True, slots=True)
class Move:
    """A change of what was intended."""

    about: Link
    team: Link
    row: IntentRow
    measure: Measure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What was reported of one key result in a week."""

    key_result: KeyResultView
    rows: tuple[ReadingRow, ...]
    """Newest first."""
    before: ReadingRow | None
    """The newest one with a value before the week."""
    confidence_before: Decimal | None

    @property
    def last(self) -> ReadingRow:
        """Give the newest report."""
        return self.rows[0]

    @property
    def confidence(self) -> Decimal | None:
        """Give the newest confidence of the week."""
        return next((r.confidence for r in self.rows if r.confidence is not None), None)

    @property
    def drift(self) -> int:
        """Tell whether confidence rose (1), fell (-1) or did neither."""
        now, before = self.confidence, self.confidence_before
        return 0 if now is None or before is None else (now > before) - (now < before)


@dataclass(slots=True)
class Week:
    """From Monday to Sunday."""

    first: date
    updates: list[Update] = field(default_factory=list)
    """In the order of the organisation."""
    moves: list[Move] = field(default_factory=list)
    raised: list[QuestionView] = field(default_factory=list)
    resolved: list[QuestionView] = field(default_factory=list)
    asked: list[RequestView] = field(default_factory=list)
    promised: list[RequestView] = field(default_factory=list)
    running: int = 0
    """Key results of the cycles that ran in it, without drafts and dropped ones."""

    @property
    def last(self) -> date:
        """Give its Sunday."""
        return self.first + timedelta(days=6)

    @property
    def number(self) -> int:
        """Give the number of the ISO week."""
        return self.first.isocalendar().week

    @property
    def year(self) -> int:
        """Give the year the ISO week is counted in."""
        return self.first.isocalendar().year

    @property
    def address(self) -> str:
        """Give its permanent page."""
        return week_address(self.first)

    @property
    def rose(self) -> int:
        """Count the key results whose confidence rose."""
        return sum(1 for update in self.updates if update.drift > 0)

    @property
    def fell(self) -> int:
        """Count the key results whose confidence fell."""
        return sum(1 for update in self.updates if update.drift < 0)

    @property
    def teams(self) -> tuple[tuple[Link, tuple[Update, ...]], ...]:
        """Give the updates by team, those whose confidence fell first in each."""
        found: dict[str, tuple[Link, list[Update]]] = {}
        for update in self.updates:
            team = update.key_result.team
            found.setdefault(team.address, (team, []))[1].append(update)
        return tuple(
            (team, tuple(sorted(updates, key=lambda u: u.drift)))
            for team, updates in found.values()
        )

    @property
    def is_quiet(self) -> bool:
        """Tell whether nothing is known to have happened."""
        lists = (
            self.updates,
            self.moves,
            self.raised,
            self.resolved,
            self.asked,
            self.promised,
        )
        return not any(lists)


def week_address(day: date) -> str:
    """Give the permanent page of the week of a day.

    >>> week_address(date(2027, 1, 2))
    'changes/2026-w53/'
    """
    year, week, _ = day.isocalendar()
    return f"changes/{year}-w{week:02d}/"


def weeks_of(site: SiteView) -> tuple[Week, ...]:
    """Give the weeks in which something happened, and this one; oldest first."""
    weeks: dict[date, Week] = {}

    def week(day: date) -> Week:
        monday = day - timedelta(days=day.weekday())
        return weeks.setdefault(monday, Week(monday))

    week(site.today)
    for view in (k for o in site.objectives for k in o.key_results):
        for first, update in _updates(view, site.today):
            week(first).updates.append(update)
    for move in _moves(site):
        if move.row.day <= site.today:
            week(move.row.day).moves.append(move)
    for question in (q for o in site.objectives for q in o.questions):
        if question.raised_on:
            week(question.raised_on).raised.append(question)
        if question.resolved_on:
            week(question.resolved_on).resolved.append(question)
    for request in site.requests:
        if request.asked_on:
            week(request.asked_on).asked.append(request)
        if request.answered_on and request.answered_on <= site.today:
            week(request.answered_on).promised.append(request)
    found = tuple(one for _, one in sorted(weeks.items()))[-_MOST:]
    _count_running(found, site)
    return found


def _count_running(weeks: tuple[Week, ...], site: SiteView) -> None:
    counts: dict[tuple[date, date], int] = {}
    for objective in site.objectives:
        cycle = objective.cycle.cycle
        part = 0 if is_aside(objective) else sum(not is_aside(k) for k in objective.key_results)
        counts[cycle.start, cycle.end] = counts.get((cycle.start, cycle.end), 0) + part
    for week in weeks:
        week.running = sum(
            n for (start, end), n in counts.items() if start <= week.last and end >= week.first
        )


def _updates(view: KeyResultView, today: date) -> Iterator[tuple[date, Update]]:
    """Give what was said of a key result, together for each week, with what was known before."""
    before: ReadingRow | None = None
    confidence: Decimal | None = None
    rows: list[ReadingRow] = []
    monday: date | None = None
    known = [row for row in view.readings if row.day is not None and row.day <= today]
    for row in [*known, None]:
        start = row.day - timedelta(days=row.day.weekday()) if row and row.day else None
        if rows and monday is not None and start != monday:
            yield (
                monday,
                Update(
                    key_result=view,
                    rows=tuple(reversed(rows)),
                    before=before,
                    confidence_before=confidence,
                ),
            )
            before = next((r for r in reversed(rows) if r.value is not None), before)
            given = (r.confidence for r in reversed(rows) if r.confidence is not None)
            confidence = next(given, confidence)
            rows = []
        if row is not None:
            rows.append(row)
        monday = start


def _moves(site: SiteView) -> Iterator[Move]:
    for objective in site.objectives:
        about = Link(objective.title, objective.address)
        for row in objective.history:
            yield Move(about, objective.team, row, None)
        for view in objective.key_results:
            mine = Link(view.title, view.address)
            for event in view.rows:
                if isinstance(event, IntentRow):
                    yield Move(mine, view.team, event, view.measure)
