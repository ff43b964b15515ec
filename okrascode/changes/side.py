"""One of the two revisions that are compared, and the outcome of comparing them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from okrascode.changes.difference import Difference
from okrascode.model.place import Place
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference

__all__ = ["Comparison", "Side", "Suspect"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What a revision says."""

    plan: Plan
    unreadable: frozenset[str] = frozenset()
    """Paths of documents that are there and cannot be read."""
    policy: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """Text of each file of :mod:`okrascode.changes.policy`, by its path from the OKR root."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """An alignment that was written for something else than what stands there now."""

    reference: Reference
    """The objective that supports."""
    title: str
    target: Reference
    """What it supports, as it is called after."""
    because: tuple[Difference, ...]
    """What moved there."""
    place: Place
    """Of the link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What differs between two revisions."""

    differences: tuple[Difference, ...] = ()
    """The organisation, cycles and teams first, then items in the order of the later documents."""
    suspects: tuple[Suspect, ...] = ()
    renamed: Mapping[Reference, Reference] = field(default_factory=lambda: MappingProxyType({}))
    """What each item of the base is called after; what has gone is absent."""
    titles: Mapping[Reference, str] = field(default_factory=lambda: MappingProxyType({}))
    """What each objective is called by people, by the reference of its differences."""
    unknown: frozenset[str] = frozenset()
    """Paths of documents that one of the two cannot read: nothing is said about them."""
