"""Objectives and key results from plain data that a schema has accepted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from okrascode.documents.build_measure import build_measure
from okrascode.documents.values import Plain, Viewpoint, day, value
from okrascode.model.objective import (
    Change,
    Closing,
    Commitment,
    Decline,
    Dependency,
    ItemState,
    KeyResult,
    Link,
    Objective,
    OpenQuestion,
    Outcome,
)
from okrascode.model.place import Place
from okrascode.model.plan import ObjectivesDocument
from okrascode.model.team import Visibility

__all__ = ["build_key_result", "build_objective", "build_objectives"]

_ONE = Decimal(1)


def build_objectives(data: Mapping[str, Any], place: Place) -> ObjectivesDocument:
    """Give one file of objectives; references are seen from its team and cycle."""
    view = Viewpoint(data["team"], data["cycle"])
    objectives, declines = place.at("objectives"), place.at("declines")
    return ObjectivesDocument(
        team=view.team,
        cycle=view.cycle,
        objectives=tuple(
            build_objective(item, objectives.at(at), view)
            for at, item in enumerate(data["objectives"])
        ),
        declines=tuple(
            _decline(item, declines.at(at), view)
            for at, item in enumerate(data.get("declines", ()))
        ),
        place=place,
    )


def build_objective(data: Mapping[str, Any], place: Place, view: Viewpoint) -> Objective:
    """Give one objective with its key results."""

    def each(field: str) -> list[tuple[Mapping[str, Any], Place]]:
        if field not in data:
            return []
        items = place.at(field)
        return [(item, items.at(at)) for at, item in enumerate(data[field])]

    def links(field: str) -> tuple[Link, ...]:
        return view.links(data[field], place.at(field)) if field in data else ()

    carried = data.get("carried_from")
    return Objective(
        id=data["id"],
        team=view.team,
        cycle=view.cycle,
        title=data["objective"],
        why=data.get("why", ""),
        owner=data.get("owner"),
        commitment=Commitment(data.get("commitment", Commitment.COMMITTED)),
        supports=links("supports"),
        weight=Decimal(data["weight"]) if "weight" in data else _ONE,
        depends_on=tuple(_dependency(item, at, view) for item, at in each("depends_on")),
        serves=links("serves"),
        open_questions=tuple(_question(item, at) for item, at in each("open_questions")),
        key_results=tuple(build_key_result(item, at, view) for item, at in each("key_results")),
        changes=tuple(_change(item, at) for item, at in each("changes")),
        closing=_closing(data["closing"]) if "closing" in data else None,
        state=ItemState(data.get("state", ItemState.ACTIVE)),
        reason=data.get("reason", ""),
        formerly=view.references(data.get("formerly", ())),
        visibility=Visibility(data.get("visibility", Visibility.PUBLIC)),
        carried_from=view.link(carried, place.at("carried_from")) if carried else None,
        place=place,
    )


def build_key_result(data: Mapping[str, Any], place: Place, view: Viewpoint) -> KeyResult:
    """Give one key result."""
    # Made by the hundred thousand, so nothing is done for what is not there.
    return KeyResult(
        id=data["id"],
        title=data["key_result"],
        measure=build_measure(data["measure"], place) if "measure" in data else None,
        owner=data.get("owner"),
        how=data.get("how", ""),
        weight=Decimal(data["weight"]) if "weight" in data else _ONE,
        state=ItemState(data["state"]) if "state" in data else ItemState.ACTIVE,
        reason=data.get("reason", ""),
        commitment=Commitment(data["commitment"]) if "commitment" in data else None,
        serves=view.links(data["serves"], place.at("serves")) if "serves" in data else (),
        current=value(data["current"]) if "current" in data else None,
        as_of=date.fromisoformat(data["as_of"]) if "as_of" in data else None,
        confidence=Decimal(data["confidence"]) if "confidence" in data else None,
        formerly=view.references(data["formerly"]) if "formerly" in data else (),
        place=place,
    )


def _dependency(data: Mapping[str, Any], place: Place, view: Viewpoint) -> Dependency:
    return Dependency(
        of=view.link(data["of"], place.at("of")),
        need=data["need"],
        due=day(data.get("due")),
        place=place,
    )


def _decline(data: Mapping[str, Any], place: Place, view: Viewpoint) -> Decline:
    request = view.link(data["request"], place.at("request"))
    return Decline(request=request, why=data["why"], place=place)


def _question(data: Mapping[str, Any], place: Place) -> OpenQuestion:
    return OpenQuestion(
        id=data["id"],
        question=data["question"],
        raised_by=data.get("raised_by"),
        raised_on=day(data.get("raised_on")),
        sponsor=data.get("sponsor"),
        resolved_on=day(data.get("resolved_on")),
        resolution=data.get("resolution", ""),
        place=place,
    )


def _change(data: Mapping[str, Any], place: Place) -> Change:
    return Change(
        date=date.fromisoformat(data["date"]),
        what=data["what"],
        old=_old_or_new(data.get("from")),
        new=_old_or_new(data.get("to")),
        reason=data["reason"],
        by=data.get("by"),
        place=place,
    )


def _old_or_new(plain: Plain) -> str | Decimal | bool | None:
    return plain if isinstance(plain, str) else value(plain)


def _closing(data: Mapping[str, Any]) -> Closing:
    return Closing(
        outcome=Outcome(data["outcome"]),
        learned=data.get("learned", ""),
        next=data.get("next", ""),
    )
