"""Markdown as lines that matter: headings, bullets, tables, text; with inline marks taken off."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from okrascode.exchange.table import LONGEST_CELL, too_much

__all__ = ["Line", "LineKind", "lines_of", "links_in", "plain_text", "table_cells"]

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
_BULLET = re.compile(r"([ \t]*)(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[([ xX✓])\][ \t]+)?(.*)")
_FENCE = re.compile(r"[ \t]*(```|~~~)")
_LINK = re.compile(r"(?<!\\)!?\[([^\[\]]{0,500})\]\(([^()\s]{0,500})[^()]{0,200}\)")
_TAG = re.compile(r"<(?!https?:)/?[A-Za-z][^<>]{0,300}>")
_ADDRESS = re.compile(r"<(https?://[^<>\s]{1,500})>")
_MARKS = re.compile(r"(?<!\\)(\*\*|__|~~|`+|(?<![\w\\])[*_](?=\S)|(?<=\S)[*_](?!\w))")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


class LineKind(Enum):
    """What a line of Markdown is."""

    HEADING = "heading"
    BULLET = "bullet"
    ROW = "row"
    TEXT = "text"
    CODE = "code"
    BLANK = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line."""

    kind: LineKind
    number: int
    """1-based."""
    text: str
    """Without the marks of its kind, inline marks still in it."""
    level: int = 0
    """Of a heading 1 to 6; of a bullet or text its indentation in spaces."""
    is_done: bool | None = None
    """Whether a check box is ticked; ``None`` without one."""


def lines_of(text: str) -> Iterator[Line]:
    """Give the lines; HTML comments and YAML front matter come as code, which nobody imports."""
    fence = ""
    is_comment = False
    for number, raw in enumerate(text.splitlines(), start=1):
        if len(raw) > LONGEST_CELL:
            raise too_much(f"Line {number}", LONGEST_CELL, "characters")
        line = raw.expandtabs(4).rstrip()
        if number == 1 and line == "---":
            fence = "---"
        elif fence:
            fence = "" if line.strip().startswith(fence) else fence
        elif found := _FENCE.match(line):
            fence = found[1]
        elif is_comment or line.lstrip().startswith("<!--"):
            is_comment = "-->" not in line
        else:
            yield _line(number, line)
            continue
        yield Line(kind=LineKind.CODE, number=number, text=line)


def _line(number: int, line: str) -> Line:
    stripped = line.strip()
    if not stripped or re.fullmatch(r"[-*_= ]{3,}", stripped):
        return Line(kind=LineKind.BLANK, number=number, text="")
    if found := _HEADING.fullmatch(line):
        return Line(
            kind=LineKind.HEADING,
            number=number,
            text=found[2].rstrip("#").rstrip(),
            level=len(found[1]),
        )
    if found := _BULLET.fullmatch(line):
        box = found[2]
        return Line(
            kind=LineKind.BULLET,
            number=number,
            text=found[3],
            level=len(found[1]),
            is_done=None if box is None else box != " ",
        )
    kind = LineKind.ROW if stripped.startswith("|") or " | " in stripped else LineKind.TEXT
    return Line(kind=kind, number=number, text=stripped, level=len(line) - len(line.lstrip()))


def plain_text(text: str) -> str:
    r"""Take inline marks, tags and links off; what was escaped is itself again.

    >>> plain_text(r"**Grow** [sales](https://example.org) by 5\_000 &lt;b&gt;")
    'Grow sales by 5_000 <b>'
    """
    text = _LINK.sub(lambda found: found[1], text)
    text = _TAG.sub("", text)
    text = _ADDRESS.sub("", text)
    text = _MARKS.sub("", text)
    text = _ESCAPE.sub(lambda found: found[1], text)
    return " ".join(html.unescape(text).replace("\u200b", "").split())


def links_in(text: str) -> list[str]:
    """Give the addresses that a text links to, as they stand."""
    return [found[2] for found in _LINK.finditer(text) if found[2]] + _ADDRESS.findall(text)


def table_cells(text: str) -> list[str]:
    r"""Split a row of a table; ``\|`` is no border."""
    inside = text.strip().removeprefix("|").removesuffix("|")
    return [part.strip() for part in re.split(r"(?<!\\)\|", inside)]
