"""Which cycles a day belongs to."""

from __future__ import annotations

from datetime import date

from okrascode.model.organization import Cycle
from okrascode.model.plan import Plan
from okrascode.model.reference import CycleId

__all__ = ["cycles_for", "innermost_cycle", "is_inside"]


def cycles_for(plan: Plan, today: date) -> tuple[CycleId, ...]:
    """Give all cycles that contain a day, outermost first.

    When none does: the last that ended, together with those that ended on the same day (a year
    ends with its last quarter). Empty when none has begun yet. A cycle is outside another when it
    is longer, then when it is nearer to the root of the tree of cycles.
    """
    found = [cycle for cycle in plan.cycles.values() if cycle.contains(today)]
    if not found:
        ended = [cycle for cycle in plan.cycles.values() if cycle.end < today]
        last = max((cycle.end for cycle in ended), default=None)
        found = [cycle for cycle in ended if cycle.end == last]
    found.sort(key=lambda cycle: (cycle.start - cycle.end, _depth(plan, cycle), cycle.start))
    return tuple(cycle.id for cycle in found)


def innermost_cycle(plan: Plan, today: date) -> CycleId | None:
    """Give the innermost of :func:`cycles_for`: the one that people work in now."""
    found = cycles_for(plan, today)
    return found[-1] if found else None


def is_inside(plan: Plan, cycle: CycleId, outer: CycleId) -> bool:
    """Tell whether a cycle is another one or lies within its days.

    The days decide, not ``parent``: a quarter counts for its year also when nobody wrote the link.
    """
    if cycle not in plan.cycles or outer not in plan.cycles:
        return False
    inner, whole = plan.cycles[cycle], plan.cycles[outer]
    return whole.start <= inner.start and inner.end <= whole.end


def _depth(plan: Plan, cycle: Cycle) -> int:
    seen = {cycle.id}
    while (parent := cycle.parent) is not None and parent in plan.cycles and parent not in seen:
        seen.add(parent)
        cycle = plan.cycles[parent]
    return len(seen)
