"""What a theme is, and what it finds: values with keys into the catalogue of words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from okrascode.model.reference import CycleId, Reference, TeamId

if TYPE_CHECKING:
    from okrascode.health.view import View

__all__ = ["Assessment", "Item", "Level", "Look", "Measure", "Said", "Theme", "Unit", "Value"]

Value = int | Fraction | Decimal | date | str | Reference | None
"""What a sentence may hold: counts, shares (``Fraction``), confidences, days, texts, references;
``None`` is said as not known."""


class Level(StrEnum):
    """How a theme stands; there is never a grand score over all of them."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"
    UNKNOWN = "unknown"


class Unit(StrEnum):
    """What the number of a measure is."""

    COUNT = "count"
    SHARE = "share"
    """0 to 1; shown in percent."""
    DAYS = "days"
    WEEKS = "weeks"
    NUMBER = "number"
    """An exact number such as a mean."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the catalogue by its key, and what is filled in."""

    key: str
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One number of a theme."""

    key: str
    unit: Unit
    value: int | Fraction | None
    """``None`` when it is not known."""
    of: int | None = None
    """For a share: how many it is a share of."""
    before: int | Fraction | None = None
    """The same at the end of the last cycle; ``None`` when there is none, or it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something behind a level that a reader can look up."""

    trait: str
    """What it is an example of; with the theme it is the key of its sentence."""
    about: Reference | None = None
    team: TeamId | None = None
    """For what is about a team as a whole, which is named for help and not for scores."""
    cycle: CycleId | None = None
    """For what is about a cycle as a whole."""
    commit: str | None = None
    """Full id of the commit in which to see it."""
    path: str | None = None
    day: date | None = None
    lasts: bool = False
    """True for what has not ended: it is news as long as it lasts, whenever it began."""
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a theme finds in one cycle."""

    level: Level
    rule: Said
    """The rule that gave the level, with its numbers."""
    measures: tuple[Measure, ...] = ()
    items: tuple[Item, ...] = ()
    """The gravest trait first; within one in order of reference or of age."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One claim about a culture of OKRs, made checkable."""

    slug: str
    place: int
    """Where it stands among the others, from 1."""
    look: Callable[[View], Look]
    calm: frozenset[str] = frozenset()
    """Traits that are good news: a question is asked about the others first."""
    of_ended: frozenset[str] = frozenset()
    """Measures of the newest cycle that is over, which are set beside the one before that; when
    they are all there is, so is the level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A theme of a cycle, set beside the last cycle."""

    slug: str
    look: Look
    question: Said | None
    """What a coach would ask about what was found; ``None`` when nothing was."""
    before: Level | None
    """The level at the end of the last cycle; ``None`` when there was none."""
