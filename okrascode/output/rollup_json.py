"""The roll-up as JSON, for programs; every key is described in rollup-output.schema.json."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from okrascode.model.measure import Measure, Metric, Milestones, Threshold, shape_of
from okrascode.output.header import Header
from okrascode.output.json_text import Json, json_text
from okrascode.output.measure_text import unit_of
from okrascode.output.reading_json import reading_object, value_object
from okrascode.output.rollup_format import RollupRenderer
from okrascode.output.series_json import series_object
from okrascode.readings.reading import Origin, ReadingValue
from okrascode.rollup.result import (
    CycleRollup,
    KeyResultRollup,
    ObjectiveRollup,
    Rollup,
    TeamRollup,
)

__all__ = ["RENDERER", "SCHEMA", "render", "rollup_document"]

SCHEMA = "https://okrascode.dev/schemas/v1/rollup-output.schema.json"

_LineOf = Callable[[Origin], int | None]


def render(rollup: Rollup, *, header: Header) -> str:
    """Write the roll-up as one JSON object."""
    return json_text(rollup_document(rollup, header=header))


def rollup_document(rollup: Rollup, *, header: Header) -> Mapping[str, Json]:
    """Give the object that is written; its numbers are still exact."""
    return {
        "schema": SCHEMA,
        "tool": header.tool,
        "today": rollup.today.isoformat(),
        "revision": header.revision,
        "dirty": header.dirty,
        "revisions": dict(sorted(header.revisions.items())),
        "complete_history": rollup.complete_history,
        "problems": [
            {"path": problem.path, "line": problem.line, "message": problem.message}
            for problem in rollup.problems
        ],
        "cycles": [_cycle(part, header.line_of) for part in rollup.cycles],
    }


def _cycle(part: CycleRollup, line_of: _LineOf) -> Mapping[str, Json]:
    return {
        "id": part.cycle.id,
        "start": part.cycle.start.isoformat(),
        "end": part.cycle.end.isoformat(),
        "elapsed": part.elapsed,
        "score": part.score,
        **_if_any("no_score_because", part.no_score_because),
        "status": part.status.value,
        "teams": [_team(team, line_of) for team in part.teams],
        **({} if part.series is None else {"series": series_object(part.series)}),
    }


def _team(part: TeamRollup, line_of: _LineOf) -> Mapping[str, Json]:
    return {
        "id": part.team.id,
        "name": part.team.name,
        "score": part.score,
        **_if_any("no_score_because", part.no_score_because),
        "status": part.status.value,
        "objectives": [_objective(objective, line_of) for objective in part.objectives],
    }


def _objective(part: ObjectiveRollup, line_of: _LineOf) -> Mapping[str, Json]:
    objective = part.objective
    return {
        "ref": str(part.reference),
        "objective": objective.title,
        "owner": objective.owner,
        "state": objective.state.value,
        "commitment": objective.commitment.value,
        "supports": [str(link.reference) for link in objective.supports],
        "weight": objective.weight,
        "score": part.score,
        **_if_any("no_score_because", part.no_score_because),
        **_if_any("score_from", "" if part.score_from == "own" else part.score_from),
        "final_score": part.final_score,
        "expected": part.expected,
        "pace": part.pace,
        "pace_word": part.pace_word,
        "status": part.status.value,
        "status_from": part.status_from.value,
        "last_status": part.last_status,
        "outcome": None if objective.closing is None else objective.closing.outcome.value,
        "confidence": part.confidence,
        "weakest": None if part.weakest is None else str(part.weakest),
        "tension": part.tension,
        "supporters_score": part.supporters_score,
        **_if_any("no_supporters_score_because", part.no_supporters_score_because),
        "counted": {"active": part.active, "draft": part.draft, "dropped": part.dropped},
        **_if_incomplete(complete=part.complete),
        "key_results": [_key_result(key_result, line_of) for key_result in part.key_results],
    }


def _key_result(part: KeyResultRollup, line_of: _LineOf) -> Mapping[str, Json]:
    key_result = part.key_result
    measure = key_result.measure
    metric = measure if isinstance(measure, Metric) else None
    return {
        "ref": str(part.reference),
        "key_result": key_result.title,
        "owner": key_result.owner,
        "state": key_result.state.value,
        "shape": None if measure is None else shape_of(measure),
        "unit": unit_of(measure) or None,
        "baseline": None if metric is None else metric.baseline,
        "target": None if metric is None else metric.target,
        "stretch": None if metric is None else metric.stretch,
        "condition": _condition(measure),
        "milestones": _milestones(measure, part.current),
        "current": value_object(part.current),
        "progress": part.progress,
        "score": part.score,
        **_if_any("no_score_because", part.no_score_because),
        "final_score": part.final_score,
        "weight": key_result.weight,
        "expected": part.expected,
        "pace": part.pace,
        "pace_word": part.pace_word,
        "status": part.status.value,
        "status_from": part.status_from.value,
        "last_status": part.last_status,
        "tension": part.tension,
        "confidence": part.confidence,
        "last_reading": (
            None
            if part.last_reading is None
            else reading_object(part.last_reading, line_of=line_of)
        ),
        "readings": len(part.readings),
        "forecast": (
            None
            if part.forecast is None
            else {
                "low": part.forecast.low,
                "middle": part.forecast.middle,
                "high": part.forecast.high,
            }
        ),
        **_if_incomplete(complete=part.complete),
    }


def _condition(measure: Measure | None) -> Json:
    if not isinstance(measure, Threshold):
        return None
    if measure.upper is not None:
        return {measure.condition.value: [measure.bound, measure.upper]}
    return {measure.condition.value: measure.bound}


def _milestones(measure: Measure | None, current: ReadingValue | None) -> Json:
    if not isinstance(measure, Milestones):
        return None
    done = current if isinstance(current, tuple) else ()
    return [
        {
            "id": item.id,
            "title": item.title,
            "weight": item.weight,
            "due": None if item.due is None else item.due.isoformat(),
            "done": item.id in done,
        }
        for item in measure.items
    ]


def _if_any(key: str, text: str) -> Mapping[str, Json]:
    return {key: text} if text else {}


def _if_incomplete(*, complete: bool) -> Mapping[str, Json]:
    return {} if complete else {"complete_history": False}


RENDERER = RollupRenderer(name="json", media_type="application/json", render=render)
