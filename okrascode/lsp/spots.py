"""What stands at a place of a document: an identifier, a reference, a person, a key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from okrascode.documents.locate import Places
from okrascode.findings import Position, Span
from okrascode.model.reference import (
    CycleId,
    Reference,
    ReferenceSyntaxError,
    TeamId,
    parse_reference,
)

__all__ = ["Head", "Spot", "SpotKind", "head_of", "spot_at", "spots_in"]


class SpotKind(Enum):
    """What a spot names."""

    ID = "id"
    """The identifier of an objective or key result, where it is defined."""
    REFERENCE = "reference"
    FORMER = "former"
    """An old reference, which is left alone."""
    TEAM = "team"
    CYCLE = "cycle"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says it is, also when the rest cannot be read."""

    kind: str
    team: str
    cycle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One word of a document that means something."""

    kind: SpotKind
    span: Span
    pointer: str
    text: str
    """Without quotation marks."""
    reference: Reference | None = None
    """Of an identifier or a reference, complete."""


_FIELD = r"^{}:[ \t]*[\"']?([^\s\"'#]+)"
_ITEM = re.compile(r"/objectives/\d+(?:/key_results/\d+)?/id")
_REFERENCE = re.compile(
    r"/objectives/\d+(?:/key_results/\d+)?/(?:(?:supports|serves)/\d+|depends_on/\d+/of"
    r"|carried_from)|/declines/\d+/request"
)
_FORMER = re.compile(r"/objectives/\d+(?:/key_results/\d+)?/formerly/\d+")
_PERSON = re.compile(
    r"(?:/objectives/\d+(?:/key_results/\d+)?/owner|/lead|/sponsor|/by|/members/\d+"
    r"|/objectives/\d+/(?:open_questions/\d+/(?:raised_by|sponsor)|changes/\d+/by))"
)


def head_of(text: str) -> Head:
    """Read kind, team and cycle off the lines that say so."""

    def field(name: str) -> str:
        found = re.search(_FIELD.format(name), text, re.MULTILINE)
        return found[1] if found else ""

    return Head(kind=field("kind"), team=field("team"), cycle=field("cycle"))


def spots_in(text: str) -> Iterator[Spot]:
    """Give every word that means something, in no order."""
    head = head_of(text)
    places = Places(text)
    spans = places.all()
    for (pointer, at_key), span in spans.items():
        if span.start.line != span.end.line:
            continue
        if at_key:
            if head.kind == "CheckIn" and re.fullmatch(r"/key_results/[^/]*~1[^/]*", pointer):
                written = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
                yield from _reference(SpotKind.REFERENCE, written, span, pointer, head)
            continue
        written = places.written(pointer).strip("\"'")
        yield from _value(pointer, written, span, head, spans, places)


def _value(
    pointer: str,
    written: str,
    span: Span,
    head: Head,
    spans: Mapping[tuple[str, bool], Span],
    places: Places,
) -> Iterator[Spot]:
    if _ITEM.fullmatch(pointer) and head.kind == "Objectives":
        above = pointer.partition("/key_results/")[0].removesuffix("/id") + "/id"
        owner = places.written(above).strip("\"'") if (above, False) in spans else ""
        name = f"{owner}/{written}" if "/key_results/" in pointer else written
        yield from _reference(SpotKind.ID, name, span, pointer, head, shown=written)
    elif _REFERENCE.fullmatch(pointer):
        yield from _reference(SpotKind.REFERENCE, written, span, pointer, head)
    elif _FORMER.fullmatch(pointer):
        yield Spot(kind=SpotKind.FORMER, span=span, pointer=pointer, text=written)
    elif _PERSON.fullmatch(pointer):
        yield Spot(kind=SpotKind.PERSON, span=span, pointer=pointer, text=written)
    elif pointer in ("/team", "/parent") or (pointer == "/id" and head.kind == "Team"):
        yield Spot(kind=SpotKind.TEAM, span=span, pointer=pointer, text=written)
    elif pointer == "/cycle" or re.fullmatch(r"/cycles/\d+/(id|parent)", pointer):
        yield Spot(kind=SpotKind.CYCLE, span=span, pointer=pointer, text=written)


def _reference(
    kind: SpotKind, written: str, span: Span, pointer: str, head: Head, *, shown: str = ""
) -> Iterator[Spot]:
    try:
        reference = parse_reference(written)
    except ReferenceSyntaxError:
        return
    team = TeamId(head.team) if head.team else None
    cycle = CycleId(head.cycle) if head.cycle else None
    yield Spot(
        kind=kind,
        span=span,
        pointer=pointer,
        text=shown or written,
        reference=reference.seen_from(team, cycle),
    )


def spot_at(text: str, place: Position) -> Spot | None:
    """Give what stands at a place, its end included: there the cursor is behind the last letter."""
    for spot in spots_in(text):
        if spot.span.start <= place <= spot.span.end:
            return spot
    return None
