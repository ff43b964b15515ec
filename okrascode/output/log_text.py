"""The history for people: one line an event, the words of the team below, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrascode.model.measure import Measure
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference
from okrascode.output.ansi import paint
from okrascode.output.escape import for_terminal
from okrascode.output.header import Header
from okrascode.output.measure_text import current_text
from okrascode.output.numbers import NOTHING, value_text
from okrascode.readings.reading import Origin, Reading
from okrascode.readings.record import Evidence, IntentChange
from okrascode.readings.story import Story

__all__ = ["render"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    day: date
    order: int
    lines: tuple[str, ...]


def render(story: Story, *, header: Header, plan: Plan) -> str:
    """Write readings, changes of intent and commits in one stream."""
    measures = {ref: key_result.measure for ref, key_result in plan.key_results.items()}
    events = sorted(_events(story, measures, header), key=lambda e: (e.day, e.order), reverse=True)
    lines = [for_terminal(note) for note in header.notes]
    if story.incomplete_because:
        lines.append(f"History is incomplete: {for_terminal(story.incomplete_because)}")
    for event in events:
        lines += event.lines
    if not events:
        lines.append("Nothing has been recorded about this yet. Begin with a check-in.")
    return "\n".join(lines) + "\n"


def _events(
    story: Story, measures: Mapping[Reference, Measure | None], header: Header
) -> Iterator[_Event]:
    for reading in story.readings:
        day = reading.day or reading.not_after or header.today
        lines = tuple(_reading(reading, measures.get(reading.key_result), header))
        yield _Event(day=day, order=reading.origin.position, lines=lines)
    for change in story.changes:
        lines = tuple(_change(change, header))
        yield _Event(day=change.day, order=change.origin.position, lines=lines)
    for evidence in story.evidence:
        yield _Event(day=evidence.day, order=0, lines=(_evidence(evidence, header),))


def _reading(reading: Reading, measure: Measure | None, header: Header) -> Iterator[str]:
    when = reading.day.isoformat() if reading.day else f"≤{reading.not_after}"
    value = NOTHING if reading.value is None else current_text(measure, reading.value)
    belief = "" if reading.confidence is None else f", confidence {reading.confidence}/10"
    marks = "" if reading.counts else " (not counted)"
    marks += " (after the end of the cycle)" if reading.late else ""
    yield _line(when, str(reading.key_result), f"{value}{belief}{marks}", reading.origin, header)
    for label, text in (("", reading.note), ("would help: ", reading.ask)):
        if text:
            yield f"            {label}{for_terminal(text)}"


def _change(change: IntentChange, header: Header) -> Iterator[str]:
    if change.field in ("added", "removed"):
        what = change.field
    else:
        what = f"{change.field}: {_value(change.old)} → {_value(change.new)}"
    yield _line(change.day.isoformat(), str(change.about), what, change.origin, header)
    if change.reason:
        yield f"            because: {for_terminal(change.reason)}"


def _evidence(evidence: Evidence, header: Header) -> str:
    short = paint(evidence.commit[:8], "dim", on=header.colour)
    undone = " (reverted)" if evidence.reverted else ""
    what = for_terminal(f"{evidence.about}  {evidence.subject}{undone}  {evidence.author}")
    return f"{evidence.day.isoformat()}  {what}  {short}"


def _line(when: str, about: str, what: str, origin: Origin, header: Header) -> str:
    commit = "not committed yet" if origin.commit is None else origin.commit[:8]
    name = paint(for_terminal(about), "bold", on=header.colour)
    by = for_terminal(origin.author or "somebody")
    return (
        f"{when:<10}  {name}  {for_terminal(what)}  {by}  {paint(commit, 'dim', on=header.colour)}"
    )


def _value(value: str | Decimal | bool | None) -> str:  # noqa: FBT001  # a value of the format
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return value_text(value)
    return NOTHING if value is None else f"“{value}”"
