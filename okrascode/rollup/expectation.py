"""What would be expected by a day, and the pace: where we are against where we would be.

Pace is arithmetic; what people believe is confidence. The two are never merged.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from okrascode.config import StatusSettings
from okrascode.model.measure import Measure, Metric, Milestones
from okrascode.model.objective import Commitment
from okrascode.model.organization import Cycle
from okrascode.rollup.result import PaceWord

__all__ = [
    "bar_of",
    "elapsed",
    "expected_progress",
    "expected_value",
    "factor_of",
    "pace_of",
    "pace_word_of",
]


def elapsed(cycle: Cycle, day: date) -> Fraction:
    """Give (day − start + 1) / (end − start + 1) in days, clamped to 0..1.

    2026-11-15 in the 92 days from 2026-10-01 to 2026-12-31: 46 / 92 = 0.5.

    >>> from okrascode.model.place import Place
    >>> from okrascode.model.reference import CycleId
    >>> quarter = Cycle(id=CycleId("2026-Q4"), start=date(2026, 10, 1), end=date(2026, 12, 31),
    ...                 place=Place(""))
    >>> elapsed(quarter, date(2026, 11, 15))
    Fraction(1, 2)
    """
    return _elapsed(cycle.start, cycle.end, day)


@lru_cache(maxsize=1024)  # asked for each key result
def _elapsed(start: date, end: date, day: date) -> Fraction:
    days = (end - start).days + 1
    if days <= 0:
        return Fraction(int(day > end))
    passed = (day - start).days + 1
    return Fraction(min(days, max(0, passed)), days)


def expected_value(metric: Metric, cycle: Cycle, day: date) -> Fraction:
    """Give the value a metric would have by a day.

    Without a curve: baseline + (target − baseline) × elapsed. With one: linear between its points,
    from (start, baseline); after the last point its value stays. From 61 on 2026-10-01 to 62 on
    2026-11-01, half-way to 73 on 2026-12-15 (23 November): 62 + 11 × 22 / 44 = 67.5.

    >>> from okrascode.model.measure import CurvePoint
    >>> from okrascode.model.place import Place
    >>> from okrascode.model.reference import CycleId
    >>> quarter = Cycle(id=CycleId("2026-Q4"), start=date(2026, 10, 1), end=date(2026, 12, 31),
    ...                 place=Place(""))
    >>> curve = (CurvePoint(date(2026, 11, 1), Decimal(62)),
    ...          CurvePoint(date(2026, 12, 15), Decimal(73)))
    >>> expected_value(Metric(baseline=Decimal(61), target=Decimal(75), expected=curve), quarter,
    ...                date(2026, 11, 23))
    Fraction(135, 2)
    """
    if not metric.expected:
        above, below = metric.baseline.as_integer_ratio()
        to_above, to_below = metric.target.as_integer_ratio()
        part = elapsed(cycle, day)
        way = (to_above * below - above * to_below) * part.numerator
        common = below * to_below
        return Fraction(above * to_below * part.denominator + way, common * part.denominator)
    baseline = Fraction(metric.baseline)
    last_day, last_value = cycle.start, baseline
    for point in sorted(metric.expected, key=lambda point: point.date):
        if point.date < cycle.start:
            continue
        if point.date > day:
            between = Fraction((day - last_day).days, (point.date - last_day).days)
            return last_value + (Fraction(point.value) - last_value) * max(Fraction(0), between)
        last_day, last_value = point.date, Fraction(point.value)
    return last_value


def expected_progress(measure: Measure | None, cycle: Cycle, day: date) -> Fraction | None:
    """Give the progress that goes with an even pace or the declared plan.

    A metric: that of :func:`expected_value`. Milestones: (weight due by the day) / (weight of
    all) when all have ``due``, else elapsed: of three equal steps due in October, November and
    December one is due by 2026-11-15, 1/3. A threshold and a binary have none.
    """
    if isinstance(measure, Metric):
        if measure.baseline == measure.target:
            return None
        if not measure.expected:
            return elapsed(cycle, day)
        value = expected_value(measure, cycle, day)
        baseline = Fraction(measure.baseline)
        return (value - baseline) / (Fraction(measure.target) - baseline)
    if isinstance(measure, Milestones):
        return _due(measure, cycle, day)
    return None


def _due(milestones: Milestones, cycle: Cycle, day: date) -> Fraction | None:
    total = sum((Fraction(item.weight) for item in milestones.items), Fraction(0))
    if total <= 0:
        return None
    due = Fraction(0)
    for item in milestones.items:
        if item.due is None:
            return elapsed(cycle, day)
        if item.due <= day:
            due += Fraction(item.weight)
    return due / total


def factor_of(commitment: Commitment, settings: StatusSettings) -> Fraction:
    """Give what a good score is worth of a full one: 0.7 for aspirational, 1 for committed.

    >>> factor_of(Commitment.ASPIRATIONAL, StatusSettings())
    Fraction(7, 10)
    """
    if commitment is Commitment.ASPIRATIONAL:
        return Fraction(settings.aspirational_factor)
    return Fraction(1)


def bar_of(commitment: Commitment, settings: StatusSettings) -> Decimal:
    """Give the score from which it is achieved at the end: 0.7 aspirational, 1.0 committed."""
    if commitment is Commitment.ASPIRATIONAL:
        return settings.achieved_aspirational
    return settings.achieved_committed


def pace_of(
    score: Fraction | None,
    expected: Fraction | None,
    *,
    elapsed: Fraction,
    settings: StatusSettings,
) -> Fraction | None:
    """Give score / expected; ``None`` when expected is 0 or absent or it is too early to say.

    Score 0.42 where 0.35 is expected: 0.42 / 0.35 = 1.2. Before a tenth of the cycle a single day
    would swing it, so there is none. A planned dip below the baseline has none either.

    >>> pace_of(Fraction(42, 100), Fraction(35, 100), elapsed=Fraction(1, 2),
    ...         settings=StatusSettings())
    Fraction(6, 5)
    """
    if score is None or expected is None or expected <= 0 or elapsed < settings.pace_from:
        return None
    return score / expected


def pace_word_of(pace: Fraction | None, settings: StatusSettings) -> PaceWord | None:
    """Say pace in a word: ahead from 1.1, even from 0.9, else behind.

    >>> str(pace_word_of(Fraction(11, 10), StatusSettings()))
    'ahead'
    """
    if pace is None:
        return None
    if pace >= settings.pace_ahead:
        return PaceWord.AHEAD
    return PaceWord.EVEN if pace >= settings.pace_even else PaceWord.BEHIND
