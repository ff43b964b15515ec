"""The measure of a key result from plain data that a schema has accepted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from okrascode.documents.values import day, number
from okrascode.model.measure import (
    Binary,
    Condition,
    CurvePoint,
    Measure,
    Metric,
    Milestone,
    Milestones,
    Scoring,
    Source,
    SourceKind,
    Threshold,
)
from okrascode.model.place import Place

__all__ = ["build_measure"]

# "files" also stands beside "matches", so it is looked for last.
_KINDS = (
    SourceKind.COMMITS,
    SourceKind.MATCHES,
    SourceKind.FILE,
    SourceKind.TAGS,
    SourceKind.FILES,
)


def build_measure(data: Mapping[str, Any], place: Place) -> Measure:
    """Give the one of four shapes whose keys are there; ``place`` is that of its key result."""
    source = _source(data["source"]) if "source" in data else None
    if "milestones" in data:
        steps = place.at("measure", "milestones")
        items = (_milestone(item, steps.at(at)) for at, item in enumerate(data["milestones"]))
        return Milestones(items=tuple(items), source=source)
    if "binary" in data:
        return Binary(source=source)
    if "baseline" in data:
        return Metric(
            baseline=Decimal(data["baseline"]),
            target=Decimal(data["target"]),
            stretch=number(data.get("stretch")),
            unit=data.get("unit", ""),
            name=data.get("name", ""),
            expected=tuple(map(_point, data["expected"])) if "expected" in data else (),
            withheld=data.get("withheld"),
            source=source,
        )
    return _threshold(data, source)


def _threshold(data: Mapping[str, Any], source: Source | None) -> Threshold:
    condition = next(condition for condition in Condition if condition.value in data)
    bounds = data[condition.value]
    is_range = condition is Condition.BETWEEN
    return Threshold(
        condition=condition,
        bound=Decimal(bounds[0] if is_range else bounds),
        upper=Decimal(bounds[1]) if is_range else None,
        unit=data.get("unit", ""),
        name=data.get("name", ""),
        scoring=Scoring(data.get("scoring", Scoring.LATEST)),
        source=source,
    )


def _milestone(data: Mapping[str, Any], place: Place) -> Milestone:
    return Milestone(
        id=data["id"],
        title=data["title"],
        weight=Decimal(data.get("weight", 1)),
        due=day(data.get("due")),
        done=day(data.get("done")),
        place=place,
    )


def _point(data: Mapping[str, Any]) -> CurvePoint:
    return CurvePoint(date.fromisoformat(data["date"]), Decimal(data["value"]))


def _source(data: Mapping[str, Any]) -> Source:
    kind = next(kind for kind in _KINDS if kind.value in data)
    return Source(
        kind=kind,
        pattern="" if kind is SourceKind.COMMITS else data[kind.value],
        of=data.get("of"),
        files=data.get("files") if kind is SourceKind.MATCHES else None,
        at=data.get("at"),
        repository=data.get("repository"),
    )
