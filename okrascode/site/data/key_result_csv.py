"""The readings of a key result as CSV, beside its page: the numbers behind its chart."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.site.csv_text import csv_bytes
from okrascode.site.publication import DataFile, DataKind, Publication
from okrascode.site.tables import READINGS, reading_cells

__all__ = ["DATA"]


def _files(publication: Publication) -> Iterator[DataFile]:
    columns = READINGS.columns[1:]
    for objective in publication.site.objectives:
        for view in objective.key_results:
            rows = (reading_cells(row) for row in view.readings)
            yield DataFile(path=f"{view.address}data.csv", content=csv_bytes(columns, rows))


DATA = DataKind(name="key_result_csv", media_type="text/csv", files=_files)
