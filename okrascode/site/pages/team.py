"""A team: its page of the current cycle, and a permanent page of every cycle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okrascode.site.page import Page, PageKind
from okrascode.site.phrases import Phrases
from okrascode.site.rhythm import Period, periods_of
from okrascode.site.view import SiteView, TeamView
from okrascode.site.view_requests import RequestView

__all__ = ["PAGE", "TeamPage"]

_Requests = dict[tuple[str, str], list[RequestView]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPage:
    """A team in a cycle, with what goes between it and others."""

    team: TeamView
    asks: tuple[RequestView, ...]
    """What it needs of others."""
    asked: tuple[RequestView, ...]
    """What others need of it."""
    cells: tuple[Period, ...]
    """The rhythm of its check-ins."""


def _pages(site: SiteView, _phrases: Phrases) -> Iterator[Page]:
    asks: _Requests = {}
    asked: _Requests = {}
    for request in site.requests:
        cycle = request.cycle.id
        asks.setdefault((request.asking_team.address, cycle), []).append(request)
        asked.setdefault((request.asked_team.address, cycle), []).append(request)

    def value(team: TeamView) -> TeamPage:
        key = (team.address, team.cycle.id if team.cycle else "")
        return TeamPage(
            team=team,
            asks=tuple(asks.get(key, ())),
            asked=tuple(asked.get(key, ())),
            cells=periods_of(team.cycle, team.key_results) if team.cycle else (),
        )

    now = {team.cycle_address for team in site.teams}
    for team in site.teams:
        yield Page(address=team.address, title=team.name, value=value(team))
    for team in site.team_cycles:
        cycle = team.cycle.id if team.cycle else ""
        yield Page(
            address=team.cycle_address,
            title=f"{team.name} {cycle}",
            value=value(team),
            searchable=team.cycle_address not in now,
        )


PAGE = PageKind(template="team.html", pages=_pages)
