"""A table for a terminal: columns as wide as needed, the least important left out when narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from okrascode.output.columns import display_width, fit, pad

__all__ = ["Cell", "Column", "Layout", "layout_for", "room_for"]

_GAP = "  "
_LEAST = 20


@dataclass(frozen=True, slots=True)
class Cell:
    """Safe text and the styles it is painted with."""

    text: str
    styles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    title: str
    right: bool = False
    flexible: bool = False
    """Takes the room that is left and is cut when there is too little; one column does."""
    goes: int = 0
    """In a narrow terminal columns leave in this order, 1 first; 0 always stays."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns that are shown, by index, and how wide each is."""

    shown: tuple[int, ...]
    widths: tuple[int, ...]
    """One for each of ``shown``."""

    def line(self, cells: Sequence[Cell], columns: Sequence[Column]) -> list[Cell]:
        """Give the cells of one line, cut and padded, with the gaps between them."""
        line: list[Cell] = []
        for index, width in zip(self.shown, self.widths, strict=True):
            if line:
                line.append(Cell(_GAP))
            cell = cells[index]
            text = pad(fit(cell.text, width), width, right=columns[index].right)
            line.append(Cell(text, cell.styles))
        return line


def layout_for(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], width: int) -> Layout:
    """Choose columns and widths for a terminal of ``width`` columns.

    Columns leave in the order of ``goes`` until the flexible one has 20 columns, or none is left
    that may go.
    """
    needs = _needs(columns, rows)
    shown = list(range(len(columns)))
    leaving = sorted((c.goes, index) for index, c in enumerate(columns) if c.goes)
    while _room(columns, needs, shown, width) < _LEAST and leaving:
        shown.remove(leaving.pop(0)[1])
    room = max(1, _room(columns, needs, shown, width))
    return Layout(
        tuple(shown),
        tuple(
            min(room, needs[index]) if columns[index].flexible else needs[index] for index in shown
        ),
    )


def room_for(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], width: int) -> int:
    """Give the columns that are left for the flexible one when all others are shown.

    Below 0 when there is too little even for those.
    """
    return _room(columns, _needs(columns, rows), range(len(columns)), width)


def _needs(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list[int]:
    return [
        max([display_width(column.title), *(display_width(row[index].text) for row in rows)])
        for index, column in enumerate(columns)
    ]


def _room(columns: Sequence[Column], needs: Sequence[int], shown: Sequence[int], width: int) -> int:
    taken = sum(needs[index] for index in shown if not columns[index].flexible)
    return width - taken - len(_GAP) * (len(shown) - 1)
