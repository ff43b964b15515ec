"""The life of an objective or key result: what it was at every step that changed it.

An identifier may be moved, renamed by ``formerly``, dropped and taken up again, or reused for
something else. A life is what people mean by "the same key result"; readings belong to lives, and
the plan of today says by which name a life is called.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from okrascode.model.reference import Reference
from okrascode.readings.item import Item

__all__ = ["Absence", "Life", "Lives", "Sighting"]


class Absence(Enum):
    """Why there is no document at a path after a step."""

    GONE = "gone"
    """The file is not there: what it held has ended."""
    UNREADABLE = "unreadable"
    """It does not parse: a gap, and nothing has ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A step of the chain that changed an item."""

    position: int
    before: Item | None
    """``None`` when it appears here."""
    after: Item | None
    """``None`` when it ends here."""


@dataclass(slots=True, eq=False)
class Life:
    """One objective or key result through time."""

    sightings: list[Sighting] = field(default_factory=list)
    """Oldest first."""
    names: list[Reference] = field(default_factory=list)
    """All that it was ever called, along the chain and as its ``formerly`` says."""
    absorbed_by: Life | None = None
    """The life that turned out to be its continuation."""

    @property
    def last(self) -> Item:
        """Give its latest wording."""
        sighting = self.sightings[-1]
        item = sighting.after or sighting.before
        assert item is not None  # noqa: S101  # a sighting has one or both
        return item


@dataclass(slots=True, eq=False)
class Lives:
    """All lives of a history."""

    now: dict[Reference, Item] = field(default_factory=dict)
    """What is there after the last step."""
    called: dict[Reference, Life] = field(default_factory=dict)
    """The life each name stands for after the last step, ended ones included."""
    named: dict[Reference, list[tuple[int, Life]]] = field(default_factory=dict)
    """For each name ever used, from which position on it stood for which life."""

    def find(self, reference: Reference, position: int) -> Life | None:
        """Give what a name stood for at a step; before its first step, what it first stood for."""
        entries = self.named.get(reference)
        if entries is None:
            return None
        life = entries[0][1]
        for start, one in entries:
            if start <= position:
                life = one
        while life.absorbed_by is not None:
            life = life.absorbed_by
        return life

    def all(self) -> tuple[Life, ...]:
        """Give every life once, in the order of first appearance by name."""
        found: dict[int, Life] = {}
        for entries in self.named.values():
            for _, life in entries:
                if life.absorbed_by is None:
                    found[id(life)] = life
        return tuple(found.values())
