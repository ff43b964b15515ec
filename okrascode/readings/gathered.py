"""Everything that a record was made of, for whoever wants to make the next one of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from okrascode.history.undone import Undone
from okrascode.model.plan import Document, Plan
from okrascode.readings.chain import Written
from okrascode.readings.commits import Commits
from okrascode.readings.fold import Folded
from okrascode.readings.groups import Groups, Node
from okrascode.readings.life import Lives
from okrascode.readings.names import Names
from okrascode.readings.record import Record

__all__ = ["Gathered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A record and what it was made of."""

    record: Record
    head: str
    """Full id of the newest commit; empty without one."""
    commits: Commits
    documents: Mapping[str, Document | None]
    """Every version, by blob."""
    plan: Plan
    lives: Lives
    names: Names
    undone: Undone
    written: Mapping[str, Written]
    groups: Groups | None
    """Which documents have to do with each other; only of what is kept."""
    told: Mapping[Node, str]
    """Of each group a digest of what trailers and check-ins say about it."""
    folded: Folded
