"""The lines of a plainly written document, without a YAML parser.

What :mod:`okrascode.documents.line_grammar` reads has each value on the line of its key, so a walk
down the lines finds them. Tests compare it with the places that YAML events give.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from okrascode.documents.block_lines import block_lines
from okrascode.documents.faults import pointer_of
from okrascode.documents.line_grammar import NotPlain, parts_of, plain_data

__all__ = ["plain_lines"]


@dataclass(slots=True)
class _Open:
    """A mapping or list whose lines begin in a column."""

    column: int
    pointer: str
    is_list: bool = False
    items: int = 0


def plain_lines(raw: bytes, wanted: Collection[str]) -> Mapping[str, int] | None:
    """Give the 1-based line of the value at each JSON pointer.

    ``None`` when the text is not plain or a value does not stand on the line of its key or dash;
    then YAML events must be asked.
    """
    lines = block_lines(raw, wanted)
    if lines is not None:
        return lines
    try:
        text = raw.decode()
        plain_data(text)
    except (NotPlain, UnicodeDecodeError):
        return None
    found = _lines(text)
    if not found.keys() >= set(wanted):
        return None
    return {pointer: found[pointer] for pointer in wanted}


def _lines(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    open_ = [_Open(0, "")]
    waiting: str | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        parts = parts_of(line)
        if parts is None:
            continue
        column, dash, key, value, item = parts
        if waiting is not None:
            open_.append(_Open(column, waiting, is_list=bool(dash)))
            waiting = None
        while open_[-1].column > column or (
            open_[-1].column == column and not dash and open_[-1].is_list
        ):
            open_.pop()
        here = open_[-1]
        if dash:
            below = f"{here.pointer}/{here.items}"
            here.items += 1
            if item is not None:
                found[below] = number
                continue
            here = _Open(column + 2, below)
            open_.append(here)
        pointer = here.pointer + pointer_of((key or "",))
        if value is None:
            waiting = pointer
        else:
            found[pointer] = number
    return found
