"""A table of texts: what CSV, XLSX and tables in Markdown have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from okrascode.errors import UsageError
from okrascode.exchange.item import Remark

__all__ = [
    "LONGEST_CELL",
    "MOST_BYTES",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "Row",
    "Table",
    "too_much",
]

MOST_BYTES = 64 << 20
"""Largest file that is read, and largest part of a packed one when unpacked: 64 MiB."""
MOST_ROWS = 200_000
MOST_COLUMNS = 1_000
LONGEST_CELL = 32_767
"""Characters; a spreadsheet holds no more."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    place: str
    """Where it stands, for example ``row 12`` as the spreadsheet counts."""
    cells: Mapping[str, str]
    """Texts by column, without the empty ones; stripped."""
    overflow: tuple[str, ...] = ()
    """Texts under columns that have no name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns and rows, nothing empty."""

    columns: tuple[str, ...]
    """Names in their order, each once."""
    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...] = ()


def too_much(what: str, most: int, unit: str) -> UsageError:
    """Refuse a file that is larger than anything people keep by hand."""
    return UsageError(
        f"{what} has more than {most:,} {unit}.", hint="Split the file and import the parts."
    )
