"""One thing that differs between two revisions, and what it means for the commitment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from okrascode.model.place import Place
from okrascode.model.reference import Reference
from okrascode.readings.intent import FieldValue

__all__ = ["Difference", "Direction", "Kind", "Moved"]


class Direction(StrEnum):
    """Whether the commitment is easier to reach than before."""

    EASED = "eased"
    """Easier in some way, or no longer comparable."""
    RAISED = "raised"
    NEUTRAL = "neutral"


class Kind(StrEnum):
    """What sort of thing differs."""

    ADDED = "added"
    REMOVED = "removed"
    """Deleted, where it could have been dropped."""
    DROPPED = "dropped"
    RESUMED = "resumed"
    STATE = "state"
    """Between draft and active."""
    RENAMED = "renamed"
    """Another identifier, and ``formerly`` says so."""
    ID_CHANGED = "id-changed"
    """Another identifier, and nothing says so."""
    MOVED = "moved"
    """To another objective, team or cycle."""
    WORDING = "wording"
    TARGET = "target"
    BASELINE = "baseline"
    MEASURE = "measure"
    """Unit, source, scoring, shape or secrecy."""
    MILESTONES = "milestones"
    DUE = "due"
    WEIGHT = "weight"
    COMMITMENT = "commitment"
    ALIGNMENT = "alignment"
    DEPENDENCY = "dependency"
    PEOPLE = "people"
    READING = "reading"
    """A value in an objectives document."""
    CHECK_IN = "check-in"
    RECORD = "record"
    """An entry of ``changes`` that was there before."""
    QUESTION = "question"
    CLOSING = "closing"
    VISIBILITY = "visibility"
    CYCLE = "cycle"
    TEAM = "team"
    ORGANIZATION = "organization"
    POLICY = "policy"


@dataclass(frozen=True, slots=True)
class Moved:
    """A field that differs, before anybody knows whose it is."""

    kind: Kind
    field: str
    """As ``changes`` names it, below its item."""
    old: FieldValue
    new: FieldValue
    direction: Direction = Direction.NEUTRAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that differs between two revisions."""

    kind: Kind
    about: str
    """Reference of the item as it is called after; a team, a cycle, or the path of a file."""
    reference: Reference | None = None
    """The objective or key result, as it is called after; else ``None``."""
    title: str = ""
    """What people call it."""
    field: str
    old: FieldValue
    new: FieldValue
    unit: str = ""
    """Of the two values, when they are numbers of a measure."""
    direction: Direction = Direction.NEUTRAL
    reason: str = ""
    """New against the base, from ``changes``, ``reason`` or a trailer; empty when there is none."""
    needs_reason: bool = False
    """True when the commitment stood in the base on this day, or a record was changed."""
    entry: str = ""
    """What an entry of ``changes`` about it would say under ``what``; empty when none could."""
    place: Place
    """Where to look after; for what is gone, where it would stand."""
