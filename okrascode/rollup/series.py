"""Scores day by day.

Per key result the last reading is first carried forward, then the scores are averaged per day, so
that a team that says nothing for a week does not make the company jump. On each day every number is
the one that the roll-up has with that day as today; the work grows with the points and no faster.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from okrascode.model.measure import Scoring, Threshold
from okrascode.model.objective import ItemState
from okrascode.model.organization import Cycle
from okrascode.model.reference import CycleId, Reference
from okrascode.readings.reading import ReadingValue
from okrascode.rollup.aggregate import clamp, weighted_mean
from okrascode.rollup.alignment import order_and_loops
from okrascode.rollup.lines import CycleSeries, KeyResultLine, Scores
from okrascode.rollup.progress import current_of, holds, progress_of
from okrascode.rollup.result import CycleRollup, KeyResultRollup, ObjectiveRollup, Rollup
from okrascode.rollup.series_days import DAYS_OF

__all__ = ["key_result_line", "mean_series", "with_series"]


def with_series(whole: Rollup, *, cycles: Sequence[CycleId], interval: str) -> Rollup:
    """Give the roll-up of some cycles with the series of each.

    ``whole`` is the roll-up of all cycles, because supporters may stand in others than the chosen;
    ``interval`` is a key of :data:`series_days.DAYS_OF`.
    """
    by_name = {part.cycle.id: part for part in whole.cycles}
    every = {
        objective.reference: (objective, part.cycle)
        for part in whole.cycles
        for team in part.teams
        for objective in team.objectives
    }
    chosen = (by_name[name] for name in cycles)
    return replace(
        whole,
        cycles=tuple(
            replace(part, series=_series_of(part, every, today=whole.today, interval=interval))
            for part in chosen
        ),
    )


_Objectives = Mapping[Reference, tuple[ObjectiveRollup, Cycle]]


def _series_of(part: CycleRollup, every: _Objectives, *, today: date, interval: str) -> CycleSeries:
    days = DAYS_OF[interval](part.cycle, today)
    here = [objective for team in part.teams for objective in team.objectives]
    supporters = {
        name: tuple(s for s in objective.supporters if s in every)
        for name, (objective, _) in every.items()
        if objective.supporters
    }
    order, loops = order_and_loops((o.reference for o in here), supporters)
    scores: dict[Reference, Scores] = {}
    key_results: dict[Reference, KeyResultLine] = {}
    for name in order:
        objective, cycle = every[name]
        # A supporter whose cycle has ended counts with its final score from then on.
        own_days = [min(day, cycle.end) for day in days]
        for key_result in objective.key_results:
            line = key_result_line(key_result, cycle=cycle, days=own_days)
            key_results[key_result.reference] = line
        theirs = () if name in loops else supporters.get(name, ())
        scores[name] = _objective(
            objective,
            own=[(key_results[p.reference].scores, p) for p in objective.key_results],
            theirs=[(scores[s], every[s][0]) for s in theirs],
            length=len(days),
        )
    teams = {
        team.team.id: _mean(
            [
                (scores[o.reference], o.objective.weight)
                for o in team.objectives
                if o.objective.state is ItemState.ACTIVE
            ],
            len(days),
        )
        for team in part.teams
    }
    return CycleSeries(
        interval=interval,
        days=days,
        # The root team comes first; without it, or without its score, the whole has none.
        scores=teams[part.teams[0].team.id] if part.score is not None else (None,) * len(days),
        teams=MappingProxyType(teams),
        objectives=MappingProxyType({o.reference: scores[o.reference] for o in here}),
        key_results=MappingProxyType(
            {p.reference: key_results[p.reference] for o in here for p in o.key_results}
        ),
    )


def _objective(
    part: ObjectiveRollup,
    *,
    own: Sequence[tuple[Scores, KeyResultRollup]],
    theirs: Sequence[tuple[Scores, ObjectiveRollup]],
    length: int,
) -> Scores:
    from_own = _mean(
        [(s, p.key_result.weight) for s, p in own if p.key_result.state is ItemState.ACTIVE], length
    )
    if part.score_from == "own":
        return from_own
    from_theirs = _mean(
        [(s, p.objective.weight) for s, p in theirs if p.objective.state is ItemState.ACTIVE],
        length,
    )
    if part.score_from == "supporters":
        return from_theirs
    return tuple(
        own if other is None or own is None else (own + other) / 2
        for own, other in zip(from_own, from_theirs, strict=True)
    )


def _mean(lines: Sequence[tuple[Scores, Decimal]], length: int) -> Scores:
    return mean_series(lines) if lines else (None,) * length


def mean_series(
    lines: Sequence[tuple[Sequence[Fraction | None], Decimal]],
) -> tuple[Fraction | None, ...]:
    """Give the mean per day of lines with their weights; a line is left out where it has nothing.

    Lines 0.5, 0.5 and 1, 0 of equal weight: 0.75, 0.25.

    >>> half, one, none = Fraction(1, 2), Fraction(1), Fraction(0)
    >>> mean_series([([half, half], Decimal(1)), ([one, none], Decimal(1))])
    (Fraction(3, 4), Fraction(1, 4))
    """
    found: list[Fraction | None] = []
    before: tuple[Fraction | None, ...] = ()
    for values in zip(*(line for line, _ in lines), strict=True):
        # Values are carried forward, so most days are the day before: nothing to work out.
        if not found or values != before:
            found.append(
                weighted_mean(
                    (value, weight)
                    for value, (_, weight) in zip(values, lines, strict=True)
                    if value is not None
                )
            )
        else:
            found.append(found[-1])
        before = values
    return tuple(found)


def key_result_line(part: KeyResultRollup, *, cycle: Cycle, days: Sequence[date]) -> KeyResultLine:
    """Give value and score on each day, from the readings up to it; ``days`` in order.

    Each reading is looked at once, however many days there are.
    """
    measure = part.key_result.measure
    value, progress = current_of(measure, ()), progress_of(measure, current_of(measure, ()))
    steps = _steps(part, cycle)
    step = next(steps, None)
    values: list[ReadingValue | None] = []
    scores: list[Fraction | None] = []
    score = None if progress is None else clamp(progress)
    for day in days:
        while step is not None and step[0] <= day:
            _, value, progress = step
            score = None if progress is None else clamp(progress)
            step = next(steps, None)
        values.append(value)
        scores.append(score)
    return KeyResultLine(values=tuple(values), scores=tuple(scores))


def _steps(
    part: KeyResultRollup, cycle: Cycle
) -> Iterator[tuple[date, ReadingValue, Fraction | None]]:
    """Give day, value and progress after each reading that has a value."""
    measure = part.key_result.measure
    is_share = isinstance(measure, Threshold) and measure.scoring is Scoring.SHARE
    held = number = 0
    known = [
        (day, reading.value)
        for reading in part.readings
        if (day := reading.day or reading.not_after) and reading.value is not None
    ]
    for day, value in sorted(known, key=lambda pair: pair[0]):
        if not is_share:
            yield day, value, progress_of(measure, value)
            continue
        # As progress.share_that_holds: readings from before the cycle are not the cycle's.
        if isinstance(measure, Threshold) and isinstance(value, Decimal) and day >= cycle.start:
            held += holds(measure, value)
            number += 1
        yield day, value, Fraction(held, number) if number else Fraction(0)
