"""The view of a whole site: teams in their cycles, what runs today, and what is said about it."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from okrascode.config import Settings
from okrascode.model.organization import Organization
from okrascode.model.plan import Plan
from okrascode.model.reference import CycleId, Reference, TeamId
from okrascode.model.team import Team
from okrascode.rollup.cycles import cycles_for
from okrascode.rollup.result import CycleRollup, ObjectiveRollup, Status, TeamRollup
from okrascode.site.addresses import team_address
from okrascode.site.forge import forge_at
from okrascode.site.people import People
from okrascode.site.publishable import publishable
from okrascode.site.source import SiteSource
from okrascode.site.view import ObjectiveView, SiteView, TeamView
from okrascode.site.view_health import health_view
from okrascode.site.view_history import History
from okrascode.site.view_items import Items
from okrascode.site.view_parts import CycleView
from okrascode.site.words import language_of

__all__ = ["languages_for", "view_of"]


def view_of(source: SiteSource) -> SiteView:
    """Give everything the pages show; what is internal is taken out first."""
    whole = source
    source = publishable(source)
    settings, plan, record = source.settings.site, source.plan, source.record
    organization = plan.organization
    forge = forge_at(
        settings.repository, settings.forge, branch=source.branch, folder=source.folder
    )
    people = People(settings.people, organization.people if organization else MappingProxyType({}))
    titles: dict[Reference, str] = {r: o.title for r, o in plan.objectives.items()}
    titles |= {r: k.title for r, k in plan.key_results.items()}
    history = History(forge=forge, people=people, titles=titles)
    rollups = {
        o.reference: o for r in source.rollups.values() for t in r.teams for o in t.objectives
    }
    items = Items(
        source=source, history=history, statuses=_statuses(rollups.values()), rollups=rollups
    )
    team_cycles = _team_cycles(source, items, whole)
    now = _current_cycles(source)
    root = plan.root_team
    return SiteView(
        name=organization.name if organization else "",
        vision=organization.vision if organization else "",
        languages=languages_for(source.settings, organization),
        rules=source.settings.status,
        today=source.today,
        revision=history.commit(source.revision),
        dirty=source.dirty,
        complete=record.complete_history,
        incomplete_because=record.incomplete_because,
        history_starts=record.history_starts,
        problems=tuple(problem for problem in source.problems if problem.path),
        problems_hidden=sum(1 for problem in source.problems if not problem.path),
        internal=settings.visibility == "internal",
        cycles=tuple(CycleView(r.cycle, source.today, r.elapsed) for r in now),
        company=_company(root, team_cycles, [r.cycle.id for r in now]),
        teams=_teams_now(source, team_cycles, people),
        team_cycles=tuple(team_cycles.values()),
        health=health_view(source, now, history=history),
    )


def languages_for(settings: Settings, organization: Organization | None) -> tuple[str, ...]:
    """Give the languages there are words for; English when none of the wanted ones has."""
    wanted = settings.site.languages or (organization.languages if organization else ())
    known = dict.fromkeys(filter(None, map(language_of, wanted)))
    return tuple(known) or ("en",)


def _statuses(rollups: Iterable[ObjectiveRollup]) -> dict[Reference, Status]:
    found: dict[Reference, Status] = {}
    for objective in rollups:
        found[objective.reference] = objective.status
        found.update((k.reference, k.status) for k in objective.key_results)
    return found


def _current_cycles(source: SiteSource) -> tuple[CycleRollup, ...]:
    """Give the cycles that run, else the last that ended, else the next to begin."""
    ids: tuple[CycleId, ...] = tuple(
        c for c in cycles_for(source.plan, source.today) if c in source.rollups
    )
    if ids:
        return tuple(source.rollups[c] for c in ids)
    coming = sorted(source.rollups.values(), key=lambda r: (r.cycle.start, r.cycle.id))
    return tuple(coming[:1])


def _company(
    root: Team | None, teams: dict[tuple[TeamId, CycleId], TeamView], now: list[CycleId]
) -> tuple[ObjectiveView, ...]:
    if root is None:
        return ()
    found = (teams.get((root.id, cycle)) for cycle in now)
    return tuple(objective for team in found if team for objective in team.objectives)


def _team_cycles(
    source: SiteSource, items: Items, whole: SiteSource
) -> dict[tuple[TeamId, CycleId], TeamView]:
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
                parts_hidden=before.score is not None and team.score is None,
            )
    return found


def _teams_now(
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
