"""A team: its page of the current cycle, and a permanent page of every cycle."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.site.page import Page, PageKind
from okrascode.site.phrases import Phrases
from okrascode.site.view import SiteView

__all__ = ["PAGE"]


def _pages(site: SiteView, _phrases: Phrases) -> Iterator[Page]:
    now = {team.cycle_address for team in site.teams}
    for team in site.teams:
        yield Page(address=team.address, title=team.name, value=team)
    for team in site.team_cycles:
        cycle = team.cycle.id if team.cycle else ""
        yield Page(
            address=team.cycle_address,
            title=f"{team.name} {cycle}",
            value=team,
            searchable=team.cycle_address not in now,
        )


PAGE = PageKind(template="team.html", pages=_pages)
