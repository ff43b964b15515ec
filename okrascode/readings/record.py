"""The record: what the history of a repository says about a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from okrascode.findings import Finding
from okrascode.model.measure import Measure, SourceKind
from okrascode.model.reference import Id, Reference
from okrascode.readings.reading import Origin, Reading

__all__ = ["Dated", "Evidence", "IntentChange", "LinkSince", "Record"]


@dataclass(frozen=True, slots=True)
class Dated:
    """When something was first written as it is now."""

    day: date
    commit: str | None
    """Full id; ``None`` when it is not committed yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A commit that says it worked on an objective or key result; it changes no number."""

    about: Reference
    commit: str
    subject: str
    author: str
    day: date
    reverted: bool = False
    repository: str | None = None
    """Name of the repository of the commit in the settings; ``None`` is this one."""


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


@dataclass(frozen=True, slots=True)
class LinkSince:
    """When a link to another team's work was written."""

    day: date | None
    """``None`` when this clone does not tell."""
    commit: str | None
    """Full object id; ``None`` when it is not committed yet or not known."""


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
    changes: Sequence[IntentChange] = ()
    """Oldest first."""
    first_seen: Mapping[Reference, date] = field(default_factory=lambda: MappingProxyType({}))
    """The day each objective and key result entered history; absent when that is not known."""
    links: Mapping[tuple[str, Reference, Reference], LinkSince] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """Since when: by ``depends_on`` or ``serves``, who says it and whom it names today."""
    complete_history: bool = True
    """False in a shallow clone or without Git."""
    history_starts: date | None = None
    """In a shallow clone: the day of the oldest commit here."""
    incomplete_because: str = ""
    """One sentence for the reader; empty when the history is complete."""
    missing_repositories: frozenset[str] = frozenset()
    """Names of repositories in the settings that could not be opened: their measures go stale."""
    cut_repositories: frozenset[str] = frozenset()
    """Names of other repositories whose clone is shallow."""
    about_repositories: tuple[str, ...] = ()
    """One sentence for each other repository that is missing or cut off."""
    questions: Mapping[tuple[Reference, Id], Dated] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """When a question was first open, by its objective; absent when that is not known."""
    vision: Dated | None = None
    """When the vision got its words of today; ``None`` when there is none or nobody knows."""
    findings: tuple[Finding, ...] = ()
    """Readings that could not count: wrong shape, unknown key result, unparsed trailer."""

    @property
    def knows_everything(self) -> bool:
        """Tell whether no repository is missing or cut off."""
        return self.complete_history and not self.about_repositories

    @property
    def what_is_missing(self) -> str:
        """Say in a few sentences what is not known; empty when everything is."""
        return " ".join(filter(None, (self.incomplete_because, *self.about_repositories)))

    def knows_all_of(self, measure: Measure | None) -> bool:
        """Tell whether everything that a measure is read from is here.

        A reported number may come from a trailer in another repository; that alone does not make it
        incomplete, since hardly any does. One that counts commits of all repositories needs all.
        """
        source = measure.source if measure is not None else None
        unknown = self.missing_repositories | self.cut_repositories
        if source is None or (source.repository is None and source.kind is not SourceKind.COMMITS):
            return self.complete_history
        if source.repository is None:
            return self.knows_everything
        return source.repository not in unknown
