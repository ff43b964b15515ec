"""Plain data that a schema has accepted to values of the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from okrascode.documents.build_objectives import build_objectives
from okrascode.documents.values import Viewpoint, day, number, value
from okrascode.model.check_in import CheckIn, CheckInEntry
from okrascode.model.organization import Cycle, CycleState, Organization, Person
from okrascode.model.place import Place
from okrascode.model.plan import Document
from okrascode.model.team import Team, Visibility

__all__ = ["build_document"]

_CADENCES = {"weekly": 7, "biweekly": 14, "monthly": 31}


def build_document(data: Mapping[str, Any], *, path: str) -> Document:
    """Give the document that valid data says; its ``kind`` decides which."""
    return _BUILDERS[data["kind"]](data, Place(path))


def _organization(data: Mapping[str, Any], place: Place) -> Organization:
    people = {
        handle: Person(id=handle, name=person["name"], git=tuple(person.get("git", ())))
        for handle, person in data.get("people", {}).items()
    }
    cycles = place.at("cycles")
    return Organization(
        name=data["name"],
        vision=data.get("vision", ""),
        time_zone=data.get("time_zone", "UTC"),
        languages=tuple(data.get("languages", ("en",))),
        people=MappingProxyType(people),
        cycles=tuple(_cycle(item, cycles.at(at)) for at, item in enumerate(data.get("cycles", ()))),
        place=place,
    )


def _cycle(data: Mapping[str, Any], place: Place) -> Cycle:
    cadence = data.get("cadence", "weekly")
    return Cycle(
        id=data["id"],
        start=date.fromisoformat(data["start"]),
        end=date.fromisoformat(data["end"]),
        parent=data.get("parent"),
        commit_by=day(data.get("commit_by")),
        cadence_days=_CADENCES[cadence] if isinstance(cadence, str) else int(cadence["days"]),
        state=CycleState(data.get("state", CycleState.COMMITTED)),
        place=place,
    )


def _team(data: Mapping[str, Any], place: Place) -> Team:
    return Team(
        id=data["id"],
        name=data["name"],
        parent=data.get("parent"),
        lead=data.get("lead"),
        sponsor=data.get("sponsor"),
        members=tuple(data.get("members", ())),
        mission=data.get("mission", ""),
        visibility=Visibility(data.get("visibility", Visibility.PUBLIC)),
        formerly=tuple(data.get("formerly", ())),
        place=place,
    )


def _check_in(data: Mapping[str, Any], place: Place) -> CheckIn:
    view = Viewpoint(data["team"], data["cycle"])
    key_results = place.at("key_results")
    return CheckIn(
        team=view.team,
        cycle=view.cycle,
        date=date.fromisoformat(data["date"]),
        by=data.get("by"),
        summary=data.get("summary", ""),
        entries=tuple(
            _entry(name, entry, key_results.at(name), view)
            for name, entry in data.get("key_results", {}).items()
        ),
        wins=tuple(data.get("wins", ())),
        blockers=tuple(data.get("blockers", ())),
        place=place,
    )


def _entry(name: str, data: Mapping[str, Any], place: Place, view: Viewpoint) -> CheckInEntry:
    return CheckInEntry(
        key_result=view.reference(name),
        current=value(data.get("current")),
        confidence=number(data.get("confidence")),
        note=data.get("note", ""),
        ask=data.get("ask", ""),
        done=tuple(data.get("done", ())),
        undone=tuple(data.get("undone", ())),
        place=place,
    )


_BUILDERS: Mapping[str, Callable[[Mapping[str, Any], Place], Document]] = {
    "Organization": _organization,
    "Team": _team,
    "Objectives": build_objectives,
    "CheckIn": _check_in,
}
