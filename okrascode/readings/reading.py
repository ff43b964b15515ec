"""A reading: one observation of one key result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import IntEnum

from okrascode.model.reference import Id, Reference

__all__ = ["Origin", "Reading", "ReadingValue", "SourceName"]

ReadingValue = Decimal | bool | tuple[Id, ...]
"""A number, done or not, or the ids of the milestones done by then, in the order of the measure."""


class SourceName(IntEnum):
    """Which kind of source a reading came from; the order breaks ties (the larger wins)."""

    TREE = 0
    TRAILER = 1
    CURRENT = 2
    CHECK_IN = 3

    @property
    def label(self) -> str:
        """Give the word of outputs."""
        return {0: "source", 1: "trailer", 2: "current", 3: "check-in"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a reading was written: the commit, and the path or trailer in it."""

    commit: str | None
    """Full object id; ``None`` when it is not committed yet or there is no Git."""
    author: str
    """Name to show: the ``by`` of a check-in, else the author of the commit; may be empty."""
    authored_at: datetime | None
    position: int
    """Index on the first-parent chain at which it became reachable; the work tree comes last."""
    path: str | None = None
    """For a file: relative to the OKR root."""
    pointer: str | None = None
    """For a file: JSON pointer of the value at that commit."""
    repository: str | None = None
    """Name of the repository of the commit in the settings; ``None`` is this one."""
    recovered: bool = False
    """For a trailer: Git's own rules would not have found it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One observation of one key result, resolved to an absolute value."""

    key_result: Reference
    """Complete, as the key result is called today."""
    day: date | None
    """The day it was true; ``None`` at the boundary of a shallow clone."""
    not_after: date | None = None
    """Only when ``day`` is ``None``: it was true on or before this day."""
    value: ReadingValue | None
    """``None`` when only a confidence, note or ask was given and nothing was known before."""
    confidence: Decimal | None = None
    """0 to 10; only when this observation gives one."""
    note: str = ""
    ask: str = ""
    source: SourceName
    origin: Origin
    late: bool = False
    """True when it was observed after the end of the cycle."""
    counts: bool = True
    """False for a dropped or draft key result: kept and shown, not counted."""
