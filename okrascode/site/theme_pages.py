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
_SWITCH = re.compile(r'<a href="([^"]*?)/?"((?: hreflang="[^"]*")? class="md-select__link")')
_PLACEHOLDER = re.compile(r'class="md-search__input"[^>]*placeholder="([^"]*)"')
_OURS = '<div class="okr okr-page-'
_HEADING = re.compile(r"<h1>404[^<]*</h1>")


def finished(
    html: str, page: RenderedPage | None, *, has_trees: bool = False, links: str = ""
) -> str:
    """Name the theme's search, name the feed, and send on whoever comes to a former address.

    Args:
        html: the whole page as the theme made it.
        page: what is on it, if it is one of ours.
        has_trees: whether the site has a tree for each language. Then the theme's switch leads to
            the same page in the other one; by itself it does so only with a script and a known
            web address.
        links: links that belong into the head, as HTML.
    """
    # What is to be put right stands above a page of ours, which is most of the text.
    head, ours, rest = html.partition(_OURS if page is not None else "</html>")
    if name := _PLACEHOLDER.search(head):
        head = _SEARCH.sub(rf'\1 aria-label="{name[1]}"', head, count=1)
    if page is not None and has_trees:
        address = for_html(page.address)
        head = _SWITCH.sub(rf'<a href="\1/{address}" target="_self"\2', head)
    if page is not None and not page.moved_to:
        feed = for_html(relative(feed_of(page.address), here=page.address))
        # Alone, the first word would make the theme look for pages in another language there.
        link = f'<link rel="alternate feed" type="application/atom+xml" href="{feed}">'
        head = head.replace("</head>", f"{link}{links}</head>", 1)
    elif page is not None:
        there = for_html(relative(page.moved_to, here=page.address, index=page.index))
        refresh = f'<meta http-equiv="refresh" content="0; url={there}">'
        head = head.replace("</head>", f"{refresh}</head>", 1)
    return head + ours + rest


def lost_page(html: str, pages: tuple[RenderedPage, ...], base: str) -> str:
    """Say on the theme's page for lost readers where to begin and what was renamed.

    It is shown at any depth, so its links begin at ``base``, the path of the top of the site.
    """
    mine = next((page for page in pages if page.address == lost.ADDRESS), None)
    if mine is None:
        return html
    inside = mine.html.replace('href="../', f'href="{for_html(base)}')
    return finished(_HEADING.sub(lambda _: inside, html, count=1), None)
