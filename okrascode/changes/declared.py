"""Check-ins that commit messages made between two revisions, or that a revert took back."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.changes.difference import Difference, Kind
from okrascode.model.plan import Plan
from okrascode.readings.reading import Reading, SourceName
from okrascode.readings.record import Record

__all__ = ["declared_between"]


def declared_between(before: Record, after: Record, *, plan: Plan) -> Iterator[Difference]:
    """Give what trailers report in one record and not in the other, by day; ``plan`` is after.

    What has no key result in the later plan any more is left out with it.
    """
    old, new = _declared(before), _declared(after)
    changed = [(one, False) for key, one in old.items() if key not in new]
    changed += [(one, True) for key, one in new.items() if key not in old]
    for reading, is_new in sorted(changed, key=lambda pair: str(pair[0].day)):
        key_result = plan.key_results.get(reading.key_result)
        if key_result is None:
            continue
        said = _said(reading)
        yield Difference(
            kind=Kind.CHECK_IN,
            about=str(reading.key_result),
            reference=reading.key_result,
            title=key_result.title,
            field=str(reading.day or reading.not_after),
            old=None if is_new else said,
            new=said if is_new else None,
            place=key_result.place,
        )


def _declared(record: Record) -> dict[tuple[object, ...], Reading]:
    return {
        (reading.key_result, reading.day, str(reading.value), reading.origin.commit): reading
        for readings in record.readings.values()
        for reading in readings
        if reading.source is SourceName.TRAILER
    }


def _said(reading: Reading) -> str:
    value = reading.value
    if isinstance(value, bool):
        text = str(value).lower()
    elif isinstance(value, tuple):
        text = f"done {', '.join(value)}"
    else:
        text = "no value" if value is None else format(value, "f")
    confidence = reading.confidence
    return text if confidence is None else f"{text}, confidence {confidence}"
