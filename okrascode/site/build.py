"""The site that okr builds by itself: MkDocs with the packaged settings, one tree a language."""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.utils.yaml import yaml_load

from okrascode import resources
from okrascode.errors import EnvironmentFailure
from okrascode.site.chinese_search import tell_words_apart
from okrascode.site.emit import replace_folder, staging_folder
from okrascode.site.plugin import OkrascodePlugin
from okrascode.site.policy import policy_files
from okrascode.site.rebuild import Rebuild, Report
from okrascode.site.render import RenderedPage
from okrascode.site.source import SiteSource
from okrascode.site.theme_settings import fill
from okrascode.site.tree import data_in, pages_in, top_of
from okrascode.site.view import SiteView
from okrascode.site.view_site import view_of

__all__ = ["build_site", "serve_site"]


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
        _add(data_in(source, site), staging)
        _add(policy_files(_with_code_inside(staging)), staging)
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
            site = view_of(source)
            _build(site, Path(fresh), url=url)
            _add(data_in(source, site), Path(fresh))
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


def _add(files: Mapping[str, bytes], out: Path) -> None:
    """Put the data files beside the pages; MkDocs would only copy them."""
    for path, content in files.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(content)


def _with_code_inside(out: Path) -> Iterator[bytes]:
    """Read what can hold scripts and styles: pages and pictures."""
    for path in out.rglob("*"):
        if path.suffix in (".html", ".svg") and path.is_file():
            yield path.read_bytes()


def _build(site: SiteView, out: Path, *, url: str) -> None:
    """Build one tree a language; the first goes first, because MkDocs empties its target."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    for language in site.languages:
        with tempfile.TemporaryDirectory(prefix="okr-docs-") as docs, _words():
            pages = pages_in(language, site)
            config = _config(site, language, pages, docs=Path(docs), out=out, url=url)
            plugin = config.plugins["okrascode"]
            assert isinstance(plugin, OkrascodePlugin)  # noqa: S101  # our own entry point
            plugin.given = pages
            try:
                build(config)
            except MkDocsException as error:
                raise EnvironmentFailure(f"MkDocs could not build the site: {error}") from error
            except SystemExit as stop:
                raise EnvironmentFailure("MkDocs could not build the site.") from stop


@contextmanager
def _words() -> Iterator[None]:
    with tempfile.TemporaryDirectory(prefix="okr-words-") as folder:
        tell_words_apart(Path(folder))
        yield


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
