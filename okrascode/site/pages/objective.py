"""An objective: why, its key results, and how its score is made of them."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.site.page import Page, PageKind
from okrascode.site.phrases import Phrases
from okrascode.site.view import SiteView

__all__ = ["PAGE"]


def _pages(site: SiteView, _phrases: Phrases) -> Iterator[Page]:
    for objective in site.objectives:
        yield Page(address=objective.address, title=objective.title, value=objective)


PAGE = PageKind(template="objective.html", pages=_pages)
