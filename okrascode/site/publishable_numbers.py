"""The numbers that may be published: a mean of hidden parts would tell about them."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from okrascode.model.plan import Plan
from okrascode.model.reference import Reference
from okrascode.rollup.lines import CycleSeries
from okrascode.rollup.result import (
    CycleRollup,
    KeyResultRollup,
    ObjectiveRollup,
    Status,
    StatusFrom,
    TeamRollup,
)

__all__ = ["numbers_of"]

_NOT_PUBLIC = "It is made of parts that are not public."


def numbers_of(rollup: CycleRollup, plan: Plan, objectives: frozenset[Reference]) -> CycleRollup:
    """Give the numbers of a cycle without what is made of hidden parts."""
    teams = tuple(
        _team(team, plan, objectives) for team in rollup.teams if team.team.id in plan.teams
    )
    series = _series(rollup.series, teams) if rollup.series else None
    return replace(rollup, teams=teams, score=None, status=Status.UNJUDGED, series=series)


def _series(series: CycleSeries, teams: tuple[TeamRollup, ...]) -> CycleSeries:
    """Keep the lines of what is shown with its score; a mean of hidden parts tells about them."""
    shown = [o for team in teams for o in team.objectives if o.score is not None]
    kept = {k.reference for o in shown for k in o.key_results}
    return replace(
        series,
        scores=(None,) * len(series.days),
        teams=MappingProxyType({}),
        objectives=MappingProxyType(
            {
                o.reference: series.objectives[o.reference]
                for o in shown
                if o.reference in series.objectives
            }
        ),
        key_results=MappingProxyType({k: v for k, v in series.key_results.items() if k in kept}),
    )


def _team(rollup: TeamRollup, plan: Plan, objectives: frozenset[Reference]) -> TeamRollup:
    shown = tuple(
        _objective_rollup(objective, plan, objectives)
        for objective in rollup.objectives
        if objective.reference in objectives
    )
    whole = len(shown) == len(rollup.objectives) and all(
        new.score == old.score for new, old in zip(shown, rollup.objectives, strict=True)
    )
    rollup = replace(rollup, team=plan.teams[rollup.team.id], objectives=shown)
    return (
        rollup
        if whole
        else replace(
            rollup,
            score=None,
            no_score_because=_NOT_PUBLIC,
            expected=None,
            pace=None,
            status=Status.UNJUDGED,
        )
    )


def _objective_rollup(
    rollup: ObjectiveRollup, plan: Plan, objectives: frozenset[Reference]
) -> ObjectiveRollup:
    supporters = tuple(s for s in rollup.supporters if s.of_objective in objectives)
    shown = replace(
        rollup,
        objective=plan.objectives[rollup.reference],
        supporters=supporters,
        key_results=tuple(_key_result_rollup(k, plan) for k in rollup.key_results),
    )
    if len(supporters) == len(rollup.supporters):
        return shown
    shown = replace(shown, supporters_score=None)
    if rollup.score_from == "own":
        return shown
    # The number is made of parts that may not be seen, and would tell about them.
    return replace(
        shown,
        score=None,
        final_score=None,
        no_score_because=_NOT_PUBLIC,
        expected=None,
        pace=None,
        pace_word=None,
        status=Status.UNJUDGED,
        status_from=StatusFrom.NONE,
        last_status=None,
        tension=None,
    )


def _key_result_rollup(rollup: KeyResultRollup, plan: Plan) -> KeyResultRollup:
    known = plan.key_results.get(rollup.reference)
    return replace(rollup, key_result=known) if known else rollup
