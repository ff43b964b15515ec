"""Objectives and key results as the documents state them: what is intended, nothing computed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from okrascode.model.measure import Measure
from okrascode.model.place import Place
from okrascode.model.reference import CycleId, Id, PersonId, Reference, TeamId
from okrascode.model.team import Visibility

__all__ = [
    "Change",
    "Closing",
    "Commitment",
    "Decline",
    "Dependency",
    "ItemState",
    "KeyResult",
    "Link",
    "Objective",
    "OpenQuestion",
    "Outcome",
]


class ItemState(StrEnum):
    """Whether an objective or key result counts."""

    DRAFT = "draft"
    ACTIVE = "active"
    DROPPED = "dropped"


class Commitment(StrEnum):
    """What counts as a good score: 1.0 when committed, 0.7 when aspirational."""

    COMMITTED = "committed"
    ASPIRATIONAL = "aspirational"


class Outcome(StrEnum):
    """What people say about an objective when its cycle has ended."""

    ACHIEVED = "achieved"
    PARTLY = "partly"
    MISSED = "missed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Link:
    """A reference as written and where it leads, seen from its document."""

    reference: Reference
    """Complete: team and cycle are filled in."""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency:
    """Something asked of another team, in the file of the team that asks."""

    of: Link
    need: str
    due: date | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Decline:
    """A request that a team answers with no, in its own file."""

    request: Link
    why: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """What is hard to say, said."""

    id: Id
    question: str
    raised_by: PersonId | None = None
    raised_on: date | None = None
    sponsor: PersonId | None = None
    """Who in top management takes it on; ``None`` means it needs a sponsor."""
    resolved_on: date | None = None
    resolution: str = ""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Why a commitment moved."""

    date: date
    what: str
    """``KEY-RESULT.FIELD`` or a field of the objective."""
    old: str | Decimal | bool | None
    new: str | Decimal | bool | None
    reason: str
    by: PersonId | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What was learned when the cycle ended."""

    outcome: Outcome
    learned: str = ""
    next: str = ""
    """carry, drop or done; empty when not said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyResult:
    """How we know that an objective is reached."""

    id: Id
    title: str
    measure: Measure | None
    """``None`` when nobody has said how it is measured yet (rule no-measure asks)."""
    owner: PersonId | None = None
    how: str = ""
    """How the number is taken; empty means not written down."""
    weight: Decimal = Decimal(1)
    state: ItemState = ItemState.ACTIVE
    reason: str = ""
    """Why it was dropped."""
    commitment: Commitment | None = None
    """``None`` takes the objective's."""
    serves: tuple[Link, ...] = ()
    current: Decimal | bool | None = None
    as_of: date | None = None
    confidence: Decimal | None = None
    """0 to 10."""
    formerly: tuple[Reference, ...] = ()
    """Old references, complete."""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What a team wants to be true at the end of a cycle."""

    id: Id
    team: TeamId
    cycle: CycleId
    title: str
    why: str = ""
    owner: PersonId | None = None
    commitment: Commitment = Commitment.COMMITTED
    supports: tuple[Link, ...] = ()
    """Alignment, upwards: objectives or key results of others."""
    weight: Decimal = Decimal(1)
    depends_on: tuple[Dependency, ...] = ()
    serves: tuple[Link, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    key_results: tuple[KeyResult, ...] = ()
    changes: tuple[Change, ...] = ()
    closing: Closing | None = None
    state: ItemState = ItemState.ACTIVE
    reason: str = ""
    formerly: tuple[Reference, ...] = ()
    visibility: Visibility = Visibility.PUBLIC
    carried_from: Link | None = None
    place: Place

    @property
    def reference(self) -> Reference:
        """Name this objective in full."""
        return Reference(self.team, self.cycle, self.id)

    def reference_to(self, key_result: KeyResult) -> Reference:
        """Name one of its key results in full."""
        return Reference(self.team, self.cycle, self.id, key_result.id)
