"""The series of cycles as CSV for spreadsheets: one row a point, a line after the other."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from okrascode.model.objective import KeyResult
from okrascode.output.escape import for_cell
from okrascode.output.header import Header
from okrascode.output.measure_text import current_text
from okrascode.output.notices import notices_of
from okrascode.output.numbers import six_decimals
from okrascode.readings.reading import ReadingValue
from okrascode.rollup.lines import Scores
from okrascode.rollup.result import CycleRollup, Rollup

__all__ = ["COLUMNS", "render"]

COLUMNS = ("kind", "cycle", "ref", "date", "value", "score", "remark")

_Row = tuple[str, str, str, str, str, str, str]


def render(rollup: Rollup, *, header: Header) -> str:
    """Write a header line and the points; a ``ref`` can be typed behind ``okr log``.

    That of the organisation is the cycle. What a reader must know stands above, as remarks.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for notice in notices_of(rollup, header):
        writer.writerow(("notice", "", "", "", "", "", for_cell(notice.strip())))
    for cycle in rollup.cycles:
        writer.writerows(_points(cycle))
    return out.getvalue()


def _points(part: CycleRollup) -> Iterator[_Row]:
    series, name = part.series, part.cycle.id
    if series is None:
        return
    yield from _line("organization", name, name, series.days, series.scores)
    for team, scores in series.teams.items():
        yield from _line("team", name, f"{team}@{name}", series.days, scores)
    for objective in (objective for team in part.teams for objective in team.objectives):
        own = series.objectives[objective.reference]
        yield from _line("objective", name, str(objective.reference), series.days, own)
        for key_result in objective.key_results:
            line = series.key_results[key_result.reference]
            for row, value in zip(
                _line("key_result", name, str(key_result.reference), series.days, line.scores),
                line.values,
                strict=True,
            ):
                yield (*row[:4], _value(key_result.key_result, value), *row[5:])


def _line(
    kind: str, cycle: str, ref: str, days: tuple[date, ...], scores: Scores
) -> Iterator[_Row]:
    where = (kind, for_cell(cycle), for_cell(ref))
    for day, score in zip(days, scores, strict=True):
        yield (*where, day.isoformat(), "", _number(score), "")


def _value(key_result: KeyResult, value: ReadingValue | None) -> str:
    if value is None or isinstance(value, Decimal):
        return _number(value)
    return for_cell(current_text(key_result.measure, value))


def _number(number: Fraction | Decimal | None) -> str:
    return "" if number is None else format(six_decimals(number), "f")
