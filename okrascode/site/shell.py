"""What a theme puts around a page, taken once and filled for many pages.

Pages that lie at the same depth outside the navigation get the same frame from a theme, but for
their title, their address and the file behind them. A frame is made by having the theme draw a page
of stand-ins; where one of them does not come out as it went in, there is no frame to trust.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["STAND_INS", "Places", "Shell", "shell_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """What differs between the pages of one frame; an empty text where a page has none."""

    title: str
    content: str
    canonical: str
    edit: str


# Characters that titles and addresses may hold: a theme that escapes them is found out by these.
STAND_INS = Places(
    title="okrascode-title'&0",
    content='<h1 id="okrascode-content">0</h1>',
    canonical="https://okrascode-canonical.invalid/?a='&0",
    edit="https://okrascode-edit.invalid/?a='&0",
)
_NAMES = ("title", "content", "canonical", "edit")
_TOKENS = {getattr(STAND_INS, name): name for name in _NAMES}
_SPLIT = re.compile("(" + "|".join(map(re.escape, _TOKENS)) + ")")
_STEM = re.compile("okrascode-(?:title|content|canonical|edit)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shell:
    """A frame: texts, and between them the names of what stands there."""

    parts: tuple[str, ...]
    """Texts at even places, names of ``Places`` at odd ones."""

    def fill(self, places: Places) -> str:
        """Give a whole page."""
        return "".join(
            getattr(places, part) if number % 2 else part for number, part in enumerate(self.parts)
        )


def shell_of(drawn: str, *, without: Iterable[str] = ()) -> Shell | None:
    """Take a frame from the page of stand-ins; ``None`` when the theme changed one of them.

    ``without`` names what the pages of this frame do not have.

    >>> html = f"<title>{STAND_INS.title}</title>{STAND_INS.content}"
    >>> shell = shell_of(html, without=("canonical", "edit"))
    >>> shell.fill(Places(title="Map", content="<h1>Map</h1>", canonical="", edit=""))
    '<title>Map</title><h1>Map</h1>'
    >>> shell_of(html.replace("&", "&amp;")) is None
    True
    """
    pieces = _SPLIT.split(drawn)
    texts = pieces[::2]
    if any(_STEM.search(text) for text in texts):
        return None
    names = [_TOKENS[token] for token in pieces[1::2]]
    if names.count("content") != 1 or not set(names).isdisjoint(without):
        return None
    parts = [""] * len(pieces)
    parts[::2], parts[1::2] = texts, names
    return Shell(tuple(parts))
