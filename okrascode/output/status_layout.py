"""Where the cells of the status table stand: on one line when there is room, else on two.

The title gets the room, and what does not fit beside it stands below it. Trend and expected score
leave only where the title would have less than 20 columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from okrascode.output.ansi import paint
from okrascode.output.columns import display_width, pad, paragraph, wrap
from okrascode.output.header import Header
from okrascode.output.status_item import Item
from okrascode.output.table import Cell, Column, Layout, layout_for, room_for

__all__ = ["StatusTable", "table_for"]

_ONE = (
    Column(title="Status"),
    Column(title="Objective / key result", flexible=True),
    Column(title="Score", right=True),
    Column(title="Expected", right=True),
    Column(title="Trend"),
    Column(title="Confidence", right=True),
    Column(title="Now → goal"),
    Column(title="Last check-in"),
    Column(title="Owner"),
    Column(title="Reference"),
)
_FIRST = (
    Column(title="Status"),
    Column(title="Objective / key result", flexible=True),
    Column(title="Score", right=True),
    Column(title="Exp.", right=True, goes=2),
    Column(title="Trend", goes=1),
)
_BELOW = ("Now → goal", "Conf.", "Last", "Owner")
_TITLE = 50
"""Columns in which nearly every title can be read: one line an item only with so many."""
_INDENT = "    "


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusTable:
    """A table that was laid out for all its items."""

    titles: Callable[[], Iterator[str]]
    """Give the lines on top."""
    lines: Callable[[Item], Iterator[str]]
    """Give the lines of one item."""


def table_for(items: Sequence[Item], *, header: Header) -> StatusTable:
    """Lay out a table for the width of the terminal."""
    rows = [_on_one_line(item) for item in items]
    longest = max((display_width(item.title.text) for item in items), default=0)
    columns = _said(_ONE, header)
    if room_for(columns, rows, header.width) >= min(longest, _TITLE):
        return _one_line(columns, layout_for(columns, rows, header.width), header)
    return _two_lines(items, header)


def _on_one_line(item: Item) -> tuple[Cell, ...]:
    status = item.status
    if item.was.text:
        status = Cell(f"{status.text}, {item.was.text}", status.styles)
    return (
        status, item.title, item.score, item.expected, item.trend, item.confidence, item.standing,
        item.last, item.owner, item.reference,
    )  # fmt: skip


def _said(columns: Sequence[Column], header: Header) -> tuple[Column, ...]:
    return tuple(replace(column, title=header.say(column.title)) for column in columns)


def _one_line(columns: Sequence[Column], layout: Layout, header: Header) -> StatusTable:
    def lines(item: Item) -> Iterator[str]:
        yield _painted(layout.line(_on_one_line(item), columns), header)
        yield from _remark(item.remark, " " * (layout.widths[0] + 4), header)

    return StatusTable(titles=lambda: iter([_titles(layout, columns, header)]), lines=lines)


def _two_lines(items: Sequence[Item], header: Header) -> StatusTable:
    columns, titled = _said(_FIRST, header), tuple(map(header.say, _BELOW))
    widths = [
        max([display_width(title), *(display_width(_below(item)[index].text) for item in items)])
        for index, title in enumerate(titled)
    ]
    needed = sum(widths) + 2 * len(widths)
    longest = max(display_width(item.reference.text) for item in items)
    left = max(display_width(cell.text) for item in items for cell in (item.status, item.was))
    # With room, the second line begins below the title, and beside it what a stale item was.
    beside = left + 2 + needed + longest <= header.width
    indent = " " * (left + 2) if beside else _INDENT

    def first(item: Item) -> tuple[Cell, ...]:
        status = Cell(pad(item.status.text, left if beside else 0), item.status.styles)
        return (status, item.title, item.score, item.expected, item.trend)

    layout = layout_for(columns, [first(item) for item in items], header.width)
    in_columns = len(_INDENT) + needed <= header.width

    def second(cells: Sequence[Cell], reference: Cell, was: Cell) -> Iterator[str]:
        if not in_columns:
            said = [cell.text for cell in (*cells, reference) if cell.text]
            yield from wrap(said, header.width, indent=_INDENT)
            return
        text = (pad(was.text, len(indent)) if beside else indent) + "".join(
            pad(cell.text, width, right=index == 1) + "  "
            for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        if display_width(text + reference.text) <= header.width:
            yield text + reference.text
        else:
            yield text.rstrip()
            yield indent + reference.text

    def titles() -> Iterator[str]:
        yield _titles(layout, columns, header)
        if in_columns:
            for line in second(
                [Cell(title) for title in titled], Cell(header.say("Reference")), Cell("")
            ):
                yield paint(line, "dim", on=header.colour)

    def lines(item: Item) -> Iterator[str]:
        yield _painted(layout.line(first(item), columns), header)
        for line in second(_below(item), item.reference, item.was):
            yield paint(line, "dim", on=header.colour)
        yield from _remark(item.remark, indent, header)

    return StatusTable(titles=titles, lines=lines)


def _below(item: Item) -> tuple[Cell, ...]:
    return (item.standing, item.confidence, item.last, item.owner)


def _titles(layout: Layout, columns: Sequence[Column], header: Header) -> str:
    cells = [Cell(column.title, ("dim",)) for column in columns]
    return _painted(layout.line(cells, columns), header)


def _painted(cells: Sequence[Cell], header: Header) -> str:
    return "".join(paint(cell.text, *cell.styles, on=header.colour) for cell in cells)


def _remark(text: str, indent: str, header: Header) -> Iterator[str]:
    for line in paragraph(text, header.width, indent=indent):
        yield paint(line, "yellow", on=header.colour)
