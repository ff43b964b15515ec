"""New teams and new cycles as files to write and edits to make."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from okrascode.documents.check_in_text import scalar
from okrascode.documents.new_item import with_item
from okrascode.edits.edit import Edit
from okrascode.errors import UsageError
from okrascode.everyday.additions import Addition
from okrascode.everyday.new_texts import filled_lines, modeline
from okrascode.everyday.one_field import with_field
from okrascode.model.organization import Cycle
from okrascode.model.plan import Plan
from okrascode.model.reference import CycleId, TeamId
from okrascode.scaffold.quarter import Quarter, quarter_of
from okrascode.scaffold.scalars import clean_line, yaml_scalar

__all__ = ["NewCycle", "NewTeam", "add_cycle", "add_team", "following_cycle", "quarter_called"]


_LATE = 31
"""Days into a cycle; later than that nobody plans to settle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTeam:
    """A team to add; all texts as typed."""

    id: str
    name: str
    parent: TeamId
    lead: str = ""
    sponsor: str = ""
    members: tuple[str, ...] = ()
    mission: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCycle:
    """A cycle to add."""

    id: str
    start: date
    end: date
    """Last day, inclusive."""
    parent: CycleId | None = None
    commit_by: date
    cadence: str = "weekly"


def add_team(
    new: NewTeam, *, plan: Plan, texts: Mapping[str, bytes], language: str, has_schemas: bool
) -> Addition:
    """Give the document of a new team, in a folder beside its parent's.

    Raises:
        UsageError: the id is taken, also as a former one or in other letters.
    """
    for team in plan.teams.values():
        if new.id in (str(team.id).casefold(), *map(str, team.formerly)):
            raise UsageError(f"There is a team {team.id} already.", hint="Give another --id.")
    beside = plan.teams[new.parent].place.path.split("/")[:-2]
    path = "/".join([*beside, new.id, "team.yaml"])
    if path in texts:
        raise UsageError(f"{path} is there already.", hint="Give another --id.")
    members = dict.fromkeys(filter(None, (new.lead, *new.members)))
    people = [
        f"lead: {yaml_scalar(new.lead)}" if new.lead else "",
        f"sponsor: {yaml_scalar(new.sponsor)}" if new.sponsor else "",
        f"members: [{', '.join(map(yaml_scalar, members))}]" if members else "",
        f"mission: {scalar(clean_line(new.mission))}" if new.mission.strip() else "",
    ]
    lines = filled_lines(
        language,
        "team",
        {
            "team": yaml_scalar(new.id),
            "name": scalar(clean_line(new.name)),
            "parent": yaml_scalar(new.parent),
            "people": "\n".join(filter(None, people)),
        },
    )
    whole = [modeline(path, "team"), *lines] if has_schemas else lines[1:]
    return Addition(path=path, text="\n".join([*whole, ""]), called=new.id)


def add_cycle(new: NewCycle, *, plan: Plan, texts: Mapping[str, bytes], language: str) -> Addition:
    """Give the edit that adds a cycle to the organisation.

    Raises:
        UsageError: the id is taken, the days do not fit, or there is no organisation.
    """
    if plan.organization is None:
        raise UsageError("There is no organization document to add a cycle to.", hint="okr init")
    if new.id.casefold() in (str(cycle).casefold() for cycle in plan.cycles):
        raise UsageError(f"There is a cycle {new.id} already.", hint="Give another name.")
    if not new.start <= new.end:
        raise UsageError(f"{new.id} would end before it starts.", hint="Give --start and --end.")
    parent = plan.cycles.get(new.parent) if new.parent else None
    if parent is not None and not (parent.start <= new.start and new.end <= parent.end):
        raise UsageError(
            f"{new.id} does not lie within {parent.id}, {parent.start} to {parent.end}.",
            hint="Leave --parent out, or give other days.",
        )
    path = plan.organization.place.path
    edits: list[Edit] = []
    for cycle in plan.cycles.values():
        if cycle.parent != new.parent or cycle.end < new.start or new.end < cycle.start:
            continue
        if new.start <= cycle.start and cycle.end <= new.end and cycle.parent is None:
            # A year that comes after its quarters takes them in.
            pointer, link = cycle.place.pointer, scalar(new.id)
            edits.append(with_field(texts[path], pointer, "parent", link, path=path))
        else:
            raise UsageError(
                f"{new.id} shares days with {cycle.id}, {cycle.start} to {cycle.end}.",
                hint="Give other days, or --parent.",
            )
    lines = filled_lines(
        language,
        "cycle",
        {
            "id": scalar(new.id),
            "start": str(new.start),
            "end": str(new.end),
            "parent": f"parent: {scalar(new.parent)}" if new.parent else "",
            "commit_by": str(new.commit_by),
            "cadence": new.cadence,
        },
    )
    edits.append(with_item(texts[path], "/cycles", lines, path=path))
    return Addition(path=path, edits=tuple(edits), called=new.id)


def quarter_called(name: str) -> Quarter | None:
    """Give the quarter that a cycle's name means, such as 2027-Q1; ``None`` for another name."""
    found = re.fullmatch(r"(\d{4})-[Qq]([1-4])", name)
    if found is None or int(found[1]) < 1:
        return None
    return quarter_of(date(int(found[1]), 3 * int(found[2]) - 2, 1))


def following_cycle(plan: Plan, cycle: Cycle, *, id_: str | None = None) -> NewCycle:
    """Propose the cycle after another: as long, the day after it ends, with the same settings.

    The parent is the shortest known cycle that holds all of it.
    """
    start = cycle.end + timedelta(days=1)
    named = quarter_called(id_ or "") or (quarter_of(start) if quarter_called(cycle.id) else None)
    if named is not None:
        start, end = named.start, named.end
    elif start.month == start.day == 1 and (cycle.end - cycle.start).days >= 360:
        end = date(start.year, 12, 31)
    else:
        end = start + (cycle.end - cycle.start)
    holding = [c for c in plan.cycles.values() if c.start <= start and end <= c.end]
    parent = min(holding, key=lambda c: c.end - c.start, default=None)
    wait = min(14, (end - start).days)
    if cycle.commit_by is not None:
        settled = (cycle.commit_by - cycle.start).days
        # Who began in the middle of a cycle settled late, and does not mean to do so again.
        wait = min(settled if 0 <= settled <= _LATE else wait, (end - start).days)
    cadence = {7: "weekly", 14: "biweekly", 31: "monthly"}.get(cycle.cadence_days)
    return NewCycle(
        id=id_ or (named.id if named is not None else _next_name(cycle.id, start)),
        start=start,
        end=end,
        parent=parent.id if parent is not None else None,
        commit_by=start + timedelta(days=wait),
        cadence=cadence or f"{{days: {cycle.cadence_days}}}",
    )


def _next_name(name: str, start: date) -> str:
    found = re.search(r"(\d+)(?!.*\d)", name)
    if name.isdigit() and len(name) == 4:
        return str(start.year)
    if found is None:
        return f"{name}-2"
    number = str(int(found[1]) + 1).zfill(len(found[1]))
    return name[: found.start()] + number + name[found.end() :]
