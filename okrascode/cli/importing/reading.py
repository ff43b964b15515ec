"""The file of an import: read with limits, by its format and mapping, with a bar for who waits."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from okrascode.errors import UsageError

if TYPE_CHECKING:
    from okrascode.cli.options import Common
    from okrascode.exchange.item import Items
    from okrascode.exchange.mapping import ColumnMapping
    from okrascode.exchange.table import Table

__all__ = ["read_file", "read_items"]

_WORTH_A_BAR = 500
"""Rows; fewer are read before anybody could look."""
_Row = TypeVar("_Row")


def read_file(file: Path) -> bytes:
    """Give the bytes of a file that is no larger than anything people keep by hand."""
    from okrascode.exchange.table import MOST_BYTES, too_much

    try:
        with file.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from error
    if len(raw) > MOST_BYTES:
        raise too_much(str(file), MOST_BYTES, "bytes")
    return raw


def read_items(
    format_: str,
    raw: bytes,
    *,
    mapping: str | None,
    sheet: str | None,
    encoding: str | None,
    common: Common,
) -> Items:
    """Read what the file says, by the mapping that is named or that fits."""
    from okrascode.exchange.csv_text import decoded, read_csv
    from okrascode.exchange.from_table import items_of_table
    from okrascode.exchange.ready import ready_mappings

    if format_ == "markdown":
        from okrascode.exchange.from_markdown import items_of_markdown

        return items_of_markdown(decoded(raw, encoding=encoding), mappings=ready_mappings())
    table: Table
    if format_ == "xlsx":
        from okrascode.exchange.xlsx_file import read_xlsx

        table = read_xlsx(raw, sheet=sheet)
    elif format_ == "json":
        from okrascode.exchange.from_json import read_json

        table = read_json(decoded(raw, encoding=encoding))
    else:
        table = read_csv(decoded(raw, encoding=encoding))
    chosen = _mapping(mapping, table.columns, common)
    with _bar(table.rows, common) as rows:
        return items_of_table(table, chosen, rows=rows)


@contextmanager
def _bar(rows: Sequence[_Row], common: Common) -> Iterator[Iterable[_Row]]:
    """Show how far it is, to a person who waits."""
    if common.quiet or len(rows) < _WORTH_A_BAR or not sys.stderr.isatty():
        yield rows
        return
    with click.progressbar(rows, label="Reading rows", file=sys.stderr) as shown:
        yield shown


def _mapping(name: str | None, columns: Sequence[str], common: Common) -> ColumnMapping:
    from okrascode.exchange.mapping import best_mapping, read_mapping
    from okrascode.exchange.ready import ready_mappings

    ready = ready_mappings()
    if name is None:
        return best_mapping(columns, ready)
    for one in ready:
        if one.slug == name:
            return one
    file = common.start / name
    if not file.is_file():
        names = ", ".join(one.slug for one in ready)
        raise UsageError(f"There is no mapping {name!r}.", hint=f"Ready are {names}, or a file.")
    return read_mapping(read_file(file), slug=file.stem)
