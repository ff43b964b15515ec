"""Check-ins of a cycle: which readings are one, and the grid of teams and windows.

A window is as long as the cadence. What stood in a document when it was first written is no
check-in, and neither is what Git reads by itself; silence about those is not silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from okrascode.health.view import View
from okrascode.model.reference import Reference, TeamId
from okrascode.readings.reading import Reading, SourceName
from okrascode.rollup.freshness import is_read_by_itself
from okrascode.rollup.result import KeyResultRollup

__all__ = ["Grid", "Row", "Window", "check_ins_among", "check_ins_of", "grid_of", "reported"]


@dataclass(frozen=True, slots=True)
class Window:
    """Days in which each key result should be checked in once, both ends included."""

    start: date
    end: date
    is_whole: bool
    """False for the one that is not over yet."""


@dataclass(frozen=True, slots=True)
class Row:
    """A team: for each window how many of its key results were checked in, and of how many."""

    team: TeamId
    name: str
    cells: tuple[tuple[int, int], ...]
    heard: date
    """The last day on which anything was heard of it; before the first, the day it could begin."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Teams in the order of the roll-up, which ranks nobody, by windows."""

    windows: tuple[Window, ...]
    rows: tuple[Row, ...]

    def share(self) -> Fraction | None:
        """Give the share of key results with a check-in, over all whole windows."""
        cells = [
            cell
            for row in self.rows
            for window, cell in zip(self.windows, row.cells, strict=True)
            if window.is_whole
        ]
        of = sum(whole for _, whole in cells)
        return Fraction(sum(done for done, _ in cells), of) if of else None

    def of_whole_windows(self) -> Grid:
        """Leave out the window that is not over."""
        kept = [n for n, window in enumerate(self.windows) if window.is_whole]
        return Grid(
            tuple(self.windows[n] for n in kept),
            tuple(Row(r.team, r.name, tuple(r.cells[n] for n in kept), r.heard) for r in self.rows),
        )


def check_ins_of(part: KeyResultRollup, view: View) -> Iterator[Reading]:
    """Give the check-ins of a key result with a known day, oldest first."""
    return check_ins_among(part.readings, view.record.first_seen.get(part.reference))


def check_ins_among(readings: Sequence[Reading], seen: date | None) -> Iterator[Reading]:
    """Give those readings of one key result that are check-ins; it was first ``seen`` on a day."""
    for number, reading in enumerate(readings):
        if reading.day is None or reading.source is SourceName.TREE:
            continue
        is_first_sight = number == 0 and reading.source is SourceName.CURRENT
        if is_first_sight and seen is not None and reading.day <= seen:
            continue
        yield reading


def reported(view: View) -> Iterator[KeyResultRollup]:
    """Give the active key results that somebody has to report."""
    missing = view.record.missing_repositories
    for part in view.key_results:
        if not is_read_by_itself(part.key_result.measure, view.settings, missing=missing):
            yield part


def grid_of(view: View, parts: Iterable[KeyResultRollup] | None = None) -> Grid:
    """Give the grid of all that is reported, or of some, from the start of the cycle on."""
    windows = _windows(view)
    names = {team.team.id: team.team.name for team in view.rollup.teams}
    found: dict[TeamId, list[list[int]]] = {}
    heard: dict[TeamId, date] = {}
    for part in reported(view) if parts is None else parts:
        team = part.reference.team
        assert team is not None  # noqa: S101  # references of a roll-up are complete
        cells = found.setdefault(team, [[0, 0] for _ in windows])
        since = _since(part.reference, view)
        spoken = [reading.day for reading in check_ins_of(part, view) if reading.day is not None]
        heard[team] = max(heard.get(team, since), since, *spoken)
        days = {_number(day, windows) for day in spoken}
        for number, window in enumerate(windows):
            if since <= window.end:
                cells[number][1] += 1
                cells[number][0] += number in days
    rows = (
        Row(team, names[team], tuple((done, whole) for done, whole in found[team]), heard[team])
        for team in names
        if team in found
    )
    return Grid(windows, tuple(rows))


def _windows(view: View) -> tuple[Window, ...]:
    length = timedelta(days=view.cycle.cadence_days)
    found: list[Window] = []
    start = view.cycle.start
    while start <= view.last:
        end = min(start + length - timedelta(days=1), view.cycle.end)
        found.append(Window(start, end, is_whole=end < view.today))
        start = end + timedelta(days=1)
    # A last piece of a few days is no window of its own: it belongs to the one before.
    if len(found) > 1 and 2 * (found[-1].end - found[-1].start + timedelta(days=1)) < length:
        last = found.pop()
        found[-1] = Window(found[-1].start, last.end, last.is_whole)
    return tuple(found)


def _since(reference: Reference, view: View) -> date:
    return max(view.cycle.start, view.record.first_seen.get(reference, view.cycle.start))


def _number(day: date, windows: tuple[Window, ...]) -> int:
    """Give the window of a day, -1 for none."""
    if not windows or not windows[0].start <= day <= windows[-1].end:
        return -1
    for number, window in enumerate(windows):
        if day <= window.end:
            return number
    return -1
