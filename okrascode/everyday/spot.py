"""What a check-in has to know about the key result that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from okrascode.model.reference import Reference

if TYPE_CHECKING:
    from okrascode.model.measure import Measure
    from okrascode.model.plan import Plan

__all__ = ["Spot", "spot_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A key result where it stands."""

    reference: Reference
    """Complete."""
    measure: Measure | None
    current: Decimal | bool | None
    """What its document says; check-ins may say something newer."""
    path: str
    """Of its document, relative to the OKR root."""
    start: date | None
    """First day of its cycle; ``None`` when the organisation has no such cycle."""
    end: date | None
    """Last day of its cycle, inclusive."""

    @property
    def folder(self) -> str:
        """Give where its check-ins go."""
        return self.path.rsplit(".", 1)[0]


def spot_of(reference: Reference, plan: Plan) -> Spot:
    """Give what the plan says of a key result; raises ``KeyError`` when it has none."""
    key_result = plan.key_results[reference]
    cycle = plan.cycles.get(reference.cycle) if reference.cycle is not None else None
    return Spot(
        reference=reference,
        measure=key_result.measure,
        current=key_result.current,
        path=key_result.place.path,
        start=cycle.start if cycle else None,
        end=cycle.end if cycle else None,
    )
