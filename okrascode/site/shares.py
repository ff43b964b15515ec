"""The pages of all languages in two shares that take about as long, to be drawn at the same time.

Key results have the pages with the largest charts, and about as much of them as all others have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from okrascode.site.render import RenderedPage, page_kinds
from okrascode.site.searchable import Section, sections_of
from okrascode.site.tree import pages_in
from okrascode.site.view import SiteView

__all__ = ["DrawnPage", "Share", "drawn_in", "merged"]

_SECOND = frozenset({"key_result.html"})


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page, and what a search finds on it."""

    page: RenderedPage
    sections: tuple[Section, ...]


Share = Mapping[str, tuple[tuple[DrawnPage, ...], ...]]
"""By language the pages of each kind, in the order of the kinds; empty for those not drawn."""


def drawn_in(site: SiteView, *, share: int) -> Share:
    """Draw the first (0) or second (1) share of the pages."""
    return {
        language: tuple(
            tuple(
                DrawnPage(page, sections_of(page.html) if page.searchable else ())
                for page in pages_in(language, site, framed=True, kinds=(kind,))
            )
            if (kind.template in _SECOND) == bool(share)
            else ()
            for kind in page_kinds()
        )
        for language in site.languages
    }


def merged(one: Share, other: Share) -> Mapping[str, tuple[DrawnPage, ...]]:
    """Give the pages of both shares by language, in the order of one process."""
    return {
        language: tuple(
            page
            for kinds in zip(one[language], other[language], strict=True)
            for k in kinds
            for page in k
        )
        for language in one
    }
