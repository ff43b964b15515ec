"""CSV for spreadsheets: every table of the site, and the history of each key result by itself."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.site.csv_text import csv_bytes
from okrascode.site.publication import DataFile, DataKind, Publication
from okrascode.site.tables import TABLES

__all__ = ["DATA"]


def _files(publication: Publication) -> Iterator[DataFile]:
    for table in TABLES:
        name = table.name.replace("_", "-")
        yield DataFile(
            path=f"data/{name}.csv",
            content=csv_bytes(table.columns, table.rows(publication.site)),
        )


DATA = DataKind(name="spreadsheets", media_type="text/csv", files=_files, once=True)
