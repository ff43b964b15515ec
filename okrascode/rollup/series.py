"""Scores day by day.

Per key result the last reading is first carried forward, then the scores are averaged per day, so
that a team that says nothing for a week does not make the company jump.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from okrascode.model.objective import ItemState
from okrascode.model.organization import Cycle
from okrascode.rollup.aggregate import clamp, weighted_mean
from okrascode.rollup.key_result import progress_by
from okrascode.rollup.result import KeyResultRollup, ObjectiveRollup

__all__ = ["days_of", "key_result_series", "mean_series", "objective_series"]


def days_of(cycle: Cycle, until: date, *, step_days: int = 1) -> tuple[date, ...]:
    """Give the days of a cycle up to ``until``, both included, every ``step_days``; the last is in.

    Weekly from the first to the tenth: the first, the eighth and the tenth. Empty before the start.
    """

    def each() -> Iterator[date]:
        day, last = cycle.start, min(until, cycle.end)
        while day < last:
            yield day
            day += timedelta(days=step_days)
        if cycle.start <= last:
            yield last

    return tuple(each())


def key_result_series(
    part: KeyResultRollup, *, cycle: Cycle, days: Sequence[date]
) -> tuple[Fraction | None, ...]:
    """Give the score on each day from the readings up to it: 0 before the first one.

    ``None`` throughout when it has no score.
    """
    measure = part.key_result.measure
    progress = [
        progress_by(day, measure=measure, readings=part.readings, cycle=cycle) for day in days
    ]
    return tuple(None if value is None else clamp(value) for value in progress)


def mean_series(
    lines: Sequence[tuple[Sequence[Fraction | None], Decimal]],
) -> tuple[Fraction | None, ...]:
    """Give the mean per day of lines with their weights; a line is left out where it has nothing.

    Lines 0.5, 0.5 and 1, 0 of equal weight: 0.75, 0.25.

    >>> half, one, none = Fraction(1, 2), Fraction(1), Fraction(0)
    >>> mean_series([([half, half], Decimal(1)), ([one, none], Decimal(1))])
    (Fraction(3, 4), Fraction(1, 4))
    """
    return tuple(
        weighted_mean(
            (value, weight)
            for value, (_, weight) in zip(values, lines, strict=True)
            if value is not None
        )
        for values in zip(*(line for line, _ in lines), strict=True)
    )


def objective_series(
    part: ObjectiveRollup, *, cycle: Cycle, days: Sequence[date]
) -> tuple[Fraction | None, ...]:
    """Give the objective's score from its own active key results on each day.

    Empty when it has no active key results: scored by supporters, it has no line of its own.
    """
    active = [p for p in part.key_results if p.key_result.state is ItemState.ACTIVE]
    return mean_series(
        [(key_result_series(p, cycle=cycle, days=days), p.key_result.weight) for p in active]
    )
