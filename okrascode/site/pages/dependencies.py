"""Dependencies: what teams ask of each other, promised, declined and not answered yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okrascode.site.page import Page, PageKind
from okrascode.site.phrases import Phrases
from okrascode.site.view import SiteView
from okrascode.site.view_parts import Link
from okrascode.site.view_requests import Answer, RequestView

__all__ = ["PAGE", "Dependencies"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependencies:
    """The requests of the cycles that run, by answer, and those of cycles before."""

    unanswered: tuple[RequestView, ...]
    promised: tuple[RequestView, ...]
    declined: tuple[RequestView, ...]
    earlier: tuple[RequestView, ...]
    givers: tuple[Link, ...]
    """Teams that are asked for something now: the columns of the table."""
    rows: tuple[tuple[Link, tuple[tuple[RequestView, ...], ...]], ...]
    """Each team that asks, and what it asks of each giver."""

    @property
    def now(self) -> tuple[RequestView, ...]:
        """Give all of the cycles that run."""
        return (*self.unanswered, *self.promised, *self.declined)

    @property
    def oldest(self) -> int | None:
        """Give the age of the oldest unanswered one in days."""
        return max((r.age_days for r in self.unanswered if r.age_days is not None), default=None)

    @property
    def overdue(self) -> int:
        """Count the promises whose day is over."""
        return sum(r.overdue for r in self.promised)


def _pages(site: SiteView, phrases: Phrases) -> Iterator[Page]:
    title = phrases.words("nav.dependencies")
    yield Page(address="dependencies/", title=title, value=_dependencies(site))


def _dependencies(site: SiteView) -> Dependencies:
    running = {cycle.id for cycle in site.cycles}
    now = [r for r in site.requests if r.cycle.id in running]
    order = {team.address: n for n, team in enumerate(site.teams)}
    askers: dict[str, Link] = {}
    givers: dict[str, Link] = {}
    cells: dict[tuple[str, str], list[RequestView]] = {}
    for request in now:
        askers[request.asking_team.address] = request.asking_team
        givers[request.asked_team.address] = request.asked_team
        key = (request.asking_team.address, request.asked_team.address)
        cells.setdefault(key, []).append(request)
    columns = sorted(givers.values(), key=lambda link: order[link.address])
    return Dependencies(
        unanswered=tuple(r for r in now if r.answer is Answer.REQUESTED),
        promised=tuple(r for r in now if r.answer is Answer.PROMISED),
        declined=tuple(r for r in now if r.answer is Answer.DECLINED),
        earlier=tuple(
            sorted(
                (r for r in site.requests if r.cycle.id not in running),
                key=lambda r: (r.cycle.cycle.end, r.anchor),
                reverse=True,
            )
        ),
        givers=tuple(columns),
        rows=tuple(
            (team, tuple(tuple(cells.get((team.address, c.address), ())) for c in columns))
            for team in sorted(askers.values(), key=lambda link: order[link.address])
        ),
    )


PAGE = PageKind(template="dependencies.html", pages=_pages, nav=6)
