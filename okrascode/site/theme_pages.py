"""What is put right in pages after the theme has made them."""

from __future__ import annotations

import re

from okrascode.output.escape import for_html
from okrascode.site.addresses import relative
from okrascode.site.data.feeds import feed_of
from okrascode.site.pages import lost
from okrascode.site.render import RenderedPage

__all__ = ["finished", "lost_page"]

_SEARCH = re.compile(r'(<div class="md-search"[^>]*role="dialog")(?![^>]*aria-label)')
_PLACEHOLDER = re.compile(r'class="md-search__input"[^>]*placeholder="([^"]*)"')
_HEADING = re.compile(r"<h1>404[^<]*</h1>")


def finished(html: str, page: RenderedPage | None) -> str:
    """Name the theme's search, name the feed, and send on whoever comes to a former address."""
    if name := _PLACEHOLDER.search(html):
        html = _SEARCH.sub(rf'\1 aria-label="{name[1]}"', html, count=1)
    if page is not None and not page.moved_to:
        feed = for_html(relative(feed_of(page.address), here=page.address))
        link = f'<link rel="alternate" type="application/atom+xml" href="{feed}">'
        html = html.replace("</head>", f"{link}</head>", 1)
    elif page is not None:
        there = for_html(relative(page.moved_to, here=page.address, index=page.index))
        refresh = f'<meta http-equiv="refresh" content="0; url={there}">'
        html = html.replace("</head>", f"{refresh}</head>", 1)
    return html


def lost_page(html: str, pages: tuple[RenderedPage, ...], base: str) -> str:
    """Say on the theme's page for lost readers where to begin and what was renamed.

    It is shown at any depth, so its links begin at ``base``, the path of the top of the site.
    """
    mine = next((page for page in pages if page.address == lost.ADDRESS), None)
    if mine is None:
        return html
    inside = mine.html.replace('href="../', f'href="{for_html(base)}')
    return finished(_HEADING.sub(lambda _: inside, html, count=1), None)
