"""What a flat table is: its columns, and how its rows are found in a site."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from okrascode.site.csv_text import Cell
from okrascode.site.view import SiteView

__all__ = ["Row", "Table"]

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its columns and how its rows are found in a site."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[SiteView], Iterable[Row]]
    key: str = ""
    """The column that names a row, if one does."""
