"""A kind of page and a page of it: what the modules in ``pages`` provide."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from okrascode.site.phrases import Phrases
from okrascode.site.view import SiteView

__all__ = ["Page", "PageKind"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page before it is drawn."""

    address: str
    """Path from the top of the site, a folder: empty or with ``/`` at its end."""
    title: str
    """As written by people; escaped where it is printed."""
    value: object
    """What the template shows, called ``page`` in it."""
    in_nav: bool = True
    """False for a page that only links lead to, of a kind that is in the navigation."""
    moved_to: str = ""
    """Where what this address once showed is now."""
    searchable: bool = True
    """False for pages whose text stands on another page too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """Pages that share a template."""

    template: str
    pages: Callable[[SiteView, Phrases], Iterable[Page]]
    """Gives the pages of a site, in a fixed order."""
    nav: int | None = None
    """Place in the navigation; ``None`` for pages that are reached by links."""
