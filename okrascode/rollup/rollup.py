"""Roll up: a plan, its record and a day give every number of some cycles.

Each number is made of named parts: key results make objectives, objectives make teams, and the root
team's score is the organisation's. Supporters come first, whatever cycle inside the parent's they
stand in, so that every objective is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from okrascode.config import Settings
from okrascode.errors import UsageError
from okrascode.model.organization import Cycle
from okrascode.model.plan import Plan
from okrascode.model.reference import CycleId, Reference, TeamId
from okrascode.model.team import Team
from okrascode.readings.record import Record
from okrascode.rollup.alignment import order_and_loops, supporters_in
from okrascode.rollup.expectation import elapsed
from okrascode.rollup.key_result import roll_up_key_result
from okrascode.rollup.objective import roll_up_objective
from okrascode.rollup.result import (
    CycleRollup,
    ObjectiveRollup,
    Problem,
    Rollup,
    Status,
    TeamRollup,
)
from okrascode.rollup.supporters import in_a_loop, support_of
from okrascode.rollup.team import roll_up_team
from okrascode.rollup.view import View

__all__ = ["roll_up"]


def roll_up(
    plan: Plan,
    record: Record,
    *,
    today: date,
    cycles: Sequence[CycleId],
    settings: Settings,
    problems: Iterable[Problem] = (),
) -> Rollup:
    """Give all numbers of some cycles on one day.

    ``cycles`` in the order wanted (see ``cycles.cycles_for``); ``problems`` are the documents that
    could not be read and go out as they came in, by path.

    Raises:
        UsageError: for a cycle that the plan does not have.
    """
    for name in cycles:
        if name not in plan.cycles:
            raise UsageError(
                f"There is no cycle {name!r}.",
                hint=f"There are: {', '.join(plan.cycles) or 'none yet'}.",
            )
    views = {
        cycle.id: View(cycle=cycle, today=today, record=record, settings=settings)
        for cycle in plan.cycles.values()
    }
    done = _objectives(plan, cycles, views)
    return Rollup(
        today=today,
        cycles=tuple(_cycle(plan, done, view=views[name]) for name in cycles),
        complete_history=record.knows_everything,
        incomplete_because=record.what_is_missing,
        judges_silence=record.complete_history,
        problems=tuple(sorted(problems, key=lambda problem: (problem.path, problem.line or 0))),
    )


def _objectives(
    plan: Plan, cycles: Sequence[CycleId], views: Mapping[CycleId, View]
) -> Mapping[Reference, ObjectiveRollup]:
    supporters = supporters_in(plan)
    wanted = (o.reference for name in cycles for o in plan.objectives_in(name))
    order, loops = order_and_loops(wanted, supporters)
    done: dict[Reference, ObjectiveRollup] = {}
    for reference in order:
        objective = plan.objectives[reference]
        view = views[objective.cycle]
        names = supporters.get(reference, ())
        done[reference] = roll_up_objective(
            objective,
            key_results=[
                roll_up_key_result(objective, key_result, view=view)
                for key_result in objective.key_results
            ],
            theirs=(
                in_a_loop(names)
                if reference in loops
                else support_of([done[name] for name in names])
            ),
            view=view,
        )
    return done


def _cycle(plan: Plan, done: Mapping[Reference, ObjectiveRollup], *, view: View) -> CycleRollup:
    by_team: dict[TeamId, list[ObjectiveRollup]] = {}
    for objective in plan.objectives_in(view.cycle.id):
        by_team.setdefault(objective.team, []).append(done[objective.reference])
    root = plan.root_team
    teams = [
        roll_up_team(_team(plan, name, objectives), objectives, view=view)
        for name, objectives in by_team.items()
    ]
    teams.sort(key=lambda part: (part.team != root, part.team.name.casefold(), part.team.id))
    whole = next((part for part in teams if part.team == root), None)
    return CycleRollup(
        cycle=view.cycle,
        elapsed=elapsed(view.cycle, view.today),
        teams=tuple(teams),
        score=whole.score if whole else None,
        no_score_because=_why_no_score(root, whole, view.cycle),
        status=whole.status if whole else Status.UNJUDGED,
    )


def _team(plan: Plan, name: TeamId, objectives: Sequence[ObjectiveRollup]) -> Team:
    # Objectives of a team whose own document is missing or broken are shown under its identifier.
    return plan.teams.get(name) or Team(id=name, name=name, place=objectives[0].objective.place)


def _why_no_score(root: Team | None, whole: TeamRollup | None, cycle: Cycle) -> str:
    if root is None:
        return "there is no single root team"
    if whole is None:
        return f"the root team {root.name} has no objectives in {cycle.id}"
    return whole.no_score_because
