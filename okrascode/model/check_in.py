"""A check-in: what was observed on a day, in a small file of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrascode.model.place import Place
from okrascode.model.reference import CycleId, Id, PersonId, Reference, TeamId

__all__ = ["CheckIn", "CheckInEntry"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInEntry:
    """What one check-in says about one key result."""

    key_result: Reference
    """Complete: team and cycle are the check-in's unless written."""
    current: Decimal | bool | None = None
    confidence: Decimal | None = None
    note: str = ""
    ask: str = ""
    """What would help."""
    done: tuple[Id, ...] = ()
    undone: tuple[Id, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """One report of a team on one day."""

    team: TeamId
    cycle: CycleId
    date: date
    """The day it was true; never taken from the commit."""
    by: PersonId | None = None
    summary: str = ""
    entries: tuple[CheckInEntry, ...] = ()
    wins: tuple[str, ...] = ()
    blockers: tuple[str, ...] = ()
    place: Place
