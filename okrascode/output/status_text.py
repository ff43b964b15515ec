"""The table a person wants on Monday: what needs attention first, and when we last heard of it.

Teams keep their order: nothing here compares teams or people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from okrascode.output.ansi import paint
from okrascode.output.columns import wrap
from okrascode.output.escape import for_terminal
from okrascode.output.header import Header
from okrascode.output.heading import banner, cycle_heading, made_from, status_words
from okrascode.output.marks import ATTENTION, MARKS, tension_words, word_of
from okrascode.output.measure_text import standing_text
from okrascode.output.numbers import NOTHING, confidence_text, score_text
from okrascode.output.rollup_format import RollupRenderer
from okrascode.output.sparkline import sparkline
from okrascode.output.table import Cell, Column, Layout, layout_for
from okrascode.readings.reading import Reading
from okrascode.rollup.lines import CycleSeries
from okrascode.rollup.result import (
    CycleRollup,
    KeyResultRollup,
    ObjectiveRollup,
    Rollup,
    Status,
    TeamRollup,
)

__all__ = ["COLUMNS", "RENDERER", "render", "summary_of"]

COLUMNS = (
    Column(title="Status"),
    Column(title="Objective / key result", flexible=True),
    Column(title="Score", right=True),
    Column(title="Expected", right=True, goes=3),
    Column(title="Trend", goes=2),
    Column(title="Confidence", right=True, goes=6),
    Column(title="Now → goal", goes=4),
    Column(title="Last check-in", goes=5),
    Column(title="Owner", goes=1),
)

_WIDE = 120
"""From this width on a stale item says what it was before the silence."""

_NOT_COUNTED = (Status.DRAFT, Status.DROPPED)

_Part = TypeVar("_Part", ObjectiveRollup, KeyResultRollup)
_Row = tuple[Sequence[Cell], str]


def render(rollup: Rollup, *, header: Header) -> str:
    """Write the table of each cycle and end with one line in words."""
    return "\n".join(line.rstrip() for line in _lines(rollup, header)) + "\n"


def _lines(rollup: Rollup, header: Header) -> Iterator[str]:
    yield from banner(rollup, header)
    if not rollup.cycles:
        yield "There is no cycle to show."
    for cycle in rollup.cycles:
        yield from cycle_heading(cycle, header)
        yield from _table(cycle, rollup.today, header)
        yield ""
    yield from wrap(summary_of(rollup), header.width, indent="", between=" ")
    yield made_from(header)


def _table(cycle: CycleRollup, today: date, header: Header) -> Iterator[str]:
    rows = {
        team.team.id: [
            row
            for part in _sorted(team.objectives)
            for row in _rows(part, series=cycle.series, today=today, wide=header.width >= _WIDE)
        ]
        for team in cycle.teams
    }
    every = [cells for team_rows in rows.values() for cells, _ in team_rows]
    layout = layout_for(COLUMNS, every, header.width)
    titles = [Cell(column.title, ("dim",)) for column in COLUMNS]
    for team in cycle.teams:
        yield ""
        yield _team(team, header)
        yield _painted(titles, layout, header)
        for cells, remark in rows[team.team.id]:
            yield _painted(cells, layout, header)
            if remark:
                indent = " " * (layout.widths[0] + 4)
                yield paint(f"{indent}{remark}", "yellow", on=header.colour)


def _painted(cells: Sequence[Cell], layout: Layout, header: Header) -> str:
    line = layout.line(cells, COLUMNS)
    return "".join(paint(cell.text, *cell.styles, on=header.colour) for cell in line)


def _team(part: TeamRollup, header: Header) -> str:
    name = paint(for_terminal(part.team.name), "bold", on=header.colour)
    state = status_words(part.status, on=header.colour)
    because = f" ({for_terminal(part.no_score_because)})" if part.no_score_because else ""
    return f"{name} · score {score_text(part.score)} · {state}{because}"


def _sorted(parts: Sequence[_Part]) -> list[_Part]:
    return sorted(parts, key=lambda part: (ATTENTION[part.status], part.tension is None))


def _rows(
    part: ObjectiveRollup, *, series: CycleSeries | None, today: date, wide: bool
) -> Iterator[_Row]:
    trend = "" if series is None else sparkline(series.objectives[part.reference])
    active = [p for p in part.key_results if p.status not in _NOT_COUNTED]
    heard = [p.last_reading for p in active if p.last_reading is not None]
    yield _row(
        part,
        wide=wide,
        title=part.objective.title,
        owner=part.objective.owner,
        trend=trend,
        standing="",
        last=_ago(_newest(heard), today) if active else "",
    )
    for key_result in _sorted(part.key_results):
        yield _row(
            key_result,
            wide=wide,
            title="  " + key_result.key_result.title,
            owner=key_result.key_result.owner,
            trend=(
                "" if series is None else sparkline(series.key_results[key_result.reference].scores)
            ),
            standing=standing_text(key_result.key_result.measure, key_result.current),
            last=_ago(key_result.last_reading, today),
        )


def _row(
    part: ObjectiveRollup | KeyResultRollup,
    *,
    wide: bool,
    title: str,
    owner: str | None,
    trend: str,
    standing: str,
    last: str,
) -> _Row:
    mark = MARKS[part.status]
    style = "bold" if isinstance(part, ObjectiveRollup) else ""
    behind = f", was {word_of(part.last_status)}" if wide and part.last_status else ""
    confidence = NOTHING if part.confidence is None else f"{confidence_text(part.confidence)}/10"
    cells = (
        Cell(f"{mark.symbol} {mark.word}{behind}", (mark.style,)),
        Cell(for_terminal(title), (style,) if style else ()),
        Cell(score_text(part.score)),
        Cell(score_text(part.expected)),
        Cell(trend),
        Cell(confidence),
        Cell(for_terminal(standing)),
        Cell(last),
        Cell(for_terminal(owner or NOTHING)),
    )
    remarks = [
        *([f"no score: {part.no_score_because}"] if part.no_score_because else []),
        *([tension_words(part.tension)] if part.tension else []),
    ]
    return cells, for_terminal("; ".join(remarks))


def _newest(readings: Sequence[Reading]) -> Reading | None:
    return max(
        readings, key=lambda reading: reading.day or reading.not_after or date.min, default=None
    )


def _ago(reading: Reading | None, today: date) -> str:
    if reading is None:
        return "never"
    days = (today - (reading.day or reading.not_after or today)).days
    if reading.day is None:
        return f"{days} days or more"
    return {0: "today", 1: "1 day"}.get(days, f"{days} days")


def summary_of(rollup: Rollup) -> tuple[str, ...]:
    """Say in sentences how many active key results stand how, and where to talk.

    Counts only: nothing is set against anything else.
    """
    active = [
        part
        for cycle in rollup.cycles
        for team in cycle.teams
        for objective in team.objectives
        for part in objective.key_results
        if part.status not in _NOT_COUNTED
    ]
    number = len(active)
    if not number:
        return ("No active key results.",)
    counts = Counter(part.status for part in active)
    stands = ", ".join(f"{counts[status]} {word_of(status)}" for status in MARKS if counts[status])
    said = [f"{number} active key result{'' if number == 1 else 's'}: {stands}."]
    tense = sum(part.tension is not None for part in active)
    if tense:
        said.append(f"Confidence and pace disagree on {tense}: worth a conversation.")
    return tuple(said)


RENDERER = RollupRenderer(name="status", media_type="text/plain", render=render)
