"""What stands where no page is: where to begin, and what was renamed."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.site.page import Page, PageKind
from okrascode.site.phrases import Phrases
from okrascode.site.view import SiteView

__all__ = ["ADDRESS", "PAGE"]

ADDRESS = "lost/"


def _pages(site: SiteView, phrases: Phrases) -> Iterator[Page]:
    title = phrases.words("moved.lost")
    yield Page(address=ADDRESS, title=title, value=site.moved, searchable=False)


PAGE = PageKind(template="lost.html", pages=_pages)
