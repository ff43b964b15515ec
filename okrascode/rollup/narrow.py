"""Show a part of a roll-up; the numbers stay those of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from okrascode.readings.subject import Subject
from okrascode.rollup.result import ObjectiveRollup, Rollup

__all__ = ["narrow"]


def narrow(rollup: Rollup, *, subjects: Sequence[Subject], owner: str | None) -> Rollup:
    """Keep what is named by a subject (none: everything) and owned by ``owner`` (``None``: anyone).

    An objective of another owner stays with those of its key results that are the owner's. No
    number is computed again: a part shown alone has the score it has in the whole.
    """
    cycles = []
    for cycle in rollup.cycles:
        teams = []
        for team in cycle.teams:
            kept = (_part(o, subjects=subjects, owner=owner) for o in team.objectives)
            objectives = tuple(objective for objective in kept if objective is not None)
            if objectives or (not team.objectives and not subjects and owner is None):
                teams.append(replace(team, objectives=objectives))
        cycles.append(replace(cycle, teams=tuple(teams)))
    return replace(rollup, cycles=tuple(cycles))


def _part(
    objective: ObjectiveRollup, *, subjects: Sequence[Subject], owner: str | None
) -> ObjectiveRollup | None:
    is_named = not subjects or any(s.includes(objective.reference) for s in subjects)
    is_owned = owner is None or objective.objective.owner == owner
    if is_named and is_owned:
        return objective
    key_results = tuple(
        part
        for part in objective.key_results
        if (is_named or any(s.includes(part.reference) for s in subjects))
        and (is_owned or part.key_result.owner == owner)
    )
    return replace(objective, key_results=key_results) if key_results else None
