"""How to read the site, in one minute."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.site.charts.marks import ORDER
from okrascode.site.page import Page, PageKind
from okrascode.site.phrases import Phrases
from okrascode.site.view import SiteView

__all__ = ["PAGE"]


def _pages(_site: SiteView, phrases: Phrases) -> Iterator[Page]:
    yield Page(address="read/", title=phrases.words("nav.read"), value=ORDER)


PAGE = PageKind(template="read.html", pages=_pages, nav=8)
