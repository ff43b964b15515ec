"""Which key results nobody reports on, found without working out any score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from okrascode.config import Settings
from okrascode.model.objective import KeyResult
from okrascode.model.organization import Cycle
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference
from okrascode.readings.reading import Reading
from okrascode.readings.record import Record
from okrascode.rollup.cycles import cycles_for
from okrascode.rollup.key_result import is_silent, readings_of
from okrascode.rollup.view import View

__all__ = ["Silence", "silences_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A key result whose status is stale."""

    reference: Reference
    key_result: KeyResult
    cycle: Cycle
    last_reading: Reading | None


def silences_in(
    plan: Plan, record: Record, *, today: date, settings: Settings
) -> Iterator[Silence]:
    """Give the key results of today's cycles whose status a roll-up would call stale.

    In the order of the plan, cycle by cycle, the outermost first.
    """
    for name in cycles_for(plan, today):
        cycle = plan.cycles[name]
        view = View(cycle=cycle, today=today, record=record, settings=settings)
        for objective in plan.objectives_in(name):
            for key_result in objective.key_results:
                readings = readings_of(objective, key_result, view=view)
                if is_silent(objective, key_result, readings, view=view):
                    yield Silence(
                        reference=objective.reference_to(key_result),
                        key_result=key_result,
                        cycle=cycle,
                        last_reading=readings[-1] if readings else None,
                    )
