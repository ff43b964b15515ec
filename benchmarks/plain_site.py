"""The same site as plain Markdown: what MkDocs by itself takes for as many pages.

``texts`` turns a site that okr built into Markdown, a folder for each language: the same pages with
the same headings and sentences, without marks, tables and charts, and the same navigation.
``build`` has MkDocs build them with the theme and the settings of okr, all languages in one
process::

    python benchmarks/plain_site.py texts SITE FOLDER
    python benchmarks/plain_site.py build FOLDER OUT
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

BEGIN = '<div class="okr '
LANGUAGES = ("en", "zh")
NAVIGATION = ("", "map", "teams", "changes", "hard", "dependencies", "cycles", "health", "read")
SILENT = frozenset({"svg", "script", "style"})
VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})
HEADINGS = frozenset({"h1", "h2", "h3"})
BLOCKS = HEADINGS | {"p", "li", "tr", "div", "section", "figcaption", "dt", "dd", "pre", "summary"}
SETTINGS = Path(__file__).parents[1] / "templates" / "site" / "mkdocs.yml"


class _Text(HTMLParser):
    """Collects headings and paragraphs; what is kept out of the search is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._words: list[str] = []
        self._mark = ""
        self._silent = [False]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element."""
        if tag in VOID:
            return
        left_out = tag in SILENT or any(name == "data-search-exclude" for name, _ in attrs)
        self._silent.append(left_out or self._silent[-1])
        if tag in BLOCKS:
            self.flush()
            self._mark = "#" * int(tag[1]) + " " if tag in HEADINGS else ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over what has nothing inside."""

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag not in VOID:
            self._silent.pop()
            if tag in BLOCKS:
                self.flush()

    def handle_data(self, data: str) -> None:
        """Take in words."""
        if not self._silent[-1]:
            self._words.append(data)

    def flush(self) -> None:
        """End a paragraph."""
        if text := " ".join("".join(self._words).split()):
            self.blocks.append(self._mark + text.lstrip("#>+-*"))
        self._words, self._mark = [], ""


def pages_of(site: Path, language: str) -> Iterator[tuple[Path, str]]:
    """Give the pages of OKRs in one language: path in its tree, HTML."""
    other = site / LANGUAGES[1]
    top = site if language == LANGUAGES[0] else other
    for path in sorted(top.rglob("index.html")):
        if top == site and other in path.parents:
            continue
        html = path.read_text(encoding="utf-8")
        if BEGIN in html:
            yield path.relative_to(top), html[html.index(BEGIN) : html.rindex("</article>")]


def texts(site: Path, folder: Path) -> None:
    """Write the Markdown of every language, and the settings of MkDocs beside it."""
    for language in LANGUAGES:
        docs = folder / language / "docs"
        for path, html in pages_of(site, language):
            text = _Text()
            text.feed(html)
            text.flush()
            page = (docs / path).with_suffix(".md")
            page.parent.mkdir(parents=True, exist_ok=True)
            words = "\n\n".join(("---\nhide: [navigation, toc]\n---", *text.blocks, ""))
            page.write_text(words, encoding="utf-8")
        if docs.is_dir():
            settings(folder / language / "mkdocs.yml", docs, language)


def settings(file: Path, docs: Path, language: str) -> None:
    """Write mkdocs.yml from the one that okr starts from."""
    text = SETTINGS.read_text(encoding="utf-8").replace("  - okrascode\n", "")
    text = text.replace("extra_css:\n  - assets/okr-theme.css\n", "")
    text = text.replace("  name: material\n", f"  name: material\n  language: {language}\n")
    nav = [f"{name}/index.md".lstrip("/") for name in NAVIGATION if (docs / name).is_dir()]
    file.write_text(f"site_name: Plain\nnav: {json.dumps(nav)}\n{text}", encoding="utf-8")


def build(folder: Path, out: Path) -> None:
    """Build every language, the first one at the top."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build as build_with_mkdocs
    from mkdocs.config import load_config

    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    for language in LANGUAGES:
        file = folder / language / "mkdocs.yml"
        if file.exists():
            place = out.absolute() / ("" if language == LANGUAGES[0] else language)
            build_with_mkdocs(load_config(str(file), site_dir=str(place)))


if __name__ == "__main__":
    {"texts": texts, "build": build}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
