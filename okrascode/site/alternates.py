"""The same page in other languages, as search engines and readers' programs look for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urljoin

from okrascode.output.escape import for_html
from okrascode.site.addresses import relative
from okrascode.site.render import RenderedPage

__all__ = ["hreflang", "languages_wanted", "links_in_head"]


def hreflang(language: str) -> str:
    """Give the tag of a language that there is a catalogue for.

    >>> hreflang("zh"), hreflang("en")
    ('zh-CN', 'en')
    """
    return "zh-CN" if language == "zh" else language


def links_in_head(page: RenderedPage, tops: Mapping[str, str], *, url: str) -> str:
    """Give the links that name a page in every language, itself included.

    Args:
        page: one page.
        tops: for each language the path from the top of the page's own tree to that of its tree.
        url: where the page's own tree is published, with ``/`` at its end; empty: not known.
    """
    if len(tops) < 2:
        return ""
    up = relative("", here=page.address)
    found = []
    for language, top in tops.items():
        path = top + page.address + page.index
        there = urljoin(url, path) if url else up + path
        # A space more, for Material takes what is named exactly so for the top of another site,
        # and asks there for a list of pages that does not exist.
        found.append(
            f'<link rel="alternate " hreflang="{hreflang(language)}" href="{for_html(there)}">'
        )
    return "".join(found)


def languages_wanted(
    named: Iterable[str], *, alone: str, theme: str, there_are: tuple[str, ...]
) -> tuple[str, ...]:
    """Choose the languages of the OKR pages in somebody's own site, the first one's tree the top.

    Args:
        named: those that the settings list.
        alone: the only one that the settings want.
        theme: that of the theme, which comes first when nothing is named.
        there_are: those of the organisation.

    >>> languages_wanted([], alone="", theme="zh", there_are=("en", "zh"))
    ('zh', 'en')
    >>> languages_wanted([], alone="zh", theme="en", there_are=("en",))
    ('zh',)
    >>> languages_wanted(["en", "zh"], alone="", theme="fr", there_are=("zh",))
    ('en', 'zh')
    """
    if alone:
        return (alone,)
    first = (theme,) if theme else ()
    return tuple(dict.fromkeys(named)) or tuple(dict.fromkeys((*first, *there_are)))
