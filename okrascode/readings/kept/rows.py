"""Values of the record as rows of plain JSON, and back.

Decimals keep their digits, moments their zone; what a row holds stands where it is made. Nearly all
readings come from the versions of a group's documents, so they name a step of the group instead of
saying again which commit that was.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from okrascode.history.commit import Commit
from okrascode.history.frozen import moment_of, plain_moment
from okrascode.model.reference import CycleId, Id, Reference, TeamId
from okrascode.readings.kept.steps import Steps, StepsRead
from okrascode.readings.reading import Origin, Reading, SourceName
from okrascode.readings.record import IntentChange

__all__ = [
    "Row",
    "author_of",
    "author_row",
    "change_of",
    "change_row",
    "day_of",
    "day_row",
    "reading_of",
    "reading_row",
    "reference_of",
]

Row = list[Any]
"""Plain JSON."""


def author_row(commit: Commit) -> Row:
    """Write which commit it was and whose."""
    return [commit.id, commit.author, *plain_moment(commit.authored_at)]


def author_of(row: Row) -> Commit:
    """Read what :func:`author_row` wrote; nothing else is known of the commit."""
    id_, author, seconds, zone = row
    moment = moment_of(seconds, zone)
    return Commit(
        id=id_,
        parents=(),
        author=author,
        author_email="",
        authored_at=moment,
        committed_at=moment,
        message="",
    )


def reading_row(reading: Reading, steps: Steps) -> Row:
    """Write a reading; whose it is stands beside it."""
    flags = int(reading.late) + 2 * int(reading.counts)
    row = [day_row(reading.day), _value_row(reading.value), _value_row(reading.confidence), flags]
    if reading.source is SourceName.CURRENT and reading.day is not None:
        origin = steps.origin_row(reading.origin)
        if origin is not None:
            return [*row, *origin]
    rest = (day_row(reading.not_after), reading.note, reading.ask, reading.source.value)
    return [*row, *rest, *_origin_row(reading.origin)]


def reading_of(row: Row, key_result: Reference, steps: StepsRead) -> Reading:
    """Read what :func:`reading_row` wrote."""
    day, value, confidence, flags = row[:4]
    not_after, note, ask, source = None, "", "", SourceName.CURRENT
    if len(row) == _SHORT:
        origin = steps.origin_of(row[4:])
    else:
        not_after, note, ask, source = row[4:8]
        origin = _origin_of(row[8:])
    return Reading(
        key_result=key_result,
        day=day_of(day),
        not_after=day_of(not_after),
        value=_value_of(value),
        confidence=_value_of(confidence),
        note=note,
        ask=ask,
        source=_SOURCES[source],
        origin=origin,
        late=bool(flags & 1),
        counts=bool(flags & 2),
    )


def change_row(change: IntentChange, steps: Steps) -> Row:
    """Write a change of what was intended."""
    return [
        str(change.about),
        change.field,
        _value_row(change.old),
        _value_row(change.new),
        day_row(change.day),
        change.reason,
        *(steps.origin_row(change.origin) or _origin_row(change.origin)),
    ]


def change_of(row: Row, steps: StepsRead) -> IntentChange:
    """Read what :func:`change_row` wrote."""
    about, field, old, new, day, reason = row[:6]
    known = day_of(day)
    assert known is not None  # noqa: S101  # a change has a day
    origin = row[6:]
    return IntentChange(
        about=reference_of(about),
        field=field,
        old=_value_of(old),
        new=_value_of(new),
        day=known,
        reason=reason,
        origin=steps.origin_of(origin) if len(origin) == _SHORT_ORIGIN else _origin_of(origin),
    )


def day_row(day: date | None) -> str | None:
    """Write a day."""
    return None if day is None else day.isoformat()


@lru_cache(maxsize=4096)  # days are few
def day_of(text: str | None) -> date | None:
    """Read what :func:`day_row` wrote."""
    return None if text is None else date.fromisoformat(text)


@lru_cache(maxsize=1 << 15)
def reference_of(text: str) -> Reference:
    """Read a complete reference that was written by ``str``, without a look at what is allowed."""
    where, _, what = text.partition(":")
    team, _, cycle = where.partition("@")
    objective, slash, key_result = what.partition("/")
    return Reference(TeamId(team), CycleId(cycle), Id(objective), Id(key_result) if slash else None)


_SHORT_ORIGIN = 3
_SHORT = 4 + _SHORT_ORIGIN
_SOURCES = {source.value: source for source in SourceName}


def _origin_row(origin: Origin) -> Row:
    moment = (None, None) if origin.authored_at is None else plain_moment(origin.authored_at)
    return [
        origin.commit,
        origin.author,
        *moment,
        origin.position,
        origin.path,
        origin.pointer,
        int(origin.recovered),
    ]


def _origin_of(row: Row) -> Origin:
    commit, author, seconds, zone, position, path, pointer, recovered = row
    return Origin(
        commit=commit,
        author=author,
        authored_at=None if seconds is None else moment_of(seconds, zone),
        position=position,
        path=path,
        pointer=pointer,
        recovered=bool(recovered),
    )


def _value_row(value: object) -> Any:  # noqa: ANN401  # of a reading or a change
    if isinstance(value, Decimal):
        return [str(value)]
    return ["", *value] if isinstance(value, tuple) else value


def _value_of(row: Any) -> Any:  # noqa: ANN401  # whatever was written
    if isinstance(row, list):
        return tuple(row[1:]) if not row[0] else Decimal(row[0])
    return row
