"""MkDocs: the plug-in for a company's own site, and the site that okr builds by itself.

This is the only file that knows MkDocs. Pages enter as placeholders and get their HTML after
Markdown has run, so that neither Markdown nor any other plug-in ever reads what teams wrote.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

# Material prints an advertisement for its successor unless told not to, and it does so on import.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build
from mkdocs.config import config_options as options
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.yaml import yaml_load

from okrascode import resources
from okrascode.errors import EnvironmentFailure, OkrError
from okrascode.site.chinese_search import missing_note
from okrascode.site.emit import replace_folder, staging_folder
from okrascode.site.markdown import STYLE, assets, front_matter
from okrascode.site.rebuild import Rebuild, Report
from okrascode.site.render import RenderedPage
from okrascode.site.source import SiteSource
from okrascode.site.theme_pages import finished, lost_page
from okrascode.site.theme_settings import fill
from okrascode.site.tree import pages_in, top_of
from okrascode.site.view import SiteView
from okrascode.site.view_site import view_of
from okrascode.site.words import language_of

__all__ = ["OkrascodeConfig", "OkrascodePlugin", "build_site", "serve_site"]

_THEME_STYLE = "assets/okr-theme.css"


class OkrascodeConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs is half typed
    """Settings of the plug-in in ``mkdocs.yml``."""

    root = options.Type(str, default=".")
    """Folder of okr.toml, relative to mkdocs.yml."""
    prefix = options.Type(str, default="okr/")
    """Where the pages appear in the site."""
    language = options.Optional(options.Type(str))
    """Language of the interface; that of the organisation when not given."""
    today = options.Optional(options.Type((str, date)))
    """The day to count as today, for reproducible builds."""


class OkrascodePlugin(BasePlugin[OkrascodeConfig]):  # type: ignore[no-untyped-call]  # as above
    """Adds the OKR pages to a MkDocs site."""

    def __init__(self) -> None:
        """Begin without pages; they are made when a build begins."""
        self.given: tuple[RenderedPage, ...] | None = None
        self._pages: dict[str, RenderedPage] = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make the pages first: what is wrong with the documents stops the build at once."""
        prefix = "" if self.given is not None else self._prefix()
        pages = self.given if self.given is not None else self._own_pages(config)
        self._pages = {prefix + page.path: page for page in pages}
        config.extra_css = [*config.extra_css, prefix + STYLE]
        if self.given is None:
            folder = Path(config.config_file_path or ".").parent / self.config.root
            config.watch = [*config.watch, str((folder / "okrs").resolve())]
        return config

    def _prefix(self) -> str:
        parts = [part for part in self.config.prefix.split("/") if part not in ("", ".")]
        if ".." in parts:
            raise PluginError("okrascode: prefix must be a folder of the site, like okr/")
        return "".join(f"{part}/" for part in parts)

    def _own_pages(self, config: MkDocsConfig) -> tuple[RenderedPage, ...]:
        from okrascode.workspace.publish import read_site

        root = Path(config.config_file_path or ".").parent / self.config.root
        try:
            day = date.fromisoformat(str(self.config.today)) if self.config.today else None
            site = view_of(read_site(root, today=day))
        except (OkrError, ValueError) as error:
            raise PluginError(f"okrascode: {error}") from error
        wanted = self.config.language or config.theme.get("language") or ""
        language = language_of(str(wanted)) or site.languages[0]
        if note := missing_note([language]):  # a warning would stop builds with --strict
            logging.getLogger("mkdocs.plugins.okrascode").info(note)
        is_plain = config.use_directory_urls
        return pages_in(language, site, index="" if is_plain else "index.html", switch=False)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages and the style sheet; a page written by hand at the same place wins."""
        prefix = "" if self.given is not None else self._prefix()
        for path, page in self._pages.items():
            if files.get_file_from_path(path) is not None:
                logging.getLogger("mkdocs.plugins.okrascode").info("%s is written by hand", path)
                continue
            level = InclusionLevel.INCLUDED if page.nav else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, path, content="", inclusion=level))
        for path, content in assets().items():
            files.append(File.generated(config, prefix + path, content=content))
        if self.given is not None:
            style = resources.read_bytes("templates", "site", "okr-theme.css")
            files.append(File.generated(config, _THEME_STYLE, content=style))
        return files

    def on_page_markdown(self, markdown: str, page: Page, **_: object) -> str:
        """Give a page its title before the navigation is printed."""
        if (mine := self._mine(page)) is not None:
            page.meta.update(front_matter(mine))
            page.title = str(page.meta["title"])
        return markdown

    def on_page_content(self, html: str, page: Page, **_: object) -> str:
        """Put the page in the place of its placeholder."""
        if (mine := self._mine(page)) is None:
            return html
        page.toc = TableOfContents([])
        return mine.html

    def on_post_page(self, output: str, page: Page, **_: object) -> str:
        """Put right what the theme leaves open."""
        return finished(output, self._mine(page))

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        """Tell lost readers where to begin."""
        pages = self.given if template_name == "404.html" else None
        return lost_page(output, pages or (), urlsplit(config.site_url or "").path or "/")

    def _mine(self, page: Page) -> RenderedPage | None:
        mine = page.file.generated_by == "okrascode"
        return self._pages.get(page.file.src_uri) if mine else None


def build_site(source: SiteSource, out: Path) -> SiteView:
    """Build the site in every language and put it in the place of ``out`` in one move.

    Gives the view that was published, for what there is to say about it.

    Raises:
        UsageError: ``out`` holds something else.
        EnvironmentFailure: MkDocs or its theme cannot build.
    """
    site = view_of(source)
    out = out.absolute()  # MkDocs would read a relative path from the folder of its configuration
    staging = staging_folder(out)
    try:
        _build(site, staging, url=source.settings.site.url)
        replace_folder(staging, out)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return site


def serve_site(
    load: Callable[[], SiteSource],
    *,
    port: int,
    watch: Sequence[Path],
    ready: Callable[[str], None],
    report: Report,
) -> None:
    """Serve the site on this machine and build it again when a watched path changes.

    While a document cannot be read the pages stay as they were, and ``report`` is told why.
    """
    folder = Path(tempfile.mkdtemp(prefix="okr-site-"))
    url = f"http://127.0.0.1:{port}/"

    def publish(source: SiteSource) -> None:
        with tempfile.TemporaryDirectory(prefix="okr-site-") as fresh:
            _build(view_of(source), Path(fresh), url=url)
            shutil.copytree(fresh, folder, dirs_exist_ok=True)

    rebuild = Rebuild(load, publish, report)
    try:
        rebuild()
        server = LiveReloadServer(
            builder=rebuild, host="127.0.0.1", port=port, root=str(folder), mount_path="/"
        )
        for path in watch:
            server.watch(str(path))
        ready(url)
        try:
            server.serve()  # type: ignore[no-untyped-call]  # as above
        except KeyboardInterrupt:
            server.shutdown()
    except OSError as error:
        raise EnvironmentFailure(f"Port {port} cannot be used: {error.strerror}.") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _build(site: SiteView, out: Path, *, url: str) -> None:
    """Build one tree a language; the first goes first, because MkDocs empties its target."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    for language in site.languages:
        with tempfile.TemporaryDirectory(prefix="okr-docs-") as docs:
            pages = pages_in(language, site)
            config = _config(site, language, pages, docs=Path(docs), out=out, url=url)
            plugin = config.plugins["okrascode"]
            assert isinstance(plugin, OkrascodePlugin)  # noqa: S101  # our own entry point
            plugin.given = pages
            try:
                build(config)
            except (MkDocsException, SystemExit) as error:
                raise EnvironmentFailure(f"MkDocs could not build the site: {error}") from error


def _config(
    site: SiteView,
    language: str,
    pages: Sequence[RenderedPage],
    *,
    docs: Path,
    out: Path,
    url: str,
) -> MkDocsConfig:
    """Give the packaged configuration, filled for one language."""
    settings: dict[str, Any] = yaml_load(resources.read_text("templates", "site", "mkdocs.yml"))
    fill(settings, site, language, pages=pages, url=url)
    settings["docs_dir"] = str(docs / "docs")
    settings["site_dir"] = str(out / top_of(language, site))
    (docs / "docs").mkdir()
    file = docs / "mkdocs.yml"
    file.write_text(json.dumps(settings), encoding="utf-8")
    try:
        return load_config(str(file))
    except MkDocsException as error:
        raise EnvironmentFailure(
            f"The site cannot be built: {error}",
            hint="Install what it needs: pip install 'okrascode[site]'",
        ) from error
