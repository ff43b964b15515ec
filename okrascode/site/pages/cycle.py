"""A cycle: what was learned first, then what came of each objective, and what goes on."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.site.cycle_summary import cycles_of
from okrascode.site.page import Page, PageKind
from okrascode.site.phrases import Phrases
from okrascode.site.view import SiteView

__all__ = ["PAGE"]


def _pages(site: SiteView, phrases: Phrases) -> Iterator[Page]:
    for page in cycles_of(site):
        title = phrases.words("cycles.title_of", cycle=page.cycle.id)
        yield Page(address=f"cycles/{page.cycle.id}/", title=title, value=page)


PAGE = PageKind(template="cycle.html", pages=_pages)
