"""The directory of teams, in the order of the organisation."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.site.page import Page, PageKind
from okrascode.site.phrases import Phrases
from okrascode.site.team_rows import team_rows
from okrascode.site.view import SiteView

__all__ = ["PAGE"]


def _pages(site: SiteView, phrases: Phrases) -> Iterator[Page]:
    yield Page(address="teams/", title=phrases.words("nav.teams"), value=team_rows(site))


PAGE = PageKind(template="teams.html", pages=_pages, nav=2)
