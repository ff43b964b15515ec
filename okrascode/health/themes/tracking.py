"""Fixed tracking: communicated and tracked in a fixed rhythm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from okrascode.health.check_ins import Grid, check_ins_among, check_ins_of, grid_of, reported
from okrascode.health.shares import bounds_of, level_of, measure_share
from okrascode.health.theme import Item, Level, Look, Measure, Said, Theme, Unit
from okrascode.health.view import View
from okrascode.model.objective import ItemState
from okrascode.model.reference import Reference
from okrascode.readings.reading import Reading
from okrascode.rollup.freshness import is_read_by_itself

__all__ = ["THEME"]

_LEAST_WINDOWS = 2


def _look(view: View) -> Look:
    if (cut := view.cut) is not None:
        return cut
    grid = grid_of(view).of_whole_windows()
    check_ins = [(p.reference, r) for p in reported(view) for r in check_ins_of(p, view)]
    in_time = [pair for pair in check_ins if _is_in_cycle(pair[1], view)]
    crowd = _crowd(check_ins, view)
    share = grid.share()
    silence = max(((view.last - row.heard).days for row in grid.rows), default=0)
    cells = [cell for row in grid.rows for cell in row.cells]
    known = sum(any(row.cells[n][1] for row in grid.rows) for n in range(len(grid.windows)))
    level = Level.UNKNOWN if known < _LEAST_WINDOWS else level_of([share], view.limits)
    if crowd and level is Level.STRONG:
        level = Level.FAIR
    return Look(
        level=level,
        rule=Said(
            f"tracking.rule.{level}",
            {
                "share": share,
                "days": view.cycle.cadence_days,
                "needed": _LEAST_WINDOWS,
                **bounds_of(view.limits),
            },
        ),
        measures=(
            measure_share("in_rhythm", sum(done for done, _ in cells), sum(of for _, of in cells)),
            Measure(key="check_ins", unit=Unit.COUNT, value=len(in_time)),
            Measure(key="silence", unit=Unit.DAYS, value=None if view.is_over else silence),
            measure_share("in_bulk", len(_last(check_ins, view)), len(check_ins)),
        ),
        items=(
            *_silent(grid, view),
            *crowd,
            *_taken_back(view),
            *_without_check_ins(view),
        ),
    )


def _is_in_cycle(reading: Reading, view: View) -> bool:
    return reading.day is not None and view.cycle.contains(reading.day)


def _silent(grid: Grid, view: View) -> Iterator[Item]:
    """Name the teams of which nothing was heard for two windows' time: they may need help."""
    if view.is_over:
        return
    for row in grid.rows:
        days = (view.last - row.heard).days
        if days >= _LEAST_WINDOWS * view.cycle.cadence_days:
            yield Item(
                trait="silent", team=row.team, day=row.heard, lasts=True, values={"days": days}
            )


_Pairs = list[tuple[Reference, Reading]]


def _last(check_ins: _Pairs, view: View) -> _Pairs:
    """Give those of the last days of a cycle, and of the time after it."""
    if not view.is_over:
        return []
    since = view.cycle.end - timedelta(days=view.limits.bulk_days)
    return [pair for pair in check_ins if pair[1].day is not None and pair[1].day > since]


def _crowd(check_ins: _Pairs, view: View) -> tuple[Item, ...]:
    """Give the days on which a cycle was caught up with in its last days, or after it."""
    last, limits = _last(check_ins, view), view.limits
    if len(last) < limits.bulk_least or len(last) < Fraction(limits.bulk_share) * len(check_ins):
        return ()
    by_act = Counter((reading.day or date.min, reading.origin.commit) for _, reading in last)
    return tuple(
        Item(
            trait="after" if day > view.cycle.end else "bulk",
            cycle=view.cycle.id,
            commit=commit,
            day=day,
            values={"n": count, "days": abs((view.cycle.end - day).days)},
        )
        for (day, commit), count in sorted(by_act.items(), key=_by_day)
    )


def _by_day(act: tuple[tuple[date, str | None], int]) -> tuple[date, str]:
    return act[0][0], act[0][1] or ""


def _taken_back(view: View) -> Iterator[Item]:
    """Give commits in which many values went back at once: a moved file, rather than people."""
    back: Counter[tuple[date, str | None]] = Counter()
    for part in reported(view):
        before: object = None
        for reading in part.readings:
            if reading.value is None:
                continue
            if _went_back(before, reading.value) and reading.day is not None:
                back[reading.day, reading.origin.commit] += 1
            before = reading.value
    for (day, commit), count in sorted(back.items(), key=_by_day):
        if count >= view.limits.bulk_least:
            yield Item(
                trait="taken_back", cycle=view.cycle.id, commit=commit, day=day, values={"n": count}
            )


def _went_back(before: object, value: object) -> bool:
    """Tell whether what was done is not done any more."""
    if isinstance(before, bool) and isinstance(value, bool):
        return before and not value
    if isinstance(before, tuple) and isinstance(value, tuple):
        return bool(set(before) - set(value))
    # A number may fall because the world did; only one that fell to nothing looks like a loss.
    return isinstance(before, Decimal) and before != 0 and value == 0


def _without_check_ins(view: View) -> Iterator[Item]:
    """Name this cycle and those before it that are over and were never reported on."""
    plan, record = view.plan, view.record
    for name in (view.cycle.id, *view.earlier):
        if view.today <= plan.cycles[name].end:
            continue
        parts = [
            objective.reference_to(part)
            for objective in plan.objectives_in(name)
            if objective.state is ItemState.ACTIVE
            for part in objective.key_results
            if part.state is ItemState.ACTIVE
            and not is_read_by_itself(
                part.measure, view.settings, missing=record.missing_repositories
            )
        ]
        readings = ((part, record.readings.get(part, ())) for part in parts)
        if parts and not any(
            any(
                r.day and r.day <= view.today
                for r in check_ins_among(found, record.first_seen.get(part))
            )
            for part, found in readings
        ):
            yield Item(
                trait="never",
                cycle=name,
                commit=view.commit_of(parts[0]),
                path=view.path_of(parts[0]),
                values={"n": len(parts)},
            )


THEME = Theme(slug="tracking", place=5, look=_look)
