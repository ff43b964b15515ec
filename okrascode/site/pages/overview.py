"""The overview: where we want to go, how it stands and where help is needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from okrascode.rollup.result import Status
from okrascode.site.charts.marks import ORDER
from okrascode.site.help_needed import HelpNeeded, help_needed, questions_now
from okrascode.site.page import Page, PageKind
from okrascode.site.phrases import Phrases
from okrascode.site.team_rows import TeamRow, team_rows
from okrascode.site.view import KeyResultView, ObjectiveView, SiteView
from okrascode.site.view_parts import CycleView, QuestionView, ReadingRow
from okrascode.site.view_requests import Answer

__all__ = ["PAGE", "Overview"]

_CHECK_INS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the overview shows besides the site itself."""

    squares: tuple[KeyResultView, ...]
    """Worst first; drafts and dropped ones left out."""
    tally: tuple[tuple[Status, int], ...]
    company: tuple[tuple[CycleView, tuple[ObjectiveView, ...]], ...]
    numbers: dict[str, int]
    """Number of each company objective by its reference, as teams point to them."""
    check_ins: tuple[tuple[KeyResultView, ReadingRow, ReadingRow | None], ...]
    """Newest first: the reading, and the one before it."""
    updated: int
    rose: int
    fell: int
    """Key results updated in the last seven days, and how their confidence moved."""
    questions: tuple[QuestionView, ...]
    """Those without a sponsor first, then the oldest."""
    resolved: tuple[QuestionView, ...]
    help: HelpNeeded
    unanswered: int
    """Requests between teams, in running cycles, that nobody has answered."""
    teams: tuple[TeamRow, ...]


def _pages(site: SiteView, phrases: Phrases) -> Iterator[Page]:
    words = phrases.words
    yield Page(
        address="",
        title=words("nav.overview"),
        value=_overview(site),
    )


def _overview(site: SiteView) -> Overview:
    squares = tuple(
        sorted(
            (k for k in site.current if k.status not in (Status.DRAFT, Status.DROPPED)),
            key=lambda k: (ORDER.index(k.status), k.tension is None),
        )
    )
    tally = Counter(k.status for k in squares)
    questions = questions_now(site)
    waiting = sorted(
        (q for q in questions if q.is_open),
        key=lambda q: (q.has_sponsor, -(q.age_days or 0), q.anchor),
    )
    week_ago = site.today - timedelta(days=7)
    fresh = [k for k in squares if k.last and k.last.day and k.last.day > week_ago]
    moves = [move for k in fresh if (move := _confidence_move(k)) is not None]
    return Overview(
        squares=squares,
        tally=tuple((s, tally[s]) for s in ORDER if tally[s]),
        company=tuple(
            (cycle, tuple(o for o in site.company if o.cycle.id == cycle.id))
            for cycle in site.cycles
        ),
        numbers={o.reference: n for n, o in enumerate(site.company, 1)},
        check_ins=_check_ins(squares),
        updated=len(fresh),
        rose=sum(1 for move in moves if move > 0),
        fell=sum(1 for move in moves if move < 0),
        questions=tuple(waiting),
        resolved=tuple(q for q in questions if not q.is_open)[-3:],
        help=help_needed(squares, waiting),
        unanswered=sum(
            1 for r in site.requests if r.answer is Answer.REQUESTED and r.cycle.running
        ),
        teams=team_rows(site),
    )


def _confidence_move(view: KeyResultView) -> int | None:
    given = [row.confidence for row in view.readings if row.confidence is not None]
    if len(given) < 2 or view.last is None or view.last.confidence is None:
        return None
    return (given[-1] > given[-2]) - (given[-1] < given[-2])


def _check_ins(
    views: tuple[KeyResultView, ...],
) -> tuple[tuple[KeyResultView, ReadingRow, ReadingRow | None], ...]:
    """Give the newest reading of each key result; those with words before silent ones of a day."""
    found = [
        (view, view.last, view.readings[-2] if len(view.readings) > 1 else None)
        for view in views
        if view.last is not None and view.last.day is not None
    ]
    found.sort(key=lambda item: item[0].reference)
    found.sort(key=lambda item: (item[1].day, bool(item[1].note)), reverse=True)
    return tuple(found[:_CHECK_INS])


PAGE = PageKind(template="overview.html", pages=_pages, nav=1)
