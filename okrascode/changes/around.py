"""Differences that are not of one objective: organisation, cycles, teams, answers, policy."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from okrascode.changes.difference import Difference, Direction, Kind, Moved
from okrascode.changes.organization import cycle_moved, organization_moved, team_moved
from okrascode.changes.phase import is_committed
from okrascode.changes.policy import policy_moved
from okrascode.changes.side import Side
from okrascode.model.place import Place
from okrascode.model.plan import Plan
from okrascode.model.team import Team

__all__ = ["differences_around"]


def differences_around(
    before: Side, after: Side, *, today: date, unknown: Collection[str]
) -> Iterator[Difference]:
    """Give them in the order policy, organisation, cycles, teams, declined requests."""
    for path in sorted(before.policy.keys() | after.policy.keys()):
        moved = policy_moved(path, before.policy.get(path), after.policy.get(path))
        yield from _differences(moved, about=path, title=path, place=Place(path))
    yield from _of_organization(before.plan, after.plan, today=today, unknown=unknown)
    yield from _of_teams(before.plan, after.plan, unknown=unknown)
    yield from _of_declines(before.plan, after.plan, unknown=unknown)


def _of_organization(
    before: Plan, after: Plan, *, today: date, unknown: Collection[str]
) -> Iterator[Difference]:
    old, new = before.organization, after.organization
    paths = {one.place.path for one in (old, new) if one is not None}
    if paths & set(unknown):
        return
    if old is not None and new is not None:
        moved = organization_moved(old, new)
        yield from _differences(moved, about="organization", title=new.name, place=new.place)
    for name in dict.fromkeys((*before.cycles, *after.cycles)):
        cycle, other = before.cycles.get(name), after.cycles.get(name)
        place = other.place if other else new.place if new else Place(min(paths))
        if cycle != other:
            yield from _differences(
                cycle_moved(cycle, other),
                about=name,
                title=f"cycle {name}",
                place=place,
                needs_reason=is_committed(cycle, today),
            )


def _of_teams(before: Plan, after: Plan, *, unknown: Collection[str]) -> Iterator[Difference]:
    was: dict[str, Team] = {}
    for team in after.teams.values():
        names = (team.id, *team.formerly)
        found = next((before.teams[name] for name in names if name in before.teams), None)
        if found is not None:
            was[found.id] = team
        elif team.place.path in unknown:
            continue
        yield from _differences(
            team_moved(found, team), about=team.id, title=team.name, place=team.place
        )
    for team in before.teams.values():
        if team.id not in was and team.place.path not in unknown:
            moved = team_moved(team, None)
            place = Place(team.place.path)
            yield from _differences(moved, about=team.id, title=team.name, place=place)


def _of_declines(before: Plan, after: Plan, *, unknown: Collection[str]) -> Iterator[Difference]:
    sides = [
        {
            (team, str(decline.request.reference)): decline
            for team, decline in plan.declines
            if decline.place.path not in unknown
        }
        for plan in (before, after)
    ]
    for key in dict.fromkeys((*sides[0], *sides[1])):
        one, other = sides[0].get(key), sides[1].get(key)
        whys = [None if decline is None else decline.why for decline in (one, other)]
        if whys[0] != whys[1]:
            place = other.place if other else Place(one.place.path if one else "")
            moved = [Moved(Kind.DEPENDENCY, f"declines.{key[1]}", whys[0], whys[1])]
            yield from _differences(moved, about=key[0], title=key[0], place=place)


def _differences(
    moved: Iterable[Moved], *, about: str, title: str, place: Place, needs_reason: bool = False
) -> Iterator[Difference]:
    for one in moved:
        yield Difference(
            kind=one.kind,
            about=about,
            title=title,
            field=one.field,
            old=one.old,
            new=one.new,
            direction=one.direction,
            # Closing a cycle in its time moves nothing.
            needs_reason=needs_reason and one.direction is not Direction.NEUTRAL,
            place=place.at(one.field) if one.kind is not Kind.POLICY else place,
        )
