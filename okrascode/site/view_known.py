"""What is looked up for every page, sorted once, so that the work grows with the pages only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

from okrascode.model.reference import Reference
from okrascode.readings.record import IntentChange
from okrascode.site.source import SiteSource

__all__ = ["Known", "known_of"]

_Linked = TypeVar("_Linked")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Facts by reference."""

    changes: Mapping[Reference, tuple[IntentChange, ...]]
    """Of what was intended, oldest first."""
    supporting: Mapping[Reference, tuple[Reference, ...]]
    """Objectives that name an objective or key result under ``supports``."""
    carried: Mapping[Reference, Reference]
    """The objective that goes on with one of an earlier cycle."""
    series: Mapping[Reference, tuple[tuple[date, Fraction | None], ...]]
    """The score of each objective by day."""

    def carried_to(
        self, reference: Reference, link: Callable[[Reference], _Linked | None]
    ) -> _Linked | None:
        """Give the link to what goes on with an objective; ``None`` when nothing does."""
        later = self.carried.get(reference)
        return link(later) if later is not None else None


def known_of(source: SiteSource) -> Known:
    """Sort what a source says by whom it is about."""
    changes: dict[Reference, list[IntentChange]] = {}
    for change in source.record.changes:
        changes.setdefault(change.about, []).append(change)
    supporting: dict[Reference, list[Reference]] = {}
    carried: dict[Reference, Reference] = {}
    for objective in source.plan.objectives.values():
        for name in dict.fromkeys(link.reference for link in objective.supports):
            supporting.setdefault(name, []).append(objective.reference)
        if objective.carried_from is not None:
            carried.setdefault(objective.carried_from.reference, objective.reference)
    return Known(
        changes={about: tuple(some) for about, some in changes.items()},
        supporting={about: tuple(some) for about, some in supporting.items()},
        carried=carried,
        series={
            reference: tuple(zip(rollup.series.days, scores, strict=True))
            for rollup in source.rollups.values()
            if rollup.series is not None
            for reference, scores in rollup.series.objectives.items()
        },
    )
