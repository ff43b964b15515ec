"""What moved around the objectives: the organisation, its cycles, its teams."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from okrascode.changes.difference import Direction, Kind, Moved
from okrascode.changes.milestones import due_direction
from okrascode.model.organization import Cycle, CycleState, Organization
from okrascode.model.team import Team

__all__ = ["cycle_moved", "organization_moved", "team_moved"]

_STATES = tuple(CycleState)


def organization_moved(old: Organization, new: Organization) -> Iterator[Moved]:
    """Give what differs between two organisations, cycles left out."""
    for name in ("name", "vision", "time_zone"):
        values = getattr(old, name), getattr(new, name)
        if values[0] != values[1]:
            yield Moved(Kind.ORGANIZATION, name, values[0] or None, values[1] or None)
    for handle in dict.fromkeys((*old.people, *new.people)):
        people = old.people.get(handle), new.people.get(handle)
        if people[0] != people[1]:
            texts = [None if p is None else " ".join((p.name, *p.git)) for p in people]
            yield Moved(Kind.PEOPLE, f"people.{handle}", texts[0], texts[1])


def cycle_moved(old: Cycle | None, new: Cycle | None) -> Iterator[Moved]:
    """Give what differs between two cycles; more time, or leaving the commitment, is eased."""
    if old is None or new is None:
        texts = [None if one is None else f"{one.start} to {one.end}" for one in (old, new)]
        direction = Direction.NEUTRAL if old is None else Direction.EASED
        yield Moved(Kind.CYCLE, "cycle", texts[0], texts[1], direction)
        return
    if old.start != new.start:
        direction = Direction.EASED if new.start < old.start else Direction.RAISED
        yield Moved(Kind.CYCLE, "start", str(old.start), str(new.start), direction)
    for name in ("end", "commit_by"):
        days: list[date | None] = [getattr(old, name), getattr(new, name)]
        if days[0] != days[1]:
            texts = [None if day is None else day.isoformat() for day in days]
            direction = due_direction(days[0], days[1])
            yield Moved(Kind.CYCLE, name, texts[0], texts[1], direction)
    if old.cadence_days != new.cadence_days:
        direction = Direction.EASED if new.cadence_days > old.cadence_days else Direction.RAISED
        texts = [f"{one.cadence_days} days" for one in (old, new)]
        yield Moved(Kind.CYCLE, "cadence", texts[0], texts[1], direction)
    if old.state is not new.state:
        is_back = _STATES.index(new.state) < _STATES.index(old.state)
        direction = Direction.EASED if is_back else Direction.NEUTRAL
        yield Moved(Kind.CYCLE, "state", old.state.value, new.state.value, direction)
    if old.parent != new.parent:
        yield Moved(Kind.CYCLE, "parent", old.parent, new.parent)


def team_moved(old: Team | None, new: Team | None) -> Iterator[Moved]:
    """Give what differs between two teams."""
    if old is None or new is None:
        yield Moved(Kind.TEAM, "team", old.name if old else None, new.name if new else None)
        return
    for name in ("id", "name", "parent", "mission", "visibility"):
        values = getattr(old, name), getattr(new, name)
        if values[0] != values[1]:
            yield Moved(Kind.TEAM, name, values[0] or None, values[1] or None)
    for name in ("lead", "sponsor"):
        values = getattr(old, name), getattr(new, name)
        if values[0] != values[1]:
            yield Moved(Kind.PEOPLE, name, values[0], values[1])
    for person in old.members:
        if person not in new.members:
            yield Moved(Kind.PEOPLE, "members", person, None)
    for person in new.members:
        if person not in old.members:
            yield Moved(Kind.PEOPLE, "members", None, person)
