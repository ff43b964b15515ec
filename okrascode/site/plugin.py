"""The plug-in for MkDocs: the OKR pages in a company's own site, and live parts in its own pages.

This file and ``build`` are the only ones that know MkDocs. Pages enter as placeholders and get
their HTML after Markdown has run, so that neither Markdown nor any other plug-in ever reads what
teams wrote.
"""

from __future__ import annotations

import logging
import os
import tempfile
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

# Material prints an advertisement for its successor unless told not to, and it does so on import.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from okrascode import resources
from okrascode.errors import OkrError
from okrascode.output.escape import for_terminal
from okrascode.site.alternates import languages_wanted, links_in_head
from okrascode.site.chinese_search import missing_note, tell_words_apart
from okrascode.site.markdown import STYLE, assets, front_matter
from okrascode.site.own_nav import expanded
from okrascode.site.own_pages import OwnPages
from okrascode.site.render import RenderedPage
from okrascode.site.shortcodes import Shortcodes
from okrascode.site.theme_pages import finished, lost_page
from okrascode.site.tree import pages_in
from okrascode.site.view_site import view_of
from okrascode.site.words import language_of, languages

__all__ = ["OkrascodeConfig", "OkrascodePlugin"]

_THEME_STYLE = "assets/okr-theme.css"
_LOG = logging.getLogger("mkdocs.plugins.okrascode")


class OkrascodeConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs is half typed
    """Settings of the plug-in in ``mkdocs.yml``."""

    root = options.Type(str, default=".")
    """Folder of okr.toml, relative to mkdocs.yml."""
    prefix = options.Type(str, default="okr/")
    """Where the pages appear in the site."""
    language = options.Optional(options.Type(str))
    """The only language of the interface."""
    languages = options.ListOfItems(options.Type(str), default=[])
    """Languages of the interface, the first at ``prefix``, each other in a folder below it; when
    neither is given the theme's comes first, then the others of the organisation."""
    today = options.Optional(options.Type((str, date)))
    """The day to count as today, for reproducible builds."""


class OkrascodePlugin(BasePlugin[OkrascodeConfig]):  # type: ignore[no-untyped-call]  # as above
    """Adds the OKR pages to a MkDocs site."""

    def __init__(self) -> None:
        """Begin without pages; they are made when a build begins."""
        self.given: tuple[RenderedPage, ...] | None = None
        """The pages of a site that okr builds by itself; ``None`` inside a company's own."""
        self._own: OwnPages | None = None
        self._words: tempfile.TemporaryDirectory[str] | None = None
        self._prefix = ""
        self._pages: dict[str, RenderedPage] = {}
        self._language_of: dict[str, str] = {}
        self._in_nav = True

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make the pages first: what is wrong with the documents stops the build at once."""
        if self.given is None:
            self._words = tempfile.TemporaryDirectory(prefix="okr-words-")
            tell_words_apart(Path(self._words.name))
            self._prefix = self._folder_of_pages()
            self._own = own = self._read(config)
            config.watch = [*config.watch, *(str(p) for p in own.watched if p.exists())]
            code = Shortcodes(
                link=partial(own.part, kind="link"), chart=partial(own.part, kind="chart")
            )
            config.markdown_extensions = [*config.markdown_extensions, code]
            if config.nav is not None:
                first = own.pages[own.site.languages[0]]
                config.nav, self._in_nav = expanded(config.nav, self._prefix, first)
            found = own.by_file()
            self._pages = {path: page for path, (_, page) in found.items()}
            self._language_of = {path: language for path, (language, _) in found.items()}
        else:
            self._pages = {page.path: page for page in self.given}
        config.extra_css = [*config.extra_css, self._prefix + STYLE]
        return config

    def _folder_of_pages(self) -> str:
        parts = [part for part in self.config.prefix.split("/") if part not in ("", ".")]
        if ".." in parts:
            raise PluginError("okrascode: prefix must be a folder of the site, like okr/")
        return "".join(f"{part}/" for part in parts)

    def _read(self, config: MkDocsConfig) -> OwnPages:
        from okrascode.workspace.publish import read_site

        root = Path(config.config_file_path or ".").parent / self.config.root
        try:
            day = date.fromisoformat(str(self.config.today)) if self.config.today else None
            source = read_site(root, today=day)
            site = view_of(source)
        except (OkrError, ValueError) as error:
            raise PluginError(f"okrascode: {error}") from error
        for problem in source.problems:
            place = f"{problem.path}:{problem.line or 1}"
            _LOG.warning("okrascode: %s", for_terminal(f"{place}: {problem.message}"))
        if missing := source.record.what_is_missing:
            # In a shallow clone or without Git the pages are right, they only know less.
            _LOG.info("okrascode: %s", for_terminal(missing))
        site = replace(site, languages=self._languages(config, site.languages))
        if note := missing_note(site.languages):
            # A warning would stop builds with --strict, and the pages are sound.
            _LOG.info(note)
        index = "" if config.use_directory_urls else "index.html"
        return OwnPages(
            source=source,
            site=site,
            pages={one: pages_in(one, site, index=index) for one in site.languages},
            root=root.resolve(),
            docs=Path(config.docs_dir),
            url=config.site_url or "",
            prefix=self._prefix,
            index=index,
        )

    def _languages(self, config: MkDocsConfig, there_are: tuple[str, ...]) -> tuple[str, ...]:
        named = [*self.config.languages, *([self.config.language] if self.config.language else [])]
        for tag in named:
            if language_of(tag) is None:
                known = " and ".join(languages())
                raise PluginError(f"okrascode: the pages are there in {known}, not in {tag!r}")
        return languages_wanted(
            [language_of(tag) or "" for tag in self.config.languages],
            alone=language_of(self.config.language or "") or "",
            theme=language_of(str(config.theme.get("language") or "")) or "",
            there_are=there_are,
        )

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages and the style sheet; a page written by hand at the same place wins."""
        for path, page in self._pages.items():
            if files.get_file_from_path(path) is not None:
                _LOG.info("%s is written by hand", path)
                continue
            # The navigation is in one language; each page leads to itself in the others.
            is_first = self._own is None or self._language_of[path] == self._own.site.languages[0]
            shown = page.nav is not None and self._in_nav and is_first
            level = InclusionLevel.INCLUDED if shown else InclusionLevel.NOT_IN_NAV
            file = File.generated(config, path, content="", inclusion=level)
            file.edit_uri = self._own.edit_uri(page.address) if self._own else None
            files.append(file)
        if self._own is None:
            theme = resources.read_bytes("templates", "site", "okr-theme.css")
            contents = {**assets(), _THEME_STYLE: theme}
        else:
            contents = dict(self._own.data())
        for path, content in contents.items():
            if files.get_file_from_path(path) is None:
                files.append(File.generated(config, path, content=content))
        return files

    def on_page_markdown(self, markdown: str, page: Page, **_: object) -> str:
        """Give a page its title before the navigation is printed, and its pencil its file."""
        if (mine := self._mine(page)) is not None:
            page.meta.update(front_matter(mine))
            page.title = str(page.meta["title"])
            if self._own and (url := self._own.edit_url(mine.address)):
                page.edit_url = url
        elif self._own is not None:
            self._own.begin(page.file.src_uri, page.file.dest_uri, page.file.content_string)
        return markdown

    def on_page_content(self, html: str, page: Page, **_: object) -> str:
        """Put the page in the place of its placeholder, or say what its shortcodes lack."""
        if (mine := self._mine(page)) is None:
            for place, text in self._own.unknown() if self._own else ():
                _LOG.warning("okrascode: %s: %s", place, text)
            return html
        page.toc = TableOfContents([])
        return mine.html

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Put right what the theme leaves open, and say where the feed and other languages are."""
        if (mine := self._mine(page)) is None:
            return finished(output, None)
        if self._own is not None:
            head = self._own.alternates(mine, self._language_of[page.file.src_uri])
        else:
            tops = {one["lang"]: one["link"].removeprefix("./") for one in _trees(config)}
            head = links_in_head(mine, tops, url=config.site_url or "")
        return finished(output, mine, has_trees=self.given is not None, head=head)

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        """Tell lost readers of our own site where to begin."""
        pages = self.given if template_name == "404.html" else None
        return lost_page(output, pages or (), urlsplit(config.site_url or "").path or "/")

    def _mine(self, page: Page) -> RenderedPage | None:
        mine = page.file.generated_by == "okrascode"
        return self._pages.get(page.file.src_uri) if mine else None


def _trees(config: MkDocsConfig) -> list[dict[str, str]]:
    """Give the languages of a site that okr builds by itself."""
    alternate: list[dict[str, str]] = config.extra.get("alternate") or []
    return alternate
