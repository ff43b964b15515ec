"""Identifiers and references: ``[team[@cycle]:]objective[/key-result]``."""

from __future__ import annotations

import re
from typing import NamedTuple, NewType

__all__ = [
    "CycleId",
    "Id",
    "PersonId",
    "Reference",
    "ReferenceSyntaxError",
    "TeamId",
    "is_cycle_id",
    "is_id",
    "parse_reference",
]

Id = NewType("Id", str)
"""Identifier of an objective, key result, milestone or question."""
TeamId = NewType("TeamId", str)
CycleId = NewType("CycleId", str)
PersonId = NewType("PersonId", str)
"""A person's handle; people are named, never scored."""

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,62}", re.ASCII)
_CYCLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,31}", re.ASCII)
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"com{n}" for n in range(1, 10)]
    + [f"lpt{n}" for n in range(1, 10)]
)


class ReferenceSyntaxError(ValueError):
    """The text is not a reference; the message says why."""


def is_id(text: str) -> bool:
    """Tell whether a text can be the identifier of a team, objective or key result."""
    return _ID.fullmatch(text) is not None and text not in _RESERVED


def is_cycle_id(text: str) -> bool:
    """Tell whether a text can be the identifier of a cycle."""
    return _CYCLE.fullmatch(text) is not None and text.lower().split(".")[0] not in _RESERVED


class Reference(NamedTuple):
    """The name of an objective or key result; team and cycle are ``None`` when not written."""

    # Everything is found by it, millions of times in a large repository: a tuple is hashed and
    # compared without a call of Python.

    team: TeamId | None
    cycle: CycleId | None
    objective: Id
    key_result: Id | None = None

    def __str__(self) -> str:
        """Write the reference as people type it."""
        where = ""
        if self.team is not None:
            where = f"{self.team}@{self.cycle}:" if self.cycle is not None else f"{self.team}:"
        what = self.objective if self.key_result is None else f"{self.objective}/{self.key_result}"
        return where + what

    @property
    def of_objective(self) -> Reference:
        """Give the objective that this names or belongs to."""
        return Reference(self.team, self.cycle, self.objective)

    def seen_from(self, team: TeamId | None, cycle: CycleId | None) -> Reference:
        """Fill what was left out from the document the reference stands in."""
        return Reference(
            self.team if self.team is not None else team,
            self.cycle if self.cycle is not None else cycle,
            self.objective,
            self.key_result,
        )


def parse_reference(text: str) -> Reference:
    """Read a reference.

    Raises:
        ReferenceSyntaxError: with a sentence that says which part is wrong.

    >>> str(parse_reference("company@2026:love-us/nps"))
    'company@2026:love-us/nps'
    >>> parse_reference("love-us").team is None
    True
    """
    where, colon, what = text.rpartition(":")
    team: str | None = None
    cycle: str | None = None
    if colon:
        team_text, at, cycle_text = where.partition("@")
        team, cycle = team_text, (cycle_text if at else None)
        if not is_id(team):
            raise ReferenceSyntaxError(f"{team!r} is not the identifier of a team")
        if cycle is not None and not is_cycle_id(cycle):
            raise ReferenceSyntaxError(f"{cycle!r} is not the identifier of a cycle")
    objective, slash, key_result = what.partition("/")
    if not is_id(objective):
        raise ReferenceSyntaxError(f"{objective!r} is not the identifier of an objective")
    if slash and not is_id(key_result):
        raise ReferenceSyntaxError(f"{key_result!r} is not the identifier of a key result")
    return Reference(
        TeamId(team) if team is not None else None,
        CycleId(cycle) if cycle is not None else None,
        Id(objective),
        Id(key_result) if slash else None,
    )
