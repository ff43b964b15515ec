"""The organisation: who we are, where we go, which cycles there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from okrascode.model.place import Place
from okrascode.model.reference import CycleId, PersonId

__all__ = ["Cycle", "CycleState", "Organization", "Person"]


class CycleState(StrEnum):
    """Where a cycle is in its life."""

    DRAFT = "draft"
    COMMITTED = "committed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """A stretch of time with its commitments: a quarter, a year, six weeks."""

    id: CycleId
    start: date
    end: date
    """Last day, inclusive."""
    parent: CycleId | None = None
    commit_by: date | None = None
    """From this day on a change of target, baseline, wording or scope needs a reason."""
    cadence_days: int = 7
    """Days between check-ins: weekly 7, biweekly 14, monthly 31."""
    state: CycleState = CycleState.COMMITTED
    place: Place

    def contains(self, day: date) -> bool:
        """Tell whether a day lies in the cycle, both ends included."""
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person to show by name, and which commit authors they are."""

    id: PersonId
    name: str
    git: tuple[str, ...] = ()
    """E-mail addresses in commits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """The one document about the whole."""

    name: str
    vision: str = ""
    time_zone: str = "UTC"
    """IANA name; calendar days are counted here."""
    languages: tuple[str, ...] = ("en",)
    """Of the published site; the first is the default."""
    people: Mapping[PersonId, Person] = field(default_factory=lambda: MappingProxyType({}))
    cycles: tuple[Cycle, ...] = ()
    place: Place
