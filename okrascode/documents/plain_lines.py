"""The lines of a plainly written document, without a YAML parser.

What :mod:`okrascode.documents.line_grammar` reads has each value on the line of its key, so a walk
down the lines finds them. Tests compare it with the places that YAML events give.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from okrascode.documents.faults import pointer_of
from okrascode.documents.line_grammar import NotPlain, parts_of, plain_data

__all__ = ["LineFinder"]

_NUMBER = re.compile(rb"([ ]*(?:- )?[a-z_]+: )[0-9][0-9.-]*", re.ASCII)
"""A line with a key and a number or a day, which another of these may stand for."""


@dataclass(slots=True)
class _Open:
    """A mapping or list whose lines begin in a column."""

    column: int
    pointer: str
    is_list: bool = False
    items: int = 0


class LineFinder:
    """Finds lines in many versions of a document: a version mostly has another number somewhere."""

    def __init__(self) -> None:
        """Know no version yet."""
        self._last: list[bytes] = []
        self._found: Mapping[str, int] = {}

    def lines(self, raw: bytes, wanted: Collection[str]) -> Mapping[str, int] | None:
        """Give the 1-based line of the value at each JSON pointer.

        ``None`` when the text is not plain or a value does not stand on the line of its key or
        dash; then YAML events must be asked.
        """
        lines = raw.split(b"\n")
        if not self._is_like_last(lines):
            try:
                text = raw.decode()
                plain_data(text)
            except (NotPlain, UnicodeDecodeError):
                return None
            self._found = _lines(text)
        self._last = lines
        if not self._found.keys() >= set(wanted):
            return None
        return {pointer: self._found[pointer] for pointer in wanted}

    def _is_like_last(self, lines: list[bytes]) -> bool:
        if len(lines) != len(self._last):
            return False
        for mine, theirs in zip(lines, self._last, strict=True):
            if mine != theirs:
                one, other = _NUMBER.fullmatch(mine), _NUMBER.fullmatch(theirs)
                if one is None or other is None or one[1] != other[1]:
                    return False
        return True


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
