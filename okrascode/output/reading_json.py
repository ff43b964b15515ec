"""A reading as JSON: the same object in the roll-up and in the log."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from okrascode.output.json_text import Json
from okrascode.readings.reading import Origin, Reading, ReadingValue

__all__ = ["reading_object", "repository_object", "value_object"]


def reading_object(
    reading: Reading, *, line_of: Callable[[Origin], int | None]
) -> Mapping[str, Json]:
    """Give what was observed and where it was written; ``not_after`` only without a day."""
    not_after = None if reading.not_after is None else reading.not_after.isoformat()
    return {
        "date": None if reading.day is None else reading.day.isoformat(),
        **({"not_after": not_after} if reading.day is None else {}),
        "value": value_object(reading.value),
        "confidence": reading.confidence,
        "note": reading.note,
        "ask": reading.ask,
        "author": reading.origin.author,
        "source": reading.source.label,
        "commit": reading.origin.commit,
        **repository_object(reading.origin.repository),
        "path": reading.origin.path,
        "line": line_of(reading.origin),
        "late": reading.late,
    }


def repository_object(name: str | None) -> Mapping[str, Json]:
    """Name the repository of a commit when it is another one."""
    return {} if name is None else {"repository": name}


def value_object(value: ReadingValue | None) -> Json:
    """Give a number, true or false, the list of the milestones done, or null."""
    return list(value) if isinstance(value, tuple) else value
