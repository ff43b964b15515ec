"""The scores of an objective over its cycle as CSV, beside its page."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.site.csv_text import csv_bytes
from okrascode.site.publication import DataFile, DataKind, Publication

__all__ = ["DATA"]


def _files(publication: Publication) -> Iterator[DataFile]:
    for view in publication.site.objectives:
        rows = ((day.isoformat(), score) for day, score in view.series)
        yield DataFile(path=f"{view.address}data.csv", content=csv_bytes(("date", "score"), rows))


DATA = DataKind(name="objective_scores", media_type="text/csv", files=_files)
