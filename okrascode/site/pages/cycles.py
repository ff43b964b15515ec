"""The cycles there are, newest first, each in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.site.cycle_summary import cycles_of
from okrascode.site.page import Page, PageKind
from okrascode.site.phrases import Phrases
from okrascode.site.view import SiteView

__all__ = ["PAGE"]


def _pages(site: SiteView, phrases: Phrases) -> Iterator[Page]:
    yield Page(address="cycles/", title=phrases.words("nav.cycles"), value=cycles_of(site))


PAGE = PageKind(template="cycles.html", pages=_pages, nav=7)
