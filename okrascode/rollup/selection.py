"""A part of a roll-up, for a reader who asked for some of it; no number changes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from okrascode.model.reference import PersonId, Reference, TeamId
from okrascode.rollup.result import ObjectiveRollup, Rollup

__all__ = ["narrow"]


def narrow(
    rollup: Rollup,
    *,
    references: Collection[Reference] = (),
    teams: Collection[TeamId] = (),
    owners: Collection[PersonId] = (),
) -> Rollup:
    """Keep what is asked for; what is not given does not restrict.

    ``references`` (complete) keep objectives, or key results with their objective; ``owners`` keep
    key results of a person, or of an objective of theirs when the key result names nobody. An
    objective stays when it matches itself or a key result of it does; a team when an objective of
    it does. Its score, status and counts remain those of the whole.
    """

    def is_wanted(part: ObjectiveRollup) -> bool:
        return not teams or part.objective.team in teams

    def kept(part: ObjectiveRollup) -> ObjectiveRollup | None:
        if not is_wanted(part):
            return None
        key_results = tuple(
            key_result
            for key_result in part.key_results
            if (
                not references or part.reference in references or key_result.reference in references
            )
            and (not owners or (key_result.key_result.owner or part.objective.owner) in owners)
        )
        itself = (not references or part.reference in references) and (
            not owners or part.objective.owner in owners
        )
        return replace(part, key_results=key_results) if itself or key_results else None

    cycles = []
    for cycle in rollup.cycles:
        in_teams = []
        for team in cycle.teams:
            objectives = tuple(o for o in map(kept, team.objectives) if o is not None)
            if objectives:
                in_teams.append(replace(team, objectives=objectives))
        cycles.append(replace(cycle, teams=tuple(in_teams)))
    return replace(rollup, cycles=tuple(cycles))
