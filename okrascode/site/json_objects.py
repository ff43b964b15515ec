"""Views as JSON objects: the parts of every JSON file of the site, numbers still exact.

Each key is described in ``schemas/v1``, in the file that ``head_of`` names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from okrascode import __version__
from okrascode.model.measure import Measure, Metric, Milestones, Threshold, shape_of
from okrascode.output.json_text import Json
from okrascode.readings.reading import ReadingValue
from okrascode.site.addresses import reference_at
from okrascode.site.view import KeyResultView, ObjectiveView, SiteView, TeamView
from okrascode.site.view_parts import (
    CommitView,
    CycleView,
    IntentRow,
    Link,
    QuestionView,
    ReadingRow,
)

__all__ = [
    "change_object",
    "cycle_object",
    "head_of",
    "key_result_object",
    "objective_object",
    "reading_object",
    "team_object",
]


def head_of(site: SiteView, schema: str) -> dict[str, Json]:
    """Give what every file begins with: what it is, and what it was read from."""
    return {
        "schema": f"https://okrascode.dev/schemas/v1/{schema}.schema.json",
        "tool": f"okrascode {__version__}",
        "today": site.today.isoformat(),
        "revision": site.revision.id if site.revision else None,
        "dirty": site.dirty,
        "complete_history": site.complete,
        "incomplete_because": site.incomplete_because,
        "visibility": "internal" if site.internal else "public",
    }


def cycle_object(view: CycleView) -> Mapping[str, Json]:
    """Give a cycle and how much of it is gone."""
    return {
        "id": view.id,
        "start": view.cycle.start.isoformat(),
        "end": view.cycle.end.isoformat(),
        "parent": view.cycle.parent,
        "state": view.cycle.state.value,
        "cadence_days": view.cycle.cadence_days,
        "running": view.running,
        "elapsed": view.elapsed,
    }


def team_object(view: TeamView) -> Mapping[str, Json]:
    """Give a team in its current cycle."""
    return {
        "id": view.id,
        "page": view.address,
        "name": view.name,
        "mission": view.mission,
        "lead": view.lead,
        "sponsor": view.sponsor,
        "members": view.members,
        "depth": view.depth,
        "cycle": view.cycle.id if view.cycle else None,
        "score": view.score,
        "complete_history": view.complete,
    }


def objective_object(view: ObjectiveView) -> Mapping[str, Json]:
    """Give an objective with its key results."""
    closing = view.closing
    return {
        **_named(view),
        "objective": view.title,
        "why": view.why,
        **_intended(view),
        **_scored(view),
        "score_from": view.score_from,
        "supporters_score": view.supporters_score,
        "pace": view.pace,
        "confidence": view.confidence,
        "status": view.status.value,
        "status_from": view.status_from.value,
        "last_status": view.was.value if view.was else None,
        "complete_history": view.complete,
        "supports": _references(view.supports),
        "supporters": _references(view.supporters),
        "questions": [_question(question) for question in view.questions],
        "closing": None
        if closing is None
        else {"outcome": closing.outcome.value, "learned": closing.learned, "next": closing.next},
        "key_results": [key_result_object(key_result) for key_result in view.key_results],
    }


def key_result_object(view: KeyResultView) -> Mapping[str, Json]:
    """Give a key result with its newest reading."""
    forecast = view.forecast
    return {
        **_named(view),
        "key_result": view.title,
        **_intended(view),
        "measure": _measure(view.measure),
        "how": view.how,
        "current": _value(view.current),
        "progress": view.progress,
        **_scored(view),
        "expected_value": view.expected_value,
        "confidence": view.confidence,
        "status": view.status.value,
        "last_status": view.was.value if view.was else None,
        "tension": view.tension.value if view.tension else None,
        "forecast": None
        if forecast is None
        else {"low": forecast.low, "middle": forecast.middle, "high": forecast.high},
        "age_days": view.age_days,
        "ask": view.ask,
        "complete_history": view.complete,
        "supporters": _references(view.supporters),
        "readings": len(view.readings),
        "last_reading": reading_object(view.last) if view.last else None,
    }


def reading_object(row: ReadingRow) -> Mapping[str, Json]:
    """Give what was observed once, and the commit that says so."""
    return {
        "date": _day(row.day),
        "not_after": _day(row.not_after),
        "value": _value(row.value),
        "change": row.change,
        "confidence": row.confidence,
        "note": row.note,
        "ask": row.ask,
        "who": row.who,
        **_commit(row.commit),
        "source": row.source.label,
        "late": row.late,
        "counts": row.counts,
    }


def change_object(row: IntentRow) -> Mapping[str, Json]:
    """Give a change of what was intended, and the commit that made it."""
    return {
        "date": row.day.isoformat(),
        "field": row.field,
        "old": row.old,
        "new": row.new,
        "reason": row.reason,
        "who": row.who,
        **_commit(row.commit),
    }


def _named(view: ObjectiveView | KeyResultView) -> dict[str, Json]:
    where = reference_at(view.address)
    return {"ref": view.reference, "page": view.address, "team": where.team, "cycle": where.cycle}


def _intended(view: ObjectiveView | KeyResultView) -> dict[str, Json]:
    return {
        "state": view.state.value,
        "reason": view.reason,
        "commitment": view.commitment.value,
        "owner": view.owner,
        "weight": view.weight,
    }


def _scored(view: ObjectiveView | KeyResultView) -> dict[str, Json]:
    return {
        "score": view.score,
        "final_score": view.final_score,
        "no_score_because": view.no_score_because,
        "counted": view.counted,
        "expected": view.expected,
    }


def _question(view: QuestionView) -> Mapping[str, Json]:
    return {
        "id": view.id,
        "question": view.question,
        "raised_by": view.raised_by,
        "raised_on": _day(view.raised_on),
        "sponsor": view.sponsor,
        "has_sponsor": view.has_sponsor,
        "open": view.is_open,
        "resolved_on": _day(view.resolved_on),
        "resolution": view.resolution,
    }


def _measure(measure: Measure | None) -> Json:
    if measure is None:
        return None
    found: dict[str, Json] = {"shape": shape_of(measure)}
    if isinstance(measure, Metric):
        found |= {
            "name": measure.name,
            "unit": measure.unit,
            "baseline": measure.baseline,
            "target": measure.target,
            "stretch": measure.stretch,
            "withheld": measure.withheld or "",
            "expected": [{"date": p.date.isoformat(), "value": p.value} for p in measure.expected],
        }
    elif isinstance(measure, Threshold):
        bounds: Json = measure.bound if measure.upper is None else [measure.bound, measure.upper]
        found |= {"name": measure.name, "unit": measure.unit, measure.condition.value: bounds}
    elif isinstance(measure, Milestones):
        found["milestones"] = [
            {"id": m.id, "title": m.title, "weight": m.weight, "due": _day(m.due)}
            for m in measure.items
        ]
    return found


def _value(value: ReadingValue | None) -> Json:
    return list(value) if isinstance(value, tuple) else value


def _commit(commit: CommitView | None) -> dict[str, Json]:
    return {"commit": commit.id if commit else None, "commit_url": commit.url if commit else ""}


def _references(links: Iterable[Link]) -> list[Json]:
    return [str(reference_at(link.address)) for link in links]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
