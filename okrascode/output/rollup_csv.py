"""The roll-up as CSV for spreadsheets: one row for each objective and each key result.

What could not be read or is not known stands in rows of its own above them, without numbers, so
that a sum over a column stays right and nobody overlooks it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from okrascode.model.measure import Metric, shape_of
from okrascode.output import series_csv
from okrascode.output.escape import for_cell
from okrascode.output.header import Header
from okrascode.output.measure_text import current_text, goal_text, unit_of
from okrascode.output.notices import notices_of
from okrascode.output.numbers import six_decimals
from okrascode.output.rollup_format import RollupRenderer
from okrascode.rollup.result import KeyResultRollup, ObjectiveRollup, Rollup

__all__ = ["COLUMNS", "RENDERER", "render"]

COLUMNS = (
    "kind", "cycle", "team", "ref", "text", "owner", "state", "commitment", "shape", "unit",
    "baseline", "target", "goal", "current", "progress", "score", "final_score", "weight",
    "expected", "pace", "pace_word", "confidence", "status", "status_from", "last_status",
    "tension", "outcome", "supporters_score", "last_reading", "reported_by", "note", "commit",
    "readings", "remark",
)  # fmt: skip

_Cell = str | int | Decimal | Fraction | None


def render(rollup: Rollup, *, header: Header) -> str:
    """Write a header line and the rows, in UTF-8 text; numbers have at most six decimals.

    A roll-up with series is written as its points instead: see ``series_csv``.
    """
    if any(cycle.series is not None for cycle in rollup.cycles):
        return series_csv.render(rollup, header=header)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in _rows(rollup, header):
        writer.writerow([_cell(row.get(column)) for column in COLUMNS])
    return out.getvalue()


def _cell(value: _Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return for_cell(value)
    return format(six_decimals(Fraction(value)), "f")


def _rows(rollup: Rollup, header: Header) -> Iterator[Mapping[str, _Cell]]:
    for notice in notices_of(rollup, header):
        yield {"kind": "notice", "text": notice.strip()}
    for cycle in rollup.cycles:
        for team in cycle.teams:
            where: Mapping[str, _Cell] = {"cycle": cycle.cycle.id, "team": team.team.id}
            for objective in team.objectives:
                yield {**where, **_objective(objective)}
                for key_result in objective.key_results:
                    yield {**where, **_key_result(key_result)}


def _objective(part: ObjectiveRollup) -> Mapping[str, _Cell]:
    objective = part.objective
    return {
        "kind": "objective",
        "text": objective.title,
        "owner": objective.owner,
        "state": objective.state.value,
        "commitment": objective.commitment.value,
        "weight": objective.weight,
        "outcome": None if objective.closing is None else objective.closing.outcome.value,
        "supporters_score": part.supporters_score,
        "remark": part.no_score_because or part.no_supporters_score_because,
        **_judged(part),
    }


def _key_result(part: KeyResultRollup) -> Mapping[str, _Cell]:
    key_result, measure = part.key_result, part.key_result.measure
    metric = measure if isinstance(measure, Metric) else None
    last = part.last_reading
    return {
        "kind": "key_result",
        "text": key_result.title,
        "owner": key_result.owner,
        "state": key_result.state.value,
        "commitment": part.commitment.value,
        "shape": None if measure is None else shape_of(measure),
        "unit": unit_of(measure),
        "baseline": None if metric is None else metric.baseline,
        "target": None if metric is None else metric.target,
        "goal": goal_text(measure),
        "current": (
            part.current
            if isinstance(part.current, Decimal)
            else None
            if part.current is None
            else current_text(measure, part.current)
        ),
        "progress": part.progress,
        "weight": key_result.weight,
        "last_reading": None if last is None or last.day is None else last.day.isoformat(),
        "reported_by": None if last is None else last.origin.author,
        "note": None if last is None else last.note,
        "commit": None if last is None else last.origin.commit,
        "readings": len(part.readings),
        "remark": part.no_score_because,
        **_judged(part),
    }


def _judged(part: ObjectiveRollup | KeyResultRollup) -> Mapping[str, _Cell]:
    return {
        "ref": str(part.reference),
        "score": part.score,
        "final_score": part.final_score,
        "expected": part.expected,
        "pace": part.pace,
        "pace_word": part.pace_word,
        "confidence": part.confidence,
        "status": part.status.value,
        "status_from": part.status_from.value,
        "last_status": part.last_status,
        "tension": part.tension,
    }


RENDERER = RollupRenderer(name="csv", media_type="text/csv", render=render)
