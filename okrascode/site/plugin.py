"""The plug-in for MkDocs: the OKR pages in a company's own site, and live parts in its own pages.

This file and ``build`` are the only ones that know MkDocs. Pages enter as placeholders and get
their HTML after Markdown has run, so that neither Markdown nor any other plug-in ever reads what
teams wrote.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

# Material prints an advertisement for its successor unless told not to, and it does so on import.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from okrascode import resources
from okrascode.errors import OkrError
from okrascode.output.escape import for_terminal
from okrascode.site.alternates import links_in_head
from okrascode.site.chinese_search import missing_note, tell_words_apart
from okrascode.site.emit import folder_of_this_run
from okrascode.site.frames import TEMPLATE, Environment, Frames, Loader
from okrascode.site.frames_trust import Index, tell, themes_index, why_not_alike
from okrascode.site.markdown import SCRIPT, STYLE, assets, front_matter
from okrascode.site.own_nav import expanded
from okrascode.site.own_pages import OwnPages
from okrascode.site.own_reading import Wanted, read_own
from okrascode.site.plugin_settings import OkrascodeConfig
from okrascode.site.render import Compiled, RenderedPage
from okrascode.site.searchable import Section, sections_of
from okrascode.site.shortcodes import Shortcodes
from okrascode.site.theme_pages import finished, lost_page

__all__ = ["OkrascodeConfig", "OkrascodePlugin"]

_THEME_STYLE = "assets/okr-theme.css"
_THEMES = Compiled()
_LOG = logging.getLogger("mkdocs.plugins.okrascode")


class _DrawnPage(Page):
    """A page of ours outside the navigation: there is nothing to read and to translate."""

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002  # the shape of MkDocs
        """Begin without Markdown."""
        self.markdown, self.meta = "", {}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002  # as above
        """Begin without HTML."""
        self.content, self.toc = "", TableOfContents([])


class OkrascodePlugin(BasePlugin[OkrascodeConfig]):  # type: ignore[no-untyped-call]  # as above
    """Adds the OKR pages to a MkDocs site."""

    def __init__(self) -> None:
        """Begin without pages; they are made when a build begins."""
        self.given: tuple[RenderedPage, ...] | None = None
        """The pages of a site that okr builds by itself; ``None`` inside a company's own."""
        self.put: Callable[[str, bytes], None] | None = None
        """Takes in each finished page and its path; where there is none, MkDocs writes it."""
        self.sections: Mapping[str, tuple[Section, ...]] = {}
        """What a search finds on pages, by their source, as far as it is known already."""
        self._own: OwnPages | None = None
        self._prefix = ""
        self._pages: dict[str, RenderedPage] = {}
        self._language_of: dict[str, str] = {}
        self._in_nav = True
        self._fills = False
        self._index: Index | None = None
        self._frames: Frames | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make the pages first: what is wrong with the documents stops the build at once."""
        if self.given is None:
            tell_words_apart(folder_of_this_run())
            self._prefix = self._folder_of_pages()
            self._own = own = self._read(config)
            config.watch = [*config.watch, *(str(p) for p in own.watched if p.exists())]
            link, chart = (partial(own.part, kind=kind) for kind in ("link", "chart"))
            code = Shortcodes(link=link, chart=chart)
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
        config.extra_javascript = [*config.extra_javascript, self._prefix + SCRIPT]
        return config

    def _folder_of_pages(self) -> str:
        parts = [part for part in self.config.prefix.split("/") if part not in ("", ".")]
        if ".." in parts:
            raise PluginError("okrascode: prefix must be a folder of the site, like okr/")
        return "".join(f"{part}/" for part in parts)

    def _read(self, config: MkDocsConfig) -> OwnPages:
        mine = self.config
        wanted = Wanted(
            root=Path(config.config_file_path or ".").parent / mine.root,
            today=str(mine.today or ""),
            languages=tuple(mine.languages),
            language=mine.language or "",
            theme=str(config.theme.get("language") or ""),
            docs=Path(config.docs_dir),
            url=config.site_url or "",
            prefix=self._prefix,
            index="" if config.use_directory_urls else "index.html",
        )
        try:
            own = read_own(wanted)
        except (OkrError, ValueError) as error:
            raise PluginError(f"okrascode: {error}") from error
        for problem in own.source.problems:
            place = f"{problem.path}:{problem.line or 1}"
            _LOG.warning("okrascode: %s", for_terminal(f"{place}: {problem.message}"))
        if missing := own.source.record.what_is_missing:
            # In a shallow clone or without Git the pages are right, they only know less.
            _LOG.info("okrascode: %s", for_terminal(missing))
        if note := missing_note(own.site.languages):
            # A warning would stop builds with --strict, and the pages are sound.
            _LOG.info(note)
        return own

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages and the style sheet; a page written by hand at the same place wins."""
        self._fills = self._may_fill(config)
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
            if self._fills and not shown:
                _DrawnPage(None, file, config)
        contents = dict(self._own.data() if self._own else assets())
        if self._own is None:
            contents[_THEME_STYLE] = resources.read_bytes("templates", "site", "okr-theme.css")
        contents[self._prefix + SCRIPT] = resources.read_bytes("templates", "site", "okr.js")
        for path, content in contents.items():
            if files.get_file_from_path(path) is None:
                files.append(File.generated(config, path, content=content))
        return files

    def _may_fill(self, config: MkDocsConfig) -> bool:
        """Tell whether pages may share the theme's frames."""
        if self.config.whole_pages:
            return False
        mine = config.theme.custom_dir
        overrides = Path(mine).rglob("*.html") if mine else ()
        why = why_not_alike(config.theme.name, overrides, config.plugins)
        self._index = None if why else themes_index(config.plugins)
        if why:
            _LOG.info("okrascode: the theme draws every page in full, because %s", why)
        return not why

    def on_nav(self, nav: Navigation, config: MkDocsConfig, **_: object) -> Navigation:
        """Learn where the theme's frame will lead to."""
        linked = [page.file.dest_uri for page in nav.pages]
        linked += [*config.extra_css, *map(str, config.extra_javascript)]
        self._frames = Frames(self._pages, linked=linked, told=_LOG.info) if self._fills else None
        return nav

    def on_env(  # type: ignore[override]  # the engine is known by its shape
        self, env: Environment, files: Files, **_: object
    ) -> Environment:
        """Bring in the frames, when every page has its title."""
        if self._frames is not None:
            pages = (file.page for file in files.documentation_pages())
            self._frames.expect(page for page in pages if isinstance(page, _DrawnPage))
            env.loader = Loader(env.loader, self._frames)
        if self.given is not None:
            env.bytecode_cache = _THEMES
        return env

    def on_page_markdown(self, markdown: str, page: Page, **_: object) -> str:
        """Give a page its title before the navigation is printed, and its pencil its file."""
        if (mine := self._mine(page)) is not None:
            page.meta.update(front_matter(mine))
            page.title = str(page.meta["title"])
            if self._fills:
                page.meta["template"] = TEMPLATE
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
        # Nobody but the search reads it before it is drawn, and that gets sections ready made.
        return mine.html if self._index is None else ""

    def on_page_context(self, context: object, page: Page, **_: object) -> None:  # noqa: ARG002
        """Tell the search what a page of ours holds."""
        mine = self._mine(page) if self._index else None
        if self._index and mine and mine.searchable:
            found = self.sections.get(mine.path) or sections_of(mine.html)
            tell(self._index, found, page)

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Put right what the theme leaves open, and say where the feed and other languages are."""
        mine = self._mine(page)
        links = self._links(mine, page, config) if mine else ""
        html = finished(output, mine, has_trees=self.given is not None, links=links)
        if self.put is None:
            return html
        self.put(page.file.dest_uri, html.encode(errors="xmlcharrefreplace"))
        return ""

    def _links(self, mine: RenderedPage, page: Page, config: MkDocsConfig) -> str:
        if self._own is not None:
            return self._own.alternates(mine, self._language_of[page.file.src_uri])
        trees: list[dict[str, str]] = config.extra.get("alternate") or []
        tops = {one["lang"]: one["link"].removeprefix("./") for one in trees}
        return links_in_head(mine, tops, url=config.site_url or "")

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        """Tell lost readers of our own site where to begin."""
        pages = self.given if template_name == "404.html" else None
        return lost_page(output, pages or (), urlsplit(config.site_url or "").path or "/")

    def _mine(self, page: Page) -> RenderedPage | None:
        return self._pages.get(page.file.src_uri) if page.file.generated_by == "okrascode" else None
