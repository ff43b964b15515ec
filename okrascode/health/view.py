"""From where a theme looks: a cycle, a day, and what the documents and their history say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from okrascode.config import HealthSettings, Settings
from okrascode.findings import Finding
from okrascode.health.theme import Level, Look, Said
from okrascode.model.objective import ItemState
from okrascode.model.organization import Cycle
from okrascode.model.plan import Plan
from okrascode.model.reference import CycleId, Reference
from okrascode.readings.reading import Origin
from okrascode.readings.record import Record
from okrascode.rollup.result import CycleRollup, KeyResultRollup, ObjectiveRollup, Rollup, Status

__all__ = ["View"]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Everything a theme depends on."""

    cycle: Cycle
    today: date
    plan: Plan
    record: Record
    settings: Settings
    numbers: Rollup
    """The roll-up of the cycle that was asked for, as of ``today``."""
    rollups: Mapping[CycleId, CycleRollup]
    """The numbers of this cycle and of ``earlier``, each worked out when it is asked for."""
    earlier: tuple[CycleId, ...] = ()
    """Cycles of about the same length that ended before this one began, newest first."""
    begins: date | None
    """The first day anything is known of; ``None`` when nothing is."""
    written: Mapping[Reference, Origin]
    """Where each objective and key result was last changed in what it intends."""
    wording: tuple[Finding, ...] | None = None
    """Findings of the wording rules; ``None`` when they were not run."""

    @property
    def limits(self) -> HealthSettings:
        """Give the thresholds."""
        return self.settings.health

    @property
    def is_over(self) -> bool:
        """Tell whether the cycle has ended."""
        return self.today > self.cycle.end

    @property
    def last(self) -> date:
        """Give today, or the last day of a cycle that is over."""
        return min(self.today, self.cycle.end)

    @property
    def start(self) -> date:
        """Give the first day of the cycle of which anything can be known."""
        return max(self.cycle.start, self.begins or self.cycle.start)

    @property
    def rollup(self) -> CycleRollup:
        """Give the numbers of the cycle."""
        return self.rollups[self.cycle.id]

    @property
    def objectives(self) -> tuple[ObjectiveRollup, ...]:
        """Give the active objectives, the root team's first."""
        return tuple(
            objective
            for team in self.rollup.teams
            for objective in team.objectives
            if objective.objective.state is ItemState.ACTIVE
        )

    @property
    def key_results(self) -> tuple[KeyResultRollup, ...]:
        """Give the active key results of the active objectives."""
        return tuple(
            part
            for objective in self.objectives
            for part in objective.key_results
            if part.status not in (Status.DRAFT, Status.DROPPED)
        )

    @property
    def before(self) -> View | None:
        """Give the same view of the cycle before; ``None`` when there is none."""
        if not self.earlier:
            return None
        cycle, *rest = self.earlier
        return replace(self, cycle=self.plan.cycles[cycle], earlier=tuple(rest), wording=None)

    @property
    def ended(self) -> View | None:
        """Give the newest cycle that is over: this one, or the one before."""
        return self if self.is_over else self.before

    @property
    def early(self) -> Look | None:
        """Give the answer of every theme while it is too early to know; ``None`` afterwards."""
        if self.begins is None or not self.objectives:
            return Look(level=Level.UNKNOWN, rule=Said("early.nothing"))
        if self.today < self.cycle.start:
            return Look(level=Level.UNKNOWN, rule=Said("early.coming", {"start": self.cycle.start}))
        days = (self.today - self.begins).days + 1
        if days < self.limits.early_days:
            values = {"n": max(0, days), "needed": self.limits.early_days}
            return Look(level=Level.UNKNOWN, rule=Said("early.young", values))
        return None

    @property
    def cut(self) -> Look | None:
        """Give the answer of a theme that needs the whole history where it is not here."""
        if self.record.complete_history:
            return None
        return Look(level=Level.UNKNOWN, rule=Said("early.cut"))

    def commit_of(self, reference: Reference) -> str | None:
        """Give the commit that last changed what something intends."""
        origin = self.written.get(reference) or self.written.get(reference.of_objective)
        return origin.commit if origin else None

    def path_of(self, reference: Reference) -> str | None:
        """Give the document it stands in."""
        objective = self.plan.objectives.get(reference.of_objective)
        return objective.place.path if objective else None
