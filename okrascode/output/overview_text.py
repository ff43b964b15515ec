"""The shortest look at a cycle: one line a team, and how its objectives stand.

Teams keep their order and show no scores beside each other: nothing here compares teams or people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from okrascode.output.ansi import paint
from okrascode.output.escape import for_terminal
from okrascode.output.header import Header
from okrascode.output.heading import cycle_heading
from okrascode.output.marks import MARKS, word_of
from okrascode.output.table import Cell, Column, layout_for
from okrascode.rollup.result import CycleRollup, TeamRollup

__all__ = ["overview"]

_COLUMNS = (
    Column(title="Team", flexible=True),
    Column(title="Status"),
    Column(title="Objectives", goes=1),
)


def overview(cycle: CycleRollup, *, header: Header) -> str:
    """Write a small table of the teams of one cycle."""
    return "\n".join(_lines(cycle, header)) + "\n"


def _lines(cycle: CycleRollup, header: Header) -> Iterator[str]:
    yield from cycle_heading(cycle, header)
    rows = [_row(team) for team in cycle.teams]
    layout = layout_for(_COLUMNS, rows, header.width)
    titles = tuple(Cell(column.title, ("dim",)) for column in _COLUMNS)
    for row in (titles, *rows):
        cells = layout.line(row, _COLUMNS)
        yield "".join(paint(c.text, *c.styles, on=header.colour) for c in cells).rstrip()


def _row(team: TeamRollup) -> tuple[Cell, ...]:
    counts = Counter(objective.status for objective in team.objectives)
    stands = ", ".join(f"{counts[status]} {word_of(status)}" for status in MARKS if counts[status])
    return (
        Cell(for_terminal(team.team.name)),
        Cell(word_of(team.status), (MARKS[team.status].style,)),
        Cell(stands),
    )
