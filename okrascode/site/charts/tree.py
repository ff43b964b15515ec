"""A tree from left to right: boxes with words, and a line from each to what it supports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from okrascode.rollup.result import Status
from okrascode.site.charts.marks import shapes_of
from okrascode.site.charts.places import width_of
from okrascode.site.charts.svg import Svg, element, number, picture, text

__all__ = ["Node", "tree", "wrapped"]

_WIDTH = 1130.0
_GAP = 58.0
"""Between columns, for the lines."""
_BETWEEN = 12.0
"""Between boxes that stand one above the other."""
_PAD = 14.0
_LINE = 19.0
_SIZE = 15.0
_AIR = 4.0
"""Between a title and the small line below it."""
_MOST_LINES = 4
_MOST_MARKS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A box."""

    over: str
    """The small line above the title."""
    title: str
    href: str
    status: Status | None
    """``None`` draws a box without a mark, for what is not one objective."""
    under: str = ""
    """A small line below it."""
    marks: tuple[Status, ...] = ()
    """Of its key results."""
    children: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class _Placed:
    node: Node
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    under: tuple[str, ...]
    children: tuple[_Placed, ...]

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def tree(root: Node, *, columns: int) -> Svg:
    """Draw a root and all below it in a number of columns, at least as many as it has levels."""
    width = (_WIDTH - _GAP * (columns - 1)) / columns
    # One column alone is not drawn as wide as the page.
    width = min(width, 420.0)
    placed, bottom = _place(root, 0, 1.0, width)
    parts = [*_edges(placed), *_boxes(placed)]
    return picture(_WIDTH, bottom + 1, parts, class_="okr-map__svg", hidden=False)


def wrapped(words: str, *, width: float, size: float, most: int = _MOST_LINES) -> tuple[str, ...]:
    """Break words into lines of a width; what does not fit ends with an ellipsis.

    >>> wrapped("one two three four", width=60, size=10, most=2)
    ('one two', 'three four')
    >>> wrapped("一二三四五六", width=30, size=10, most=1)
    ('一二…',)
    """
    lines = [""]
    for piece in _pieces(words):
        longer = lines[-1] + piece
        if not lines[-1].strip() or _wide(longer.rstrip(), size) <= width:
            lines[-1] = longer
        else:
            lines.append(piece.lstrip())
    lines = [line.strip() for line in lines if line.strip()]
    if len(lines) > most:
        last = lines[most - 1]
        while last and _wide(last + "…", size) > width:
            last = last[:-1]
        lines = [*lines[: most - 1], last.rstrip() + "…"]
    return tuple(lines)


def _pieces(words: str) -> Iterator[str]:
    """Give what may stay on one line: a word with its space, or one Chinese character."""
    piece = ""
    for letter in " ".join(words.split()):
        if ord(letter) > 0x2E7F:
            yield from filter(None, (piece, letter))
            piece = ""
        elif letter == " ":
            yield piece + " "
            piece = ""
        else:
            piece += letter
            if len(piece) >= 24:
                yield piece
                piece = ""
    if piece:
        yield piece


def _wide(words: str, size: float) -> float:
    return width_of(words, size=size) * 0.94


def _place(node: Node, depth: int, top: float, width: float) -> tuple[_Placed, float]:
    """Give a box and all below it, and where they end."""
    inner = width - 2 * _PAD
    room = inner - (24 if node.status else 0)
    lines = wrapped(node.title, width=room, size=_SIZE)
    under = wrapped(node.under, width=inner, size=12.5, most=2)
    height = 2 * _PAD + 12 + _LINE * len(lines) + (26 if node.marks else 0)
    height += 17 * len(under) + _AIR if under else 0
    below: list[_Placed] = []
    bottom = top
    for child in node.children:
        placed, bottom = _place(child, depth + 1, bottom, width)
        below.append(placed)
        bottom += _BETWEEN
    bottom = bottom - _BETWEEN if below else top
    if bottom - top < height and below:
        # The children stand in the middle of a box that is higher than all of them.
        below = [_moved(child, (height - (bottom - top)) / 2) for child in below]
    middle = (below[0].middle + below[-1].middle) / 2 if below else top + height / 2
    y = max(top, middle - height / 2)
    x = 1 + depth * (width + _GAP)
    here = _Placed(node, x, y, width - 2, height, lines, under, tuple(below))
    return here, max(bottom, y + height)


def _moved(placed: _Placed, by: float) -> _Placed:
    return _Placed(
        placed.node,
        placed.x,
        placed.y + by,
        placed.width,
        placed.height,
        placed.lines,
        placed.under,
        tuple(_moved(child, by) for child in placed.children),
    )


def _edges(placed: _Placed) -> Iterator[Svg]:
    x = placed.x + placed.width
    for child in placed.children:
        half = (child.x - x) / 2
        n = number
        d = f"M{n(x)} {n(placed.middle)}c{n(half)} 0 {n(half)} {n(child.middle - placed.middle)} "
        yield element(
            "path", d=f"{d}{n(2 * half)} {n(child.middle - placed.middle)}", class_="edge"
        )
        yield from _edges(child)


def _boxes(placed: _Placed) -> Iterator[Svg]:
    node, x, y = placed.node, placed.x + _PAD, placed.y + _PAD
    box = element(
        "rect",
        x=placed.x,
        y=placed.y,
        width=placed.width,
        height=placed.height,
        rx=10,
        class_="box" if node.status else "box more",
    )
    inside = [box, text(node.over, x, y + 9, class_="over")]
    indent = 0.0
    if node.status:
        inside.append(_mark(node.status, x, y + 17, 0.85))
        indent = 24.0
    base = y + 12
    for n, line in enumerate(placed.lines, 1):
        inside.append(text(line, x + indent, base + _LINE * n, class_="title"))
    base += _LINE * len(placed.lines) + (_AIR if placed.under else 0)
    for n, line in enumerate(placed.under, 1):
        inside.append(text(line, x, base + 17 * n, class_="over"))
    base += 17 * len(placed.under)
    inside += _marks(node.marks, x, base + 9)
    yield element("a", *inside, href=node.href)
    for child in placed.children:
        yield from _boxes(child)


def _marks(marks: Sequence[Status], x: float, y: float) -> Iterator[Svg]:
    for n, status in enumerate(marks[:_MOST_MARKS]):
        yield _mark(status, x + n * 21, y, 0.75)


def _mark(status: Status, x: float, y: float, size: float) -> Svg:
    place = f"translate({number(x)} {number(y)}) scale({size})"
    return element("g", *shapes_of(status), class_=f"okr-mark okr-s-{status}", transform=place)
