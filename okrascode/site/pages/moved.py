"""Addresses that something had under a former name: a page that leads to where it is now."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.site.page import Page, PageKind
from okrascode.site.phrases import Phrases
from okrascode.site.view import SiteView

__all__ = ["PAGE"]


def _pages(site: SiteView, phrases: Phrases) -> Iterator[Page]:
    for address, link in site.moved:
        title = phrases.words("moved.title")
        yield Page(
            address=address, title=title, value=link, moved_to=link.address, searchable=False
        )


PAGE = PageKind(template="moved.html", pages=_pages)
