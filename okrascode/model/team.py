"""A team."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from okrascode.model.place import Place
from okrascode.model.reference import PersonId, TeamId

__all__ = ["Team", "Visibility"]


class Visibility(StrEnum):
    """Who may see it; ``internal`` never reaches a public build."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A group of people who commit to objectives together."""

    id: TeamId
    name: str
    parent: TeamId | None = None
    lead: PersonId | None = None
    sponsor: PersonId | None = None
    """The member of top management who stands behind this team."""
    members: tuple[PersonId, ...] = ()
    mission: str = ""
    visibility: Visibility = Visibility.PUBLIC
    formerly: tuple[TeamId, ...] = ()
    place: Place
