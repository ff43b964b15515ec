"""One event of the history as the cells of a line and the words below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from okrascode.model.measure import Measure
from okrascode.output.columns import display_width
from okrascode.output.escape import for_terminal
from okrascode.output.measure_text import current_text, unit_of
from okrascode.output.numbers import NOTHING, confidence_text, value_text
from okrascode.readings.reading import Reading
from okrascode.readings.record import Evidence, IntentChange
from okrascode.readings.story import Event, about

__all__ = ["Row", "row_of"]

_LONGEST = 44
"""A change that takes more columns stands below its line, old above new."""

_IN_UNITS = frozenset({"baseline", "target", "stretch", "at_least", "at_most", "above", "below"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cells; all texts are safe for a terminal."""

    reference: str
    kind: str
    """Where a reading came from, which field changed, or that it is a commit."""
    what: str
    confidence: str
    author: str
    commit: str
    words: tuple[str, ...] = ()
    """Paragraphs below the line: what people said, and why."""


def row_of(event: Event, *, measure: Measure | None) -> Row:
    """Give the row of an event; ``measure`` is that of its key result, for the unit."""
    kind, what, words = _told(event, measure)
    confidence = event.confidence if isinstance(event, Reading) else None
    if isinstance(event, Evidence):
        author, commit, repository = event.author, event.commit, event.repository
    else:
        author, commit = event.origin.author, event.origin.commit or ""
        repository = event.origin.repository
    where = f"{repository} " if repository else ""
    return Row(
        reference=for_terminal(str(about(event))),
        kind=for_terminal(kind),
        what=for_terminal(what),
        confidence="" if confidence is None else f"{confidence_text(confidence)}/10",
        author=for_terminal(author or "somebody"),
        commit=for_terminal(f"{where}{commit[:8]}") or "not committed yet",
        words=tuple(for_terminal(" ".join(text.split())) for text in words if text.strip()),
    )


def _told(event: Event, measure: Measure | None) -> tuple[str, str, tuple[str, ...]]:
    if isinstance(event, Evidence):
        return "commit", "reverted" if event.reverted else "", (event.subject,)
    if isinstance(event, IntentChange):
        what, words = _change(event, unit_of(measure))
        because = (f"because: {event.reason}",) if event.reason.strip() else ()
        return event.field, what, (*words, *because)
    done = f"done: {', '.join(event.value)}" if isinstance(event.value, tuple) else ""
    ask = f"would help: {event.ask}" if event.ask.strip() else ""
    said = (done if event.value else "", event.note, ask)
    return event.source.label, _value(event, measure), said


def _value(reading: Reading, measure: Measure | None) -> str:
    value = NOTHING if reading.value is None else current_text(measure, reading.value)
    remarks = [
        *(["not counted"] if not reading.counts else []),
        *(["after the end of the cycle"] if reading.late else []),
    ]
    return f"{value} ({', '.join(remarks)})" if remarks else value


def _change(change: IntentChange, unit: str) -> tuple[str, tuple[str, ...]]:
    if change.field in ("added", "removed"):
        return "", tuple(_sides(change))
    unit = unit if change.field in _IN_UNITS else ""
    old, new = (_side(side, unit) for side in (change.old, change.new))
    if isinstance(change.old, Decimal) and isinstance(change.new, Decimal):
        old = value_text(change.old)
    what = f"{old} → {new}"
    if display_width(what) > _LONGEST:
        return "", (f"from: {old}", f"to: {new}")
    return what, ()


def _sides(change: IntentChange) -> Iterator[str]:
    for side in (change.old, change.new):
        if isinstance(side, str):
            yield side


def _side(value: str | Decimal | bool | None, unit: str) -> str:  # noqa: FBT001  # of the format
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return value_text(value, unit)
    if value is None:
        return NOTHING
    return f"“{value}”" if " " in value or not value.isascii() else value
