"""Pages as Markdown files that any site generator can read, and the files beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from okrascode import resources
from okrascode.output.escape import for_terminal
from okrascode.site.addresses import relative

if TYPE_CHECKING:
    from okrascode.site.render import RenderedPage

__all__ = ["SCRIPT", "STYLE", "assets", "front_matter", "markdown_files", "title_for_themes"]

STYLE = "assets/okr.css"
"""Where the style sheet lives, from the top of the site."""
SCRIPT = "assets/okr.js"
"""Where the script lives that says when a site is old; no page needs it."""

_LOOKALIKES = str.maketrans({"<": "‹", ">": "›", '"': "”", "{": "(", "}": ")"})


def title_for_themes(title: str) -> str:
    """Make a title safe for themes, which print titles without escaping them.

    Characters that open a tag or end an attribute become look-alikes; the heading on the page
    itself shows the title exactly as written.

    >>> title_for_themes('</title><script>')
    '‹/title›‹script›'
    """
    return for_terminal(" ".join(title.split()).translate(_LOOKALIKES))


def front_matter(page: RenderedPage) -> dict[str, object]:
    """Give what themes need to know of a page."""
    matter: dict[str, object] = {
        "title": title_for_themes(page.title),
        "hide": ["navigation", "toc", "path"],
    }
    if not page.searchable:
        matter["search"] = {"exclude": True}
    return matter


def markdown_files(pages: Iterable[RenderedPage]) -> dict[str, bytes]:
    """Give every page as a file: front matter, a link to the style sheet, one block of HTML.

    The front matter is written as JSON, which every YAML reader understands and in which no text
    can break out of its place.
    """
    files: dict[str, bytes] = {}
    for page in pages:
        matter = "".join(
            f"{key}: {json.dumps(value)}\n" for key, value in front_matter(page).items()
        )
        style = relative(STYLE, here=page.address)
        text = f'---\n{matter}---\n\n<link rel="stylesheet" href="{style}">\n\n{page.html}'
        files[page.path] = text.encode()
    return files


def assets() -> dict[str, bytes]:
    """Give the files every page needs."""
    return {STYLE: resources.read_bytes("templates", "site", "okr.css")}
