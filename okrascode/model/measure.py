"""How a key result is measured: one of four shapes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from okrascode.model.place import Place
from okrascode.model.reference import Id

__all__ = [
    "Binary",
    "Condition",
    "CurvePoint",
    "Measure",
    "Metric",
    "Milestone",
    "Milestones",
    "Scoring",
    "Source",
    "SourceKind",
    "Threshold",
    "shape_of",
]


class SourceKind(StrEnum):
    """What in Git a number is read from."""

    COMMITS = "commits"
    FILES = "files"
    MATCHES = "matches"
    FILE = "file"
    TAGS = "tags"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The number is read from Git instead of reported."""

    kind: SourceKind
    pattern: str = ""
    """The pattern or path behind the kind's key; empty for commits."""
    of: str | None = None
    """For files: the pattern of the whole, so that the value is a share in percent."""
    files: str | None = None
    """For matches: which files are searched."""
    at: str | None = None
    """For file: the JSON pointer of the number."""
    repository: str | None = None
    """Name of a repository in okr.toml; ``None`` is this one."""


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One point of a planned curve."""

    date: date
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A journey from one number to another, up or down."""

    baseline: Decimal
    target: Decimal
    stretch: Decimal | None = None
    unit: str = ""
    name: str = ""
    expected: tuple[CurvePoint, ...] = ()
    """The planned curve of a metric that does not grow evenly, in date order as written."""
    withheld: str | None = None
    """Why the true numbers are confidential; then baseline 0, target 100 and percent are right."""
    source: Source | None = None


class Condition(StrEnum):
    """What a threshold asks for."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOVE = "above"
    BELOW = "below"
    BETWEEN = "between"


class Scoring(StrEnum):
    """How a threshold is scored: by its latest reading, or by the share of readings that hold."""

    LATEST = "latest"
    SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """Keep a number where it should be."""

    condition: Condition
    bound: Decimal
    """The number; for ``between`` the lower end."""
    upper: Decimal | None = None
    """For ``between`` only: the upper end, inclusive."""
    unit: str = ""
    name: str = ""
    scoring: Scoring = Scoring.LATEST
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One step."""

    id: Id
    title: str
    weight: Decimal = Decimal(1)
    due: date | None = None
    done: date | None = None
    """The day it was done, as the document says."""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestones:
    """Steps; progress is the weight of those done by a date."""

    items: tuple[Milestone, ...]
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Binary:
    """Done or not."""

    source: Source | None = None


Measure = Metric | Threshold | Milestones | Binary


def shape_of(measure: Measure) -> str:
    """Name the shape as outputs do: metric, threshold, milestones or binary."""
    return type(measure).__name__.lower()
