"""Everything as one SQLite file, so that a question in SQL needs nothing but the file.

It is made in memory, row by row in a fixed order, and has no trace of the day or of the library
that made it: the same site gives the same bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from fractions import Fraction

from okrascode import __version__
from okrascode.output.numbers import six_decimals
from okrascode.site.csv_text import Cell
from okrascode.site.publication import DataFile, DataKind, Publication
from okrascode.site.table import Table
from okrascode.site.tables import TABLES
from okrascode.site.view import SiteView

__all__ = ["DATA"]

_WRITTEN_BY = slice(96, 100)
"""Where SQLite notes its own version; it reads any, and the bytes should not depend on it."""

_NUMBERS = frozenset(
    {
        "cadence_days", "running", "elapsed", "members", "depth", "weight", "score", "final_score",
        "expected", "confidence", "baseline", "target", "bound", "upper", "current", "progress",
        "age_days", "readings", "value", "change", "late", "counts", "has_sponsor", "open",
        "overdue", "of", "before", "over", "checked_in",
    }
)  # fmt: skip
"""Columns that hold numbers where there is one; yes and no are 1 and 0."""


def _files(publication: Publication) -> Iterator[DataFile]:
    yield DataFile(path="data/okrs.sqlite", content=_database(publication.site))


def _database(site: SiteView) -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
        connection.executemany("INSERT INTO about VALUES (?, ?)", _about(site))
        for table in TABLES:
            connection.execute(_create(table))
            places = ", ".join("?" * len(table.columns))
            connection.executemany(
                f"INSERT INTO {table.name} VALUES ({places})",  # noqa: S608  # our own names
                ([_bound(cell) for cell in row] for row in table.rows(site)),
            )
        connection.execute("CREATE INDEX readings_of ON readings (key_result, date)")
        connection.commit()
        content = bytearray(connection.serialize())
    content[_WRITTEN_BY] = bytes(4)
    return bytes(content)


def _about(site: SiteView) -> Iterator[tuple[str, str]]:
    yield "tool", f"okrascode {__version__}"
    yield "today", site.today.isoformat()
    yield "revision", site.revision.id if site.revision else ""
    yield "complete_history", "1" if site.complete else "0"
    yield "incomplete_because", site.incomplete_because
    yield "organization", site.name


def _create(table: Table) -> str:
    columns = ", ".join(
        f'"{name}" {"NUMERIC" if name in _NUMBERS else "TEXT"}'
        f"{' PRIMARY KEY' if name == table.key else ''}"
        for name in table.columns
    )
    return f"CREATE TABLE {table.name} ({columns})"


def _bound(cell: Cell) -> str | int | None:
    """Give what SQLite stores; it makes a number of digits itself where a column is numeric."""
    if cell is None or isinstance(cell, str):
        return cell
    if isinstance(cell, bool | int):
        return int(cell)
    if isinstance(cell, Decimal | Fraction):
        return format(six_decimals(cell), "f")
    return " ".join(cell)


DATA = DataKind(name="database", media_type="application/vnd.sqlite3", files=_files, once=True)
