"""One page with every picture of the site: ``python -m tests.support.contact_sheet DIR``.

The pictures are those that the tests in a browser keep, NAME-LANGUAGE-WIDTH-SCHEME.png. It is a
page without scripts, ``index.html`` beside them, to be looked at wherever they are unpacked.
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterable
from pathlib import Path

__all__ = ["sheet_of", "write_sheet"]

_NAME = re.compile(r"(?P<page>.+)-(?P<kind>[a-z]{2}-\d+-(?:light|dark))\.png")

_STYLE = """
body { font: 14px/1.4 system-ui, sans-serif; margin: 16px; color-scheme: light dark; }
h2 { margin: 24px 0 8px; font-size: 16px; }
ul { display: flex; flex-wrap: wrap; gap: 12px; padding: 0; margin: 0; list-style: none; }
li { width: 260px; }
li.narrow { width: 120px; }
img { width: 100%; height: 340px; object-fit: cover; object-position: top; border: 1px solid #999; }
"""


def sheet_of(names: Iterable[str]) -> str:
    """Give the page: a heading for each page of the site, below it its pictures.

    >>> sheet_of(["map-en-390-dark.png", "other.txt"]).count("<img")
    1
    """
    pages: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(names):
        if found := _NAME.fullmatch(name):
            pages.setdefault(found["page"], []).append((found["kind"], name))
    parts = [f'<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Pictures</title>'
             f"<style>{_STYLE}</style>\n<h1>Pictures of the site</h1>"]  # fmt: skip
    for page, pictures in pages.items():
        parts.append(f"<h2>{html.escape(page)}</h2><ul>")
        for kind, name in pictures:
            narrow = ' class="narrow"' if "-390-" in name else ""
            source = html.escape(name)
            parts.append(
                f'<li{narrow}><a href="{source}"><img src="{source}" alt="{html.escape(page)}, '
                f'{kind}" loading="lazy"></a>{kind}</li>'
            )
        parts.append("</ul>")
    return "\n".join([*parts, "</html>\n"])


def write_sheet(folder: Path) -> Path:
    """Write the page for the pictures that are in a folder."""
    sheet = folder / "index.html"
    sheet.write_text(sheet_of(path.name for path in folder.glob("*.png")), "utf-8")
    return sheet


if __name__ == "__main__":
    sys.stdout.write(f"{write_sheet(Path(sys.argv[1]))}\n")
