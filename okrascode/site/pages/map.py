"""The alignment map: who carries what, and the gaps to talk about."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.site.alignment_map import map_of
from okrascode.site.page import Page, PageKind
from okrascode.site.phrases import Phrases
from okrascode.site.view import SiteView

__all__ = ["PAGE"]


def _pages(site: SiteView, phrases: Phrases) -> Iterator[Page]:
    yield Page(address="map/", title=phrases.words("nav.map"), value=map_of(site))


PAGE = PageKind(template="map.html", pages=_pages, nav=3)
