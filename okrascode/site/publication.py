"""What data files are made of: the view that may be published, and where it will be published."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from okrascode.site.phrases import Phrases
from okrascode.site.source import SiteSource
from okrascode.site.view import SiteView
from okrascode.site.words import words_in

__all__ = ["DataFile", "DataKind", "Publication", "publication_in", "publications_of"]

_NOBODY = "okr.invalid"
"""Stands in identifiers for a site that does not say where it is published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A site in one language and its place; the same publication gives the same bytes."""

    site: SiteView
    phrases: Phrases
    url: str = ""
    """Web address of the top of this language's tree, with ``/`` at its end; empty: not known."""
    authority: str = _NOBODY
    """Host name that makes identifiers unique in the world."""

    @property
    def language(self) -> str:
        """Give the language of the interface; texts of teams stay as they were written."""
        return self.phrases.words.language

    def tag(self, day: str, what: str) -> str:
        """Make an identifier for ever (RFC 4151) from a day that never changes and a name."""
        return f"tag:{self.authority},{day}:{what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """One file: its path from the top of the tree, and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKind:
    """A kind of file that a site has besides its pages."""

    name: str
    """What it is called in the index and in the documentation."""
    media_type: str
    files: Callable[[Publication], Iterable[DataFile]]
    """Gives the files of a publication, in a fixed order."""
    once: bool = False
    """True for files without words of the interface that stand in the first language's tree only;
    what lies beside a page is in every tree, so that links in all languages are alike."""


def publication_in(language: str, source: SiteSource, site: SiteView, *, url: str) -> Publication:
    """Give the publication in a language.

    Args:
        language: one there is a catalogue for.
        source: says where the site and the repository are.
        site: the view of the same source, without anything that may not be published.
        url: web address of the top of the tree, with ``/`` at its end; empty: not known.
    """
    settings = source.settings.site
    hosts = (urlsplit(address).hostname for address in (url, settings.url, settings.repository))
    return Publication(
        site=site,
        phrases=Phrases(words_in(language)),
        url=url,
        authority=next(filter(None, hosts), _NOBODY),
    )


def publications_of(source: SiteSource, site: SiteView) -> tuple[Publication, ...]:
    """Give one publication a language, the first one's tree being the top of the site."""
    url = source.settings.site.url
    top = url.rstrip("/") + "/" if url else ""
    return tuple(
        publication_in(language, source, site, url=top + (f"{language}/" if top and number else ""))
        for number, language in enumerate(site.languages)
    )
