"""An objective with its scores over the cycle and its changes as JSON, beside its page."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.output.json_text import json_text
from okrascode.site.json_objects import change_object, head_of, objective_object
from okrascode.site.publication import DataFile, DataKind, Publication

__all__ = ["DATA"]


def _files(publication: Publication) -> Iterator[DataFile]:
    head = head_of(publication.site, "objective-data")
    for view in publication.site.objectives:
        document = {
            **head,
            "objective": objective_object(view),
            "scores": [{"date": day.isoformat(), "score": score} for day, score in view.series],
            "changes": [change_object(row) for row in reversed(view.history)],
        }
        yield DataFile(path=f"{view.address}data.json", content=json_text(document).encode())


DATA = DataKind(name="objective_json", media_type="application/json", files=_files)
