"""The OKRs inside a company's own site: pages, data, and live parts for pages written by hand."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from okrascode.output.escape import for_terminal
from okrascode.site.addresses import relative
from okrascode.site.alternates import links_in_head
from okrascode.site.data_files import data_files
from okrascode.site.live_parts import live_chart, live_link
from okrascode.site.markdown import assets
from okrascode.site.publication import Publication, publication_in
from okrascode.site.references import References
from okrascode.site.render import RenderedPage
from okrascode.site.shortcodes import lines_of
from okrascode.site.source import SiteSource
from okrascode.site.tree import top_of, tops_from
from okrascode.site.view import SiteView
from okrascode.site.view_parts import FileView

__all__ = ["OwnPages"]


@dataclass(kw_only=True)
class OwnPages:
    """What the plug-in knows during one build; it remembers which page is being read."""

    source: SiteSource
    site: SiteView
    """In the languages it is shown in; the first one's tree is the top of the OKR pages."""
    root: Path
    """The folder of okr.toml."""
    docs: Path
    """The folder of the pages that are written by hand."""
    url: str
    """Where the whole site is published; empty: not known."""
    prefix: str
    index: str
    """File name that links to folders end with, for sites read without a server."""
    pages: Mapping[str, tuple[RenderedPage, ...]]
    """By language."""
    _here: str = ""
    _name: str = ""
    _text: str = ""
    _missing: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make what every page asks for once."""
        self._references = References(self.site)
        self._files: dict[str, FileView] = {}
        for objective in self.site.objectives:
            self._files[objective.address] = objective.file
            self._files |= {k.address: k.file for k in objective.key_results}

    @property
    def watched(self) -> tuple[Path, ...]:
        """Give what a new build depends on: documents, settings, where Git notes commits."""
        git = self.root / ".git"
        wanted = ("okrs", "okr.toml")
        return (*(self.root / name for name in wanted), git / "HEAD", git / "refs")

    def publication(self, language: str = "") -> Publication:
        """Give what data files are made of, in a language or the first one."""
        language = language or self.site.languages[0]
        url = self.url.rstrip("/") + "/" + self.prefix if self.url else ""
        return publication_in(
            language, self.source, self.site, url=url and url + top_of(language, self.site)
        )

    def alternates(self, page: RenderedPage, language: str) -> str:
        """Give the links to a page of one language in all of them, for its head."""
        tops = {language: "", **tops_from(language, self.site)}
        tops = {one: tops[one] for one in self.site.languages}
        return links_in_head(page, tops, url=self.publication(language).url)

    def by_file(self) -> Mapping[str, tuple[str, RenderedPage]]:
        """Give language and page by file, paths from the top of the company's site."""
        return {
            self.prefix + top_of(language, self.site) + page.path: (language, page)
            for language, pages in self.pages.items()
            for page in pages
        }

    def data(self) -> Mapping[str, bytes]:
        """Give the data files, paths from the top of the company's site."""
        languages = self.site.languages
        files = dict(data_files(tuple(self.publication(language) for language in languages)))
        for language in languages:
            # Pages to be embedded look for the style sheet in their own tree.
            top = top_of(language, self.site)
            files |= {top + path: content for path, content in assets().items()}
        return {self.prefix + path: content for path, content in files.items()}

    def edit_url(self, address: str) -> str:
        """Give where the document behind a page is edited; empty when the forge is not known."""
        file = self._files.get(address)
        return file.edit_url if file else ""

    def edit_uri(self, address: str) -> str | None:
        """Give the document behind a page as seen from the folder of the pages, as MkDocs asks."""
        file = self._files.get(address)
        if file is None:
            return None
        return posixpath.relpath((self.root / file.path).as_posix(), self.docs.as_posix())

    def begin(self, name: str, dest: str, text: str) -> None:
        """Note the page that is read next: its file, where it will be, and what is in the file."""
        self._name, self._here, self._text = name, posixpath.dirname(dest) + "/", text
        self._missing = []

    def part(self, reference: str, *, kind: Literal["link", "chart"]) -> str | None:
        """Draw a live part of the page that is read; ``None`` for what is not known."""
        view = self._references.find(reference)
        if view is None:
            self._missing.append(reference)
            return None
        publication = self.publication()
        draw = live_link if kind == "link" else live_chart
        return draw(view, publication.phrases, href=self._href)

    def _href(self, address: str) -> str:
        return relative(self.prefix + address, here=self._here.lstrip("/"), index=self.index)

    def unknown(self) -> list[tuple[str, str]]:
        """Give the references of this page that nobody knows, each with its place."""
        found: list[tuple[str, str]] = []
        for reference in dict.fromkeys(self._missing):
            near = self._references.like(reference)
            text = f"there is no {reference!r} among what is published."
            text += (
                f" Did you mean {near!r}?" if near else " Write it as team:objective/key-result."
            )
            for line in lines_of(reference, self._text) or (1,):
                found.append((f"{self._name}:{line}", for_terminal(text)))
        self._missing = []
        return found
