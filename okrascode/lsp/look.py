"""What an identifier or a reference leads to, who refers to it, and its number in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okrascode.findings import Span
from okrascode.lsp.desk import Desk
from okrascode.lsp.spots import Spot, SpotKind, spots_in
from okrascode.model.measure import Measure
from okrascode.model.reference import Reference
from okrascode.output.escape import for_markdown
from okrascode.output.measure_text import current_text, standing_text
from okrascode.output.numbers import score_text
from okrascode.readings.reading import Reading
from okrascode.rollup.result import KeyResultRollup, ObjectiveRollup

__all__ = ["Found", "definition", "hover", "mentions"]

_LAST = 5
"""Readings that a hover shows."""


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a document."""

    path: str
    span: Span


def definition(desk: Desk, spot: Spot) -> Found | None:
    """Give where what a spot names is defined."""
    for path, other in _spots_with(desk, _word_of(spot)):
        if other.kind is SpotKind.ID and spot.reference is not None:
            if other.reference == spot.reference:
                return Found(path, other.span)
        elif (
            spot.kind is other.kind is SpotKind.TEAM
            and other.pointer == "/id"
            and other.text == spot.text
        ) or (
            spot.kind is other.kind is SpotKind.CYCLE
            and other.pointer.endswith("/id")
            and other.text == spot.text
        ):
            return Found(path, other.span)
    return None


def mentions(desk: Desk, spot: Spot, *, with_definition: bool) -> Iterator[Found]:
    """Give every place that names the same thing."""
    for path, other in _spots_with(desk, _word_of(spot)):
        is_same = (
            other.reference == spot.reference
            if spot.reference is not None
            else (other.kind, other.text) == (spot.kind, spot.text)
        )
        if is_same and (with_definition or other.kind is not SpotKind.ID):
            yield Found(path, other.span)


def _word_of(spot: Spot) -> str:
    """Give the word that every text has that names the same thing."""
    if spot.reference is None:
        return spot.text
    return spot.reference.key_result or spot.reference.objective


def _spots_with(desk: Desk, word: str) -> Iterator[tuple[str, Spot]]:
    """Look only into texts that have a word: walking one costs more than searching it."""
    for path, raw in desk.texts.items():
        if word.encode() in raw:
            for spot in spots_in(desk.text(path)):
                yield path, spot


def hover(desk: Desk, spot: Spot) -> str:
    """Say what a spot names, as Markdown; empty when nothing is known."""
    if spot.reference is not None:
        return "\n\n".join(_about(desk, spot.reference))
    if spot.kind is SpotKind.PERSON:
        organization = desk.plan().organization
        person = organization.people.get(spot.text) if organization else None  # type: ignore[call-overload]  # any text may be asked
        return for_markdown(person.name) if person else ""
    if spot.kind is SpotKind.TEAM:
        team = desk.plan().teams.get(spot.text)  # type: ignore[call-overload]
        return f"**{for_markdown(team.name)}** {for_markdown(team.mission)}" if team else ""
    cycle = desk.plan().cycles.get(spot.text)  # type: ignore[call-overload]
    return f"{cycle.start} to {cycle.end}" if cycle else ""


def _about(desk: Desk, reference: Reference) -> Iterator[str]:
    objectives = [o for c in desk.rollup().cycles for t in c.teams for o in t.objectives]
    if reference.key_result is None:
        for one in objectives:
            if one.reference == reference:
                yield from _objective(one)
        return
    for one in objectives:
        for part in one.key_results:
            if part.reference == reference:
                yield from _key_result(part)


def _objective(rolled: ObjectiveRollup) -> Iterator[str]:
    yield f"**{for_markdown(rolled.objective.title)}**"
    yield f"score {score_text(rolled.score)} · {rolled.status.value.replace('_', ' ')}"
    if rolled.objective.why:
        yield for_markdown(rolled.objective.why)


def _key_result(rolled: KeyResultRollup) -> Iterator[str]:
    measure = rolled.key_result.measure
    yield f"**{for_markdown(rolled.key_result.title)}**"
    now = for_markdown(standing_text(measure, rolled.current)) if measure else "no measure yet"
    status = rolled.status.value.replace("_", " ")
    yield f"{now} · score {score_text(rolled.score)} · {status}"
    lines = [_reading(reading, measure) for reading in rolled.readings[: -_LAST - 1 : -1]]
    if lines:
        yield "\n".join(lines)
    if rolled.key_result.how:
        yield for_markdown(rolled.key_result.how)


def _reading(reading: Reading, measure: Measure | None) -> str:
    day = str(reading.day or f"before {reading.not_after}")
    note = f": {for_markdown(reading.note)}" if reading.note else ""
    by = f" ({for_markdown(reading.origin.author)})" if reading.origin.author else ""
    return f"- {day} {for_markdown(current_text(measure, reading.value))}{by}{note}"
