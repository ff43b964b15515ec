"""Put the OKR pages into the navigation of a company's own site."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from okrascode.site.markdown import title_for_themes

if TYPE_CHECKING:
    from okrascode.site.render import RenderedPage

__all__ = ["expanded"]


def expanded(nav: object, prefix: str, pages: Sequence[RenderedPage]) -> tuple[Any, bool]:
    """Replace the entry that names the folder of the OKR pages by these pages.

    Gives the navigation and whether it has them. ``OKRs: okr/`` becomes a section with that name,
    a bare ``okr/`` the pages themselves.
    """
    if isinstance(nav, list):
        found, any_ = [], False
        for item in nav:
            if isinstance(item, str) and _is_folder(item, prefix):
                found += _entries(pages, prefix)
                any_ = True
                continue
            new, here = expanded(item, prefix, pages)
            found.append(new)
            any_ = any_ or here
        return found, any_
    if isinstance(nav, dict):
        parts = {
            title: ([*_entries(pages, prefix)], True)
            if isinstance(value, str) and _is_folder(value, prefix)
            else expanded(value, prefix, pages)
            for title, value in nav.items()
        }
        return {t: value for t, (value, _) in parts.items()}, any(h for _, h in parts.values())
    return nav, False


def _entries(pages: Sequence[RenderedPage], prefix: str) -> list[dict[str, str]]:
    shown = sorted((page for page in pages if page.nav), key=lambda page: page.nav or 0)
    return [{title_for_themes(page.title): prefix + page.path} for page in shown]


def _is_folder(text: str, prefix: str) -> bool:
    return text.strip("/") == prefix.strip("/") and text.endswith("/")
