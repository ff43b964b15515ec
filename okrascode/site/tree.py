"""The whole site: from a source to pages in every language, or to files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from okrascode.site.data_files import data_files
from okrascode.site.markdown import assets, markdown_files
from okrascode.site.publication import publications_of
from okrascode.site.source import SiteSource
from okrascode.site.view import SiteView
from okrascode.site.view_site import view_of

__all__ = [
    "all_files",
    "data_in",
    "exported_files",
    "pages_in",
    "site_files",
    "top_of",
    "tops_from",
]

if TYPE_CHECKING:
    from okrascode.site.page import PageKind
    from okrascode.site.render import RenderedPage


def top_of(language: str, site: SiteView) -> str:
    """Give the folder of a language: the first one's is the top itself."""
    return "" if language == site.languages[0] else f"{language}/"


def tops_from(language: str, site: SiteView) -> Mapping[str, str]:
    """Give for every other language the path from the top of this one's tree to that of its own."""
    up = "../" if top_of(language, site) else ""
    return {other: up + top_of(other, site) for other in site.languages if other != language}


def pages_in(
    language: str,
    site: SiteView,
    *,
    index: str = "",
    framed: bool = False,
    kinds: Collection[PageKind] | None = None,
) -> tuple[RenderedPage, ...]:
    """Give the pages of one language, with links to the same page in the others.

    Args:
        language: one of the site's.
        site: what to show.
        index: file name that links to folders end with, for sites read without a server.
        framed: whether the theme leads from page to page, so that they need no row of links.
        kinds: those of the pages to draw; all when not given.
    """
    # Data files need no templates, and exporting works without the template engine.
    from okrascode.site.render import render_site

    others = tops_from(language, site)
    return render_site(site, language, index=index, others=others, framed=framed, kinds=kinds)


def site_files(source: SiteSource, *, language: str | None = None) -> Mapping[str, bytes]:
    """Give the files of one language (default: the first), paths from the top of its tree."""
    site = view_of(source)
    return markdown_files(pages_in(language or site.languages[0], site)) | assets()


def all_files(source: SiteSource) -> Mapping[str, bytes]:
    """Give the files of every language as parallel trees: the first at the top."""
    site = view_of(source)
    files: dict[str, bytes] = {}
    for language in site.languages:
        top = top_of(language, site)
        tree = markdown_files(pages_in(language, site)) | assets()
        files |= {top + path: content for path, content in tree.items()}
    return dict(sorted({**files, **data_in(source, site)}.items()))


def data_in(source: SiteSource, site: SiteView) -> Mapping[str, bytes]:
    """Give the data files of every language, paths from the top of the site."""
    return data_files(publications_of(source, site))


def exported_files(source: SiteSource) -> Mapping[str, bytes]:
    """Give the data files without a site, and the style sheet that embedded pages look for."""
    site = view_of(source)
    files = dict(data_in(source, site))
    for language in site.languages:
        files |= {top_of(language, site) + path: content for path, content in assets().items()}
    return dict(sorted(files.items()))
