"""Plain values to those of the model: days, numbers, references."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from okrascode.model.place import Place
from okrascode.model.reference import CycleId, Reference, TeamId, parse_reference

if TYPE_CHECKING:
    from okrascode.model.objective import Link

__all__ = ["Plain", "Viewpoint", "day", "number", "value"]


Plain = str | int | Decimal | bool | None
"""A scalar as the YAML core schema reads it."""


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """The document from which references are read: they may leave out its team and cycle."""

    team: TeamId
    cycle: CycleId

    def reference(self, text: str) -> Reference:
        """Read a reference and fill in what it leaves out."""
        return parse_reference(text).seen_from(self.team, self.cycle)

    def references(self, texts: Iterable[str]) -> tuple[Reference, ...]:
        """Read several references."""
        return tuple(self.reference(text) for text in texts)

    def link(self, text: str, place: Place) -> Link:
        """Read a reference that leads somewhere, with the place where it stands."""
        from okrascode.model.objective import Link  # A measure is read without objectives.

        return Link(self.reference(text), place)

    def links(self, texts: Iterable[str], place: Place) -> tuple[Link, ...]:
        """Read a list of references that stands at ``place``."""
        return tuple(self.link(text, place.at(index)) for index, text in enumerate(texts))


def day(text: str | None) -> date | None:
    """Give the calendar day; ``None`` when none is given."""
    return None if text is None else date.fromisoformat(text)


def number(plain: int | Decimal | None) -> Decimal | None:
    """Give the number exactly; ``None`` when none is given."""
    return None if plain is None else Decimal(plain)


def value(plain: Plain) -> Decimal | bool | None:
    """Give the value of a reading: a number, or true or false."""
    if isinstance(plain, bool):
        return plain
    return None if plain is None else Decimal(plain)
