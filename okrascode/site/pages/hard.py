"""Hard things: every open question with its sponsor and its age, and those that were resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okrascode.site.help_needed import questions_now
from okrascode.site.page import Page, PageKind
from okrascode.site.phrases import Phrases
from okrascode.site.view import KeyResultView, SiteView
from okrascode.site.view_parts import QuestionView

__all__ = ["PAGE", "HardThings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HardThings:
    """Questions by what they wait for, the oldest first."""

    needing: tuple[QuestionView, ...]
    """Open, and nobody has taken them on."""
    working: tuple[QuestionView, ...]
    resolved: tuple[QuestionView, ...]
    """The newest first."""
    asks: tuple[KeyResultView, ...]
    """Key results with words on what would help."""

    @property
    def dated(self) -> tuple[QuestionView, ...]:
        """Give those that a chart over time can show."""
        every = (*self.needing, *self.working, *self.resolved)
        return tuple(q for q in every if q.raised_on and (q.is_open or q.resolved_on))

    @property
    def oldest(self) -> int | None:
        """Give the age of the oldest open one in days."""
        ages = [q.age_days for q in (*self.needing, *self.working) if q.age_days is not None]
        return max(ages, default=None)


def _pages(site: SiteView, phrases: Phrases) -> Iterator[Page]:
    yield Page(address="hard/", title=phrases.words("nav.hard"), value=_hard(site))


def _hard(site: SiteView) -> HardThings:
    now = {(q.team.address, q.id) for q in questions_now(site)}
    later = [q for o in site.objectives for q in o.questions if not q.is_open]
    questions = [*questions_now(site)]
    known = {q.anchor for q in questions}
    # What was resolved in an earlier cycle stays, unless it stands here already.
    questions += [q for q in later if q.anchor not in known and (q.team.address, q.id) not in now]
    waiting = sorted(
        (q for q in questions if q.is_open), key=lambda q: (-(q.age_days or 0), q.anchor)
    )
    done = [q for q in questions if not q.is_open]
    done.sort(key=lambda q: q.anchor)
    done.sort(key=lambda q: q.resolved_on or q.cycle.cycle.start, reverse=True)
    asks = [k for k in site.current if k.ask and k.status not in ("achieved", "missed")]
    return HardThings(
        needing=tuple(q for q in waiting if not q.has_sponsor),
        working=tuple(q for q in waiting if q.has_sponsor),
        resolved=tuple(done),
        asks=tuple(asks),
    )


PAGE = PageKind(template="hard.html", pages=_pages, nav=5)
