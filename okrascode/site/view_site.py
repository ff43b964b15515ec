"""The view of a whole site: teams in their cycles, what runs today, and what is said about it."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from okrascode.config import Settings
from okrascode.model.organization import Organization
from okrascode.model.reference import CycleId, Reference, TeamId
from okrascode.model.team import Team
from okrascode.rollup.cycles import cycles_for
from okrascode.rollup.result import CycleRollup, ObjectiveRollup, Status
from okrascode.site.addresses import address_of, team_address
from okrascode.site.forge import forge_at
from okrascode.site.people import People
from okrascode.site.publishable import publishable
from okrascode.site.source import SiteSource
from okrascode.site.view import ObjectiveView, SiteView, TeamView
from okrascode.site.view_health import health_view
from okrascode.site.view_history import History
from okrascode.site.view_items import Items
from okrascode.site.view_known import known_of
from okrascode.site.view_moved import moved_of
from okrascode.site.view_parts import CycleView
from okrascode.site.view_requests import requests_of
from okrascode.site.view_teams import team_cycles, teams_now
from okrascode.site.words import language_of

__all__ = ["languages_for", "view_of"]


def view_of(source: SiteSource) -> SiteView:
    """Give everything the pages show; what is internal is taken out first."""
    whole = source
    source = publishable(source)
    settings, plan, record = source.settings.site, source.plan, source.record
    organization = plan.organization
    forge = forge_at(
        settings.repository,
        settings.forge,
        branch=source.branch,
        folder=source.folder,
        links=settings.links,
    )
    people = People(settings.people, organization.people if organization else MappingProxyType({}))
    titles: dict[Reference, str] = {r: o.title for r, o in plan.objectives.items()}
    titles |= {r: k.title for r, k in plan.key_results.items()}
    history = History(forge=forge, people=people, titles=titles)
    rollups = {
        o.reference: o for r in source.rollups.values() for t in r.teams for o in t.objectives
    }
    items = Items(
        source=source,
        history=history,
        statuses=_statuses(rollups.values()),
        rollups=rollups,
        known=known_of(source),
    )
    in_cycles = team_cycles(source, items, whole)
    now = _current_cycles(source)
    root = plan.root_team
    every = _every_cycle(source)
    taken = {address_of(name) for name in items.statuses}
    taken |= {team_address(team) for team in plan.teams}
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
        hides=len(plan.objectives) < len(whole.plan.objectives),
        internal=settings.visibility == "internal",
        cycles=tuple(CycleView(r.cycle, source.today, r.elapsed) for r in now),
        company=_company(root, in_cycles, [r.cycle.id for r in now]),
        teams=teams_now(source, in_cycles, people),
        team_cycles=tuple(in_cycles.values()),
        every_cycle=every,
        requests=requests_of(items, {cycle.id: cycle for cycle in every}),
        checks=source.checks,
        moved=moved_of(items, frozenset(taken)),
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


def _every_cycle(source: SiteSource) -> tuple[CycleView, ...]:
    """Give the cycles in which somebody has objectives, and those that run."""
    rollups = [r for r in source.rollups.values() if r.teams or r.cycle.contains(source.today)]
    rollups.sort(key=lambda r: (r.cycle.end, r.cycle.start, r.cycle.id), reverse=True)
    return tuple(CycleView(r.cycle, source.today, r.elapsed) for r in rollups)


def _company(
    root: Team | None, teams: dict[tuple[TeamId, CycleId], TeamView], now: list[CycleId]
) -> tuple[ObjectiveView, ...]:
    if root is None:
        return ()
    found = (teams.get((root.id, cycle)) for cycle in now)
    return tuple(objective for team in found if team for objective in team.objectives)
