"""Everything that is told about two revisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from okrascode.changes.concerned import Concerned
from okrascode.changes.difference import Difference
from okrascode.changes.effects import Effect
from okrascode.changes.side import Comparison

__all__ = ["Report", "is_unexplained"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Two revisions, what differs, and what that does."""

    base: str
    """Full id of the commit that was compared with."""
    head: str | None
    """Full id of the other commit; ``None`` is the work tree."""
    today: date
    """The one day for which both sides were rolled up."""
    comparison: Comparison
    effects: tuple[Effect, ...]
    concerned: tuple[Concerned, ...]
    notices: tuple[str, ...] = ()
    """Sentences about what is not known, the gravest first."""


def is_unexplained(difference: Difference) -> bool:
    """Tell whether a commitment or a record moved and nobody said why."""
    return difference.needs_reason and not difference.reason
