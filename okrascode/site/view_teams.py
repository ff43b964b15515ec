"""The views of teams: each in every cycle it has objectives in, and each as it is now."""

from __future__ import annotations

from okrascode.model.plan import Plan
from okrascode.model.reference import CycleId, Reference, TeamId
from okrascode.model.team import Team
from okrascode.rollup.result import CycleRollup, TeamRollup
from okrascode.site.addresses import team_address
from okrascode.site.people import People
from okrascode.site.source import SiteSource
from okrascode.site.view import ObjectiveView, TeamView
from okrascode.site.view_items import Items
from okrascode.site.view_parts import CheckInView, CycleView

__all__ = ["team_cycles", "teams_now"]


def team_cycles(
    source: SiteSource, items: Items, whole: SiteSource
) -> dict[tuple[TeamId, CycleId], TeamView]:
    """Give every team in every cycle it has objectives in; ``whole`` tells what is hidden."""
    by_team: dict[TeamId, list[CycleRollup]] = {}
    for rollup in sorted(
        source.rollups.values(), key=lambda r: (r.cycle.end, r.cycle.start), reverse=True
    ):
        for team in rollup.teams:
            if team.objectives:
                by_team.setdefault(team.team.id, []).append(rollup)
    depths = _depths(source.plan)
    found: dict[tuple[TeamId, CycleId], TeamView] = {}
    for team_id in sorted(by_team, key=list(depths).index):
        pages = tuple(
            (
                CycleView(rollup.cycle, source.today, rollup.elapsed),
                team_address(team_id, rollup.cycle.id),
            )
            for rollup in by_team[team_id]
        )
        for rollup, (cycle, address) in zip(by_team[team_id], pages, strict=True):
            team = next(t for t in rollup.teams if t.team.id == team_id)
            before = next(t for t in whole.rollups[rollup.cycle.id].teams if t.team.id == team_id)
            found[team_id, rollup.cycle.id] = _team(
                team.team,
                people=items.history.people,
                depth=depths[team_id],
                cycle=cycle,
                cycle_address=address,
                objectives=tuple(items.objective(o, cycle=rollup) for o in team.objectives),
                rollup=team,
                cycles=pages,
                supports=_supports(source.plan, team),
                check_in=items.check_in(k for o in team.objectives for k in o.key_results)
                if cycle.running
                else None,
                parts_hidden=before.score is not None and team.score is None,
            )
    return found


def teams_now(
    source: SiteSource, teams: dict[tuple[TeamId, CycleId], TeamView], people: People
) -> tuple[TeamView, ...]:
    """Give each team in the innermost running cycle it has objectives in, else the last one."""
    found: list[TeamView] = []
    for team_id, depth in _depths(source.plan).items():
        mine = [view for (team, _), view in teams.items() if team == team_id]
        best = max(mine, key=_nearness, default=None)
        found.append(best or _team(source.plan.teams[team_id], people=people, depth=depth))
    return tuple(found)


def _nearness(team: TeamView) -> tuple[int, int]:
    """Order a team's cycles: running before over before coming; shorter, then nearer."""
    cycle = team.cycle
    if cycle is None:
        return (0, 0)
    if cycle.running:
        return (3, -(cycle.cycle.end - cycle.cycle.start).days)
    if cycle.over:
        return (2, -(cycle.today - cycle.cycle.end).days)
    return (1, -(cycle.cycle.start - cycle.today).days)


def _team(
    team: Team,
    *,
    people: People,
    depth: int,
    cycle: CycleView | None = None,
    cycle_address: str = "",
    objectives: tuple[ObjectiveView, ...] = (),
    rollup: TeamRollup | None = None,
    cycles: tuple[tuple[CycleView, str], ...] = (),
    supports: tuple[str, ...] = (),
    check_in: CheckInView | None = None,
    parts_hidden: bool = False,
) -> TeamView:
    return TeamView(
        id=str(team.id),
        name=team.name,
        mission=team.mission,
        lead=people.name_of(team.lead),
        sponsor=people.name_of(team.sponsor),
        members=len(team.members),
        depth=depth,
        address=team_address(team.id),
        cycle=cycle,
        cycle_address=cycle_address,
        objectives=objectives,
        score=rollup.score if rollup else None,
        complete=rollup.complete if rollup else True,
        cycles=cycles,
        supports=supports,
        check_in=check_in,
        parts_hidden=parts_hidden,
    )


def _supports(plan: Plan, team: TeamRollup) -> tuple[str, ...]:
    """Follow the links upwards as far as they lead; support may go through another team."""
    found: dict[Reference, None] = {}
    waiting = [o.reference for o in team.objectives]
    while waiting:
        objective = plan.objectives.get(waiting.pop(0))
        for link in objective.supports if objective else ():
            above = link.reference.of_objective
            if above in plan.objectives and above not in found:
                found[above] = None
                waiting.append(above)
    return tuple(sorted(map(str, found)))


def _depths(plan: Plan) -> dict[TeamId, int]:
    """Give every team with its depth below the root, each followed by its own teams."""
    children: dict[TeamId | None, list[Team]] = {}
    for team in plan.teams.values():
        parent = team.parent if team.parent in plan.teams else None
        children.setdefault(parent, []).append(team)
    found: dict[TeamId, int] = {}
    waiting = [(team, 0) for team in children.get(None, ())]
    waiting.sort(key=_by_name, reverse=True)
    while waiting:
        team, depth = waiting.pop()
        found[team.id] = depth
        below = [(child, depth + 1) for child in children.get(team.id, ())]
        waiting += sorted(below, key=_by_name, reverse=True)
    # Teams in a circle of parents hang on no root; they are shown all the same.
    for team in plan.teams.values():
        found.setdefault(team.id, 0)
    return found


def _by_name(item: tuple[Team, int]) -> tuple[str, str]:
    return item[0].name, item[0].id
