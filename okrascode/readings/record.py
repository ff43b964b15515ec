"""The record: what the history of a repository says about a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from okrascode.findings import Finding
from okrascode.model.reference import Reference
from okrascode.readings.reading import Origin, Reading

__all__ = ["Evidence", "IntentChange", "Record"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A commit that says it worked on an objective or key result; it changes no number."""

    about: Reference
    commit: str
    subject: str
    author: str
    day: date
    reverted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentChange:
    """A change of what was intended, found between two commits of the first-parent chain."""

    about: Reference
    """The objective or key result, as it is called today."""
    field: str
    """``added``, ``removed``, or the name of the field: title, target, baseline, state, owner, …"""
    old: str | Decimal | bool | None
    new: str | Decimal | bool | None
    day: date
    reason: str = ""
    """From ``changes:`` or a trailer, when one matches."""
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What the history says; everything empty when there is no Git."""

    readings: Mapping[Reference, tuple[Reading, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """Per key result, in order of time: the last one dated up to a day is the value of that day."""
    evidence: Mapping[Reference, tuple[Evidence, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    changes: tuple[IntentChange, ...] = ()
    """Oldest first."""
    first_seen: Mapping[Reference, date] = field(default_factory=lambda: MappingProxyType({}))
    """The day each objective and key result entered history; absent when that is not known."""
    complete_history: bool = True
    """False in a shallow clone or without Git."""
    history_starts: date | None = None
    """In a shallow clone: the day of the oldest commit here."""
    incomplete_because: str = ""
    """One sentence for the reader; empty when the history is complete."""
    missing_repositories: frozenset[str] = frozenset()
    """Names of repositories in the settings that could not be opened: their measures go stale."""
    findings: tuple[Finding, ...] = ()
    """Readings that could not count: wrong shape, unknown key result, unparsed trailer."""
