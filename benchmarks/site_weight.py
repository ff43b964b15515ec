"""What a built site weighs for a reader, and what our own part of building it costs."""

from __future__ import annotations

import gc
import gzip
import re
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from okr_process import TODAY

LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon)" href|script src)="([^"#]+)"')
WORKER = "assets/javascripts/workers/search.*.js"
FONTS = re.compile(r"url\(([^)]+\.woff2?)\)")


def print_weights(site: Path, teams: int) -> None:
    """Print the sizes that have limits, in KB as they are and compressed."""
    html = (site / "index.html").read_text(encoding="utf-8")
    loaded = [site / "index.html", *(site / one for one in sorted(set(LOADED.findall(html))))]
    for sheet in [path for path in loaded if path.suffix == ".css"]:
        names = FONTS.findall(sheet.read_text(encoding="utf-8"))
        loaded += [(sheet.parent / name.strip("\"'")).resolve() for name in names]
    pages = list(site.rglob("*.html"))
    largest = max(pages, key=lambda path: _sizes([path])[1])
    rows = {
        "first visit to the overview": loaded,
        "the search, when somebody searches": [
            *site.glob(WORKER),
            site / "search" / "search_index.json",
        ],
        f"largest page, {largest.relative_to(site)}": [largest],
        "our style sheets": list(site.glob("assets/okr*.css")),
        "our scripts": list(site.glob("assets/okr*.js")),
    }
    files = [path for path in site.rglob("*") if path.is_file()]
    whole = sum(path.stat().st_size for path in files)
    print(f"\n{teams} teams: {len(pages)} pages, {len(files)} files, {whole / 1e6:.1f} MB\n")
    print("| what | files | KB | KB compressed |\n|---|---|---|---|")
    for name, paths in rows.items():
        plain, packed = _sizes(paths)
        print(f"| {name} | {len(paths)} | {plain / 1000:.1f} | {packed / 1000:.1f} |")


def _sizes(paths: Iterable[Path]) -> tuple[int, int]:
    contents = [path.read_bytes() for path in paths]
    return sum(map(len, contents)), sum(len(gzip.compress(one, 6)) for one in contents)


def print_own_part(repositories: Iterable[Path]) -> None:
    """Print what drawing pages and making data files takes in one process, without MkDocs."""
    from okrascode.site.tree import data_in, pages_in
    from okrascode.site.view_site import view_of
    from okrascode.workspace.publish import read_site

    print("\n| pages | our part, CPU s | ms a page |\n|---|---|---|")
    for repository in repositories:
        source = read_site(repository, today=date.fromisoformat(TODAY))
        gc.collect()
        gc.disable()
        start = time.process_time()
        site = view_of(source)
        pages = sum(len(pages_in(language, site)) for language in site.languages)
        data_in(source, site)
        seconds = time.process_time() - start
        gc.enable()
        print(f"| {pages} | {seconds:.2f} | {seconds / pages * 1000:.2f} |")
