"""Key results whose number is read from trees: which, from which repository, and since when.

What people report for such a key result does not count. It did while there was no source: reports
from before are left out without a word, since nobody can or should take them back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from okrascode.history.commit import Commit, History
from okrascode.model.plan import Plan
from okrascode.readings.chain import Chain
from okrascode.readings.item import Item
from okrascode.readings.life import Life
from okrascode.readings.observation import Observation
from okrascode.readings.repositories import place_in
from okrascode.readings.tree_inputs import source_fault
from okrascode.readings.tree_measures import (
    Measured,
    TreeReadings,
    is_of_trees,
    tree_readings,
    unreadable_source,
)
from okrascode.readings.trees import Trees

__all__ = ["measure_trees", "without_old_reports"]


def measure_trees(
    plan: Plan,
    trees: Sequence[Trees],
    own: History,
    *,
    missing: Mapping[str, str],
    chain: Chain,
    today: date,
) -> TreeReadings:
    """Read all measures of a plan; what has a fault as it is written is left to lint."""
    found = TreeReadings()
    names = [*missing, *(one.name for one in trees if one.name is not None)]
    for one in _measured(plan, names=names):
        why = missing.get(one.source.repository or "")
        if why is not None:
            found.findings.append(unreadable_source(one.reference, one.key_result, why, _CHECK_OUT))
    for repository in trees:
        measured = [
            one for one in _measured(plan, names=names) if one.source.repository == repository.name
        ]
        if not measured:
            continue
        there = tree_readings(
            measured,
            repository,
            day_of=chain.day_of,
            place_of=_own_place(own) if repository.name is None else place_in(own),
            today=today,
        )
        found.observations += there.observations
        found.findings += there.findings
    return found


_CHECK_OUT = "Check it out beside this one, in CI too, or the number stands still."


def without_old_reports(observations: Iterable[Observation], life: Life) -> list[Observation]:
    """Mark what was reported before the number was read from Git as nothing to mend."""
    if not _is_sourced(life.last):
        return list(observations)
    since = 0
    for before, after in pairwise(life.sightings):
        if not _is_sourced(before.after):
            since = after.position
    return [
        replace(one, is_present=False) if one.origin.position < since else one
        for one in observations
    ]


def _measured(plan: Plan, *, names: Sequence[str]) -> Iterable[Measured]:
    for reference, key_result in plan.key_results.items():
        measure = key_result.measure
        cycle = plan.cycles.get(plan.objectives[reference.of_objective].cycle)
        if measure is None or measure.source is None or cycle is None:
            continue
        if is_of_trees(measure) and source_fault(measure, repositories=names) is None:
            yield Measured(
                reference=reference,
                key_result=key_result,
                measure=measure,
                source=measure.source,
                cycle=cycle,
            )


def _is_sourced(item: Item | None) -> bool:
    return item is not None and item.key_result is not None and is_of_trees(item.key_result.measure)


def _own_place(own: History) -> Callable[[Commit], int]:
    return lambda commit: own.position[commit.id]
