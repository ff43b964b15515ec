"""What is to be written: objectives and key results of one team and cycle, with identifiers."""

from __future__ import annotations

from dataclasses import dataclass, field

from okrascode.exchange.item import Item
from okrascode.model.reference import CycleId, Id, Reference, TeamId

__all__ = ["DraftKeyResult", "DraftObjective"]


@dataclass(slots=True, kw_only=True)
class DraftKeyResult:
    """A key result with its identifier."""

    id: str
    item: Item


@dataclass(slots=True, kw_only=True)
class DraftObjective:
    """An objective in its place; grows while the items are arranged."""

    id: str
    team: str
    cycle: str
    item: Item
    key_results: list[DraftKeyResult] = field(default_factory=list)
    supports: list[Reference] = field(default_factory=list)

    @property
    def reference(self) -> Reference:
        """Name it in full."""
        return Reference(TeamId(self.team), CycleId(self.cycle), Id(self.id))

    def reference_to(self, key_result: DraftKeyResult) -> Reference:
        """Name one of its key results in full."""
        return Reference(TeamId(self.team), CycleId(self.cycle), Id(self.id), Id(key_result.id))
