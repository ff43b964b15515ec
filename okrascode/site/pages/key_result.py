"""A key result: where it stands, its history, and every number with its commit."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.site.page import Page, PageKind
from okrascode.site.phrases import Phrases
from okrascode.site.view import SiteView

__all__ = ["PAGE"]


def _pages(site: SiteView, _phrases: Phrases) -> Iterator[Page]:
    for objective in site.objectives:
        for key_result in objective.key_results:
            yield Page(address=key_result.address, title=key_result.title, value=key_result)


PAGE = PageKind(template="key_result.html", pages=_pages)
