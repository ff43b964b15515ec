"""The site that okr builds by itself: MkDocs with the packaged settings, one tree a language."""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.utils.yaml import yaml_load

from okrascode import resources
from okrascode.aside import aside, in_turn
from okrascode.errors import EnvironmentFailure
from okrascode.site.chinese_search import tell_words_apart
from okrascode.site.plugin import OkrascodePlugin
from okrascode.site.policy import Policy
from okrascode.site.rebuild import Rebuild, Report
from okrascode.site.render import RenderedPage
from okrascode.site.renewal import Renewal
from okrascode.site.shares import DrawnPage, drawn_in, merged
from okrascode.site.source import SiteSource
from okrascode.site.theme_settings import fill
from okrascode.site.tree import data_in, top_of
from okrascode.site.view import SiteView
from okrascode.site.view_site import view_of

__all__ = ["build_site", "serve_site"]

_FEW = 30
"""Key results, below which one process draws all pages."""


def build_site(source: SiteSource, out: Path) -> SiteView:
    """Build the site in every language, and put it into ``out`` when all of it is there.

    Of an older site only the files that differ are written, and what it has no more is removed.
    Gives the view that was published, for what there is to say about it.

    Raises:
        UsageError: ``out`` holds something else.
        EnvironmentFailure: MkDocs or its theme cannot build.
    """
    site = view_of(source)
    _renew(source, site, out, url=source.settings.site.url)
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
        _renew(source, view_of(source), folder, url=url)

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


def _renew(source: SiteSource, site: SiteView, out: Path, *, url: str) -> None:
    renewal, policy = Renewal(out.absolute()), Policy()

    def put(path: str, content: bytes) -> None:
        policy.see(path, content)
        renewal.put(path, content)

    def put_data() -> tuple[tuple[str, ...], Policy]:
        """Put the data files, beside the pages; in a second process they need not be sent."""
        data, seen = data_in(source, site), Policy()
        for path, content in data.items():
            seen.see(path, content)
            renewal.put(path, content)
        return tuple(data), seen

    works: tuple[Callable[[], Any], ...] = (partial(drawn_in, site, share=1), put_data)
    # A second process has to start and to draw its templates; a small site is sooner done alone.
    few = sum(len(one.key_results) for one in site.objectives) < _FEW
    try:
        with (in_turn if few else aside)(*works) as others:
            trees = merged(drawn_in(site, share=0), next(others))
            for language, pages in trees.items():
                _build(site, language, pages, renewal.others, put, url=url)
            paths, seen = next(others)
            renewal.know(paths)
            policy.know(seen)
        for path, content in renewal.take():
            policy.see(path, content)
        for path, content in policy.files().items():
            renewal.put(path, content)
        renewal.finish()
    finally:
        renewal.close()


def _build(
    site: SiteView,
    language: str,
    pages: Sequence[DrawnPage],
    others: Path,
    put: Callable[[str, bytes], None],
    *,
    url: str,
) -> None:
    """Build the tree of a language; the first goes first, because MkDocs empties its target.

    Pages go to ``put``; what MkDocs copies and the index of its search go into ``others``.
    """
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    top = top_of(language, site)
    with tempfile.TemporaryDirectory(prefix="okr-docs-") as docs, _words():
        given = tuple(drawn.page for drawn in pages)
        config = _config(site, language, given, docs=Path(docs), out=others, url=url)
        plugin = config.plugins["okrascode"]
        assert isinstance(plugin, OkrascodePlugin)  # noqa: S101  # our own entry point
        plugin.given = given
        plugin.sections = {drawn.page.path: drawn.sections for drawn in pages}
        plugin.put = lambda path, content: put(top + path, content)
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
