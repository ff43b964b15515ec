"""The rules that check these OKRs: what is asked of whoever writes them, and why."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.site.page import Page, PageKind
from okrascode.site.phrases import Phrases
from okrascode.site.view import SiteView

__all__ = ["PAGE"]


def _pages(site: SiteView, phrases: Phrases) -> Iterator[Page]:
    yield Page(address="rules/", title=phrases.words("nav.rules"), value=site.checks)


PAGE = PageKind(template="rules.html", pages=_pages)
