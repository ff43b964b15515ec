"""A key result with its whole history as JSON, beside its page."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.output.json_text import json_text
from okrascode.site.json_objects import (
    change_object,
    head_of,
    key_result_object,
    reading_object,
)
from okrascode.site.publication import DataFile, DataKind, Publication
from okrascode.site.view_parts import IntentRow

__all__ = ["DATA"]


def _files(publication: Publication) -> Iterator[DataFile]:
    head = head_of(publication.site, "key-result-data")
    for objective in publication.site.objectives:
        for view in objective.key_results:
            changes = (row for row in reversed(view.rows) if isinstance(row, IntentRow))
            document = {
                **head,
                "key_result": key_result_object(view),
                "readings": [reading_object(row) for row in view.readings],
                "changes": [change_object(row) for row in changes],
            }
            yield DataFile(path=f"{view.address}data.json", content=json_text(document).encode())


DATA = DataKind(name="key_result_json", media_type="application/json", files=_files)
