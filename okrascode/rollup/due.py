"""What is due: key results without a report for as long as the cadence of their cycle."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from okrascode.config import Settings
from okrascode.model.organization import Cycle
from okrascode.model.reference import PersonId
from okrascode.rollup.freshness import is_read_by_itself
from okrascode.rollup.result import KeyResultRollup, Rollup, Status

__all__ = ["Due", "due_in"]

_SETTLED = (Status.DRAFT, Status.DROPPED, Status.ACHIEVED, Status.MISSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A key result that waits for a report."""

    numbers: KeyResultRollup
    cycle: Cycle
    last_on: date | None
    """Day of the newest report; ``None`` when there is none."""
    owner: PersonId | None
    """Of the key result, else of its objective."""


def due_in(rollup: Rollup, settings: Settings, *, missing: Collection[str] = ()) -> tuple[Due, ...]:
    """Give the key results of running cycles that are due today, in the order of the roll-up.

    A report is due when the last one is a cadence old: seven days for weekly. Grace days count for
    ``stale`` only, so a reminder comes before the finding. Left out are numbers that are read from
    Git, settled items, and those of which a shallow clone hides when they were last reported.
    """
    return tuple(
        Due(
            numbers=part,
            cycle=numbers.cycle,
            last_on=last.day if last else None,
            owner=part.key_result.owner or objective.objective.owner,
        )
        for numbers in rollup.cycles
        if numbers.cycle.contains(rollup.today)
        for team in numbers.teams
        for objective in team.objectives
        if objective.status not in _SETTLED
        for part in objective.key_results
        for last in [part.last_reading]
        if part.status not in _SETTLED
        and not is_read_by_itself(part.key_result.measure, settings, missing=missing)
        and _is_due(part, numbers.cycle, rollup.today)
    )


def _is_due(part: KeyResultRollup, cycle: Cycle, today: date) -> bool:
    last = part.last_reading
    if last is not None and last.day is None:
        return False
    since = cycle.start if last is None or last.day is None else max(last.day, cycle.start)
    return (today - since).days >= cycle.cadence_days
