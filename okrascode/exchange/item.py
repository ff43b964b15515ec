"""What a row, a bullet or a record of another tool says, before it is a document of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

__all__ = ["Item", "ItemKind", "Items", "Remark", "Step", "Update"]


class ItemKind(StrEnum):
    """What an item becomes."""

    OBJECTIVE = "objective"
    KEY_RESULT = "key_result"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something that was not taken over as it stood; nothing is left out without one."""

    place: str
    """Where in the source, for example ``row 12``; empty: the file as a whole."""
    message: str
    """One sentence; equal ones of many places are shown as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """One report of progress that the source has kept."""

    date: date
    value: Decimal | bool | None = None
    """In the unit of the measure."""
    note: str = ""
    by: str = ""
    """A name or an address, as the source has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One milestone."""

    id: str = ""
    title: str
    weight: Decimal | None = None
    due: date | None = None
    done: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An objective or a key result; what the source does not say is empty or ``None``."""

    kind: ItemKind
    place: str
    key: str = ""
    """What the source calls it; parents are named by it."""
    parents: tuple[str, ...] = ()
    """Keys or titles; of a key result its objective, of an objective what it supports."""
    title: str
    text: str = ""
    """Why an objective, how a key result is measured."""
    owners: tuple[str, ...] = ()
    team: str = ""
    cycle: str = ""
    start: date | None = None
    end: date | None = None
    """Last day, inclusive."""
    shape: str = ""
    """metric, binary, milestones or a condition of a threshold; empty: follows from the numbers."""
    unit: str = ""
    metric: str = ""
    """Name of what is measured."""
    baseline: Decimal | None = None
    target: Decimal | None = None
    """For a threshold its bound, the lower one of two."""
    stretch: Decimal | None = None
    """For a threshold between two numbers the upper one."""
    steps: tuple[Step, ...] = ()
    current: Decimal | bool | None = None
    progress: Decimal | None = None
    """Percent of the way, when that is all the source knows."""
    as_of: date | None = None
    confidence: Decimal | None = None
    """0 to 10."""
    weight: Decimal | None = None
    commitment: str = ""
    state: str = ""
    reason: str = ""
    updates: tuple[Update, ...] = ()
    extra: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Cells without a place in our format, by their column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """What was read from one file."""

    source: str
    """Name of the mapping, for example ``viva-goals``."""
    items: tuple[Item, ...]
    """In the order of the file."""
    remarks: tuple[Remark, ...] = ()
