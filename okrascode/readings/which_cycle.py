"""Which cycle a reference means that does not say so."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from okrascode.model.organization import Cycle
from okrascode.model.plan import Plan
from okrascode.model.reference import CycleId, Reference
from okrascode.readings.item import former_names, items_of

__all__ = ["cycle_finder", "cycle_of_reference", "names_in"]


def cycle_of_reference(
    reference: Reference,
    *,
    plan: Plan,
    day: date,
    known: Container[Reference] | None = None,
) -> CycleId | tuple[CycleId, ...]:
    """Give the cycle of an objective or key result that is named with its team alone.

    Of the cycles that contain ``day``, the innermost (the shortest, then the one deepest in the
    tree of cycles) that has it; if none has, the newest one already begun. ``known`` holds the
    complete names there are; those of the plan, former ones included, unless given. Where it
    cannot be told the result is a tuple: empty when nothing is called so, else the cycles that fit
    equally.
    """
    return cycle_finder(plan, names_in(plan) if known is None else known)(reference, day)


def cycle_finder(
    plan: Plan, known: Container[Reference]
) -> Callable[[Reference, date], CycleId | tuple[CycleId, ...]]:
    """Give what :func:`cycle_of_reference` does, for many references of one plan."""
    # Thousands of trailers name a few hundred key results.
    having_it: dict[Reference, list[Cycle]] = {}

    def find(reference: Reference, day: date) -> CycleId | tuple[CycleId, ...]:
        if reference.cycle is not None:
            return reference.cycle
        having = having_it.get(reference)
        if having is None:
            every = plan.cycles.values()
            having = [cycle for cycle in every if reference.seen_from(None, cycle.id) in known]
            having_it[reference] = having
        containing = [cycle for cycle in having if cycle.contains(day)]
        if containing:
            return _only([(((c.end - c.start).days, -_depth(plan, c)), c.id) for c in containing])
        begun = [cycle for cycle in having if cycle.start <= day]
        return _only([((-cycle.start.toordinal(), 0), cycle.id) for cycle in begun])

    return find


def names_in(plan: Plan) -> Mapping[Reference, Reference]:
    """Give every name, former ones included, with what it is called today.

    A name in use today never means what was called so before.
    """
    today: dict[Reference, Reference] = {}
    former: dict[Reference, Reference] = {}
    for objective in plan.objectives.values():
        team = plan.teams.get(objective.team)
        for item in items_of(objective, path=objective.place.path):
            today[item.reference] = item.reference
            for old in former_names(item, team.formerly if team else ()):
                former.setdefault(old, item.reference)
    return MappingProxyType(former | today)


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
