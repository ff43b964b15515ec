"""The key result and the person that are meant, found in plain data where there is no doubt.

``okr checkin REF VALUE`` is typed by people who wait for it, and to load the model of a company
takes as long as everything else it does. What is found here is what the plan says
(:func:`okrascode.everyday.spot.spot_of`, :func:`okrascode.readings.people.person_behind`); whatever
can be meant in two ways, by a former name or by nobody is left to these. Tests compare the two.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any

from okrascode.documents.build_measure import build_measure
from okrascode.documents.values import value
from okrascode.everyday.spot import Spot
from okrascode.model.place import Place
from okrascode.model.reference import PersonId, Reference, ReferenceSyntaxError, parse_reference
from okrascode.readings.handles import handles_like

__all__ = ["InDoubt", "handles_in_data", "person_in_data", "spot_in_data"]

_Data = dict[str, Any]


class InDoubt(Exception):
    """The whole repository has to be read to tell."""


def spot_in_data(text: str, documents: Mapping[str, _Data], *, day: date) -> Spot:
    """Give the one active key result that a reference with its team means on a day.

    Raises:
        InDoubt: there is none, or there may be another.
    """
    try:
        reference = parse_reference(text)
    except ReferenceSyntaxError as error:
        raise InDoubt from error
    organizations = [data for data in documents.values() if data["kind"] == "Organization"]
    if reference.team is None or reference.key_result is None or len(organizations) != 1:
        raise InDoubt
    written = organizations[0].get("cycles", ())
    cycles = {cycle["id"]: cycle for cycle in written}
    has_team = any(d["kind"] == "Team" and d["id"] == reference.team for d in documents.values())
    if not has_team or len(cycles) < len(written) or _may_be_former(reference, documents.values()):
        raise InDoubt
    found = []
    for path, cycle, objective, key_result in _key_results(reference, documents):
        if cycle not in cycles:
            raise InDoubt
        start, end = (date.fromisoformat(cycles[cycle][key]) for key in ("start", "end"))
        if reference.cycle is None and not start <= day <= end:
            continue
        found.append((path, cycle, start, end, objective, key_result))
    if len(found) != 1:
        raise InDoubt
    [(path, cycle, start, end, objective, key_result)] = found
    if "dropped" in (objective.get("state"), key_result.get("state")):
        raise InDoubt
    measure = key_result.get("measure")
    return Spot(
        reference=reference.seen_from(reference.team, cycle),
        measure=None if measure is None else build_measure(measure, Place(path)),
        current=value(key_result.get("current")),
        path=path,
        start=start,
        end=end,
    )


def _may_be_former(reference: Reference, documents: Collection[_Data]) -> bool:
    """Tell whether something that is called otherwise today may have had this name."""
    former: list[str] = []
    for data in documents:
        former += data.get("formerly", ())
        for objective in data.get("objectives", ()) if data["kind"] == "Objectives" else ():
            former += objective.get("formerly", ())
            for part in objective.get("key_results", ()):
                former += part.get("formerly", ())
    names = (reference.team, reference.objective, reference.key_result)
    return any(name in text for text in former for name in names if name is not None)


def _key_results(
    reference: Reference, documents: Mapping[str, _Data]
) -> Iterator[tuple[str, Any, _Data, _Data]]:
    for path, data in documents.items():
        if data["kind"] != "Objectives" or data["team"] != reference.team:
            continue
        if reference.cycle not in (None, data["cycle"]):
            continue
        for objective in data["objectives"]:
            if objective["id"] == reference.objective:
                # Without the key result too: of two objectives with one name the first counts.
                parts = [
                    part
                    for part in objective.get("key_results", ())
                    if part["id"] == reference.key_result
                ]
                for part in parts or ({"state": "dropped"},):
                    yield path, data["cycle"], objective, part


def handles_in_data(documents: Collection[_Data]) -> frozenset[str]:
    """Give the handles that the documents name."""
    found: set[str | None] = set()
    for data in documents:
        if data["kind"] == "Organization":
            found.update(data.get("people", ()))
        elif data["kind"] == "Team":
            found |= {data.get("lead"), data.get("sponsor"), *data.get("members", ())}
        elif data["kind"] == "Objectives":
            for objective in data["objectives"]:
                found.add(objective.get("owner"))
                found.update(part.get("owner") for part in objective.get("key_results", ()))
    return frozenset(handle for handle in found if handle is not None)


def person_in_data(
    glimpse: Collection[_Data],
    *,
    name: str,
    email: str,
    mentions: Callable[[Collection[str]], bool],
) -> PersonId | None:
    """Give the handle behind a name and an address; ``None`` when surely nobody has it.

    ``mentions`` tells whether one of some words stands anywhere in the repository.

    Raises:
        InDoubt: documents that were not read may know better.
    """
    people = [
        person
        for data in glimpse
        if data["kind"] == "Organization"
        for person in data.get("people", {}).items()
    ]
    address, called = email.casefold(), name.casefold()
    found = [h for h, p in people if address in (a.casefold() for a in p.get("git", ()))] or [
        h for h, p in people if not p.get("git") and p["name"].casefold() == called
    ]
    handles = handles_like(name=name, email=email)
    if not found:
        known = handles_in_data(glimpse) - {h for h, p in people if p.get("git")}
        found = sorted(known & handles)
        if mentions(handles.difference(found)):
            raise InDoubt
    if len(found) > 1:
        raise InDoubt
    return PersonId(found[0]) if found else None
