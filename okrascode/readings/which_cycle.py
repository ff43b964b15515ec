"""Which cycle a reference means that does not say so."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from okrascode.model.organization import Cycle
from okrascode.model.plan import Plan
from okrascode.model.reference import CycleId, Reference

__all__ = ["cycle_of_reference"]


def cycle_of_reference(
    reference: Reference, *, plan: Plan, day: date, known: Collection[Reference] = ()
) -> CycleId | tuple[CycleId, ...]:
    """Give the cycle of an objective or key result that is named with its team alone.

    Of the cycles that contain ``day``, the innermost (the shortest, then the one deepest in the
    tree of cycles) that has it; if none has, the newest one already begun. ``known`` holds more
    complete references, for example those of older versions of the documents. Where it cannot be
    told the result is a tuple: empty when nothing is called so, else the cycles that fit equally.
    """
    if reference.cycle is not None:
        return reference.cycle
    having = {
        cycle for cycle in plan.cycles if _is_there(reference.seen_from(None, cycle), plan, known)
    }
    candidates = [plan.cycles[cycle] for cycle in sorted(having)]
    containing = [cycle for cycle in candidates if cycle.contains(day)]
    if containing:
        return _only([(((c.end - c.start).days, -_depth(plan, c)), c.id) for c in containing])
    begun = [cycle for cycle in candidates if cycle.start <= day]
    return _only([((-cycle.start.toordinal(), 0), cycle.id) for cycle in begun])


def _is_there(reference: Reference, plan: Plan, known: Collection[Reference]) -> bool:
    if reference in known or reference in plan.objectives or reference in plan.key_results:
        return True
    objective = plan.objectives.get(reference.of_objective)
    return any(reference in one.formerly for one in plan.objectives.values()) or (
        objective is not None and any(reference in one.formerly for one in objective.key_results)
    )


def _only(ranked: Iterable[tuple[tuple[int, int], CycleId]]) -> CycleId | tuple[CycleId, ...]:
    order = sorted(ranked)
    best = [cycle for rank, cycle in order if rank == order[0][0]]
    return best[0] if len(best) == 1 else tuple(best)


def _depth(plan: Plan, cycle: Cycle) -> int:
    seen = {cycle.id}
    while (parent := cycle.parent) is not None and parent in plan.cycles and parent not in seen:
        seen.add(parent)
        cycle = plan.cycles[parent]
    return len(seen)
