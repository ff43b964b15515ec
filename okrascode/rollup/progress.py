"""Progress of one key result by the shape of its measure, from values alone.

Progress is reported as it is; the score is progress clamped to 0..1 (see ``aggregate.clamp``).
``None`` means that it cannot be computed: tools that guess 0, 0.5 or 1 for a journey of no length
hide an error of the document.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from decimal import Decimal
from fractions import Fraction

from okrascode.model.measure import (
    Binary,
    Condition,
    Measure,
    Metric,
    Milestones,
    Scoring,
    SourceKind,
    Threshold,
)
from okrascode.model.reference import Id
from okrascode.readings.reading import ReadingValue

__all__ = [
    "current_of",
    "fits",
    "holds",
    "metric_progress",
    "milestones_progress",
    "progress_of",
    "share_that_holds",
    "why_no_progress",
]


def metric_progress(metric: Metric, current: Decimal) -> Fraction | None:
    """Give (current − baseline) / (target − baseline), the same up and down.

    From 0.2 to 3.2 at 2.3: 2.1 / 3 = 0.7, not 0.69999. Below 0 when it got worse, above 1 when it
    went beyond the target, ``None`` when baseline and target are equal.

    >>> metric_progress(Metric(baseline=Decimal("0.2"), target=Decimal("3.2")), Decimal("2.3"))
    Fraction(7, 10)
    >>> metric_progress(Metric(baseline=Decimal(100), target=Decimal(60)), Decimal(80))
    Fraction(1, 2)
    """
    # (c/C − b/B) / (t/T − b/B), with whole numbers up to the last step.
    above, below = current.as_integer_ratio()
    from_above, from_below = metric.baseline.as_integer_ratio()
    to_above, to_below = metric.target.as_integer_ratio()
    span = to_above * from_below - from_above * to_below
    if span == 0:
        return None
    way = above * from_below - from_above * below
    return Fraction(way * to_below, span * below)


def holds(threshold: Threshold, value: Decimal) -> bool:
    """Tell whether a number is where it should be.

    ``at_least``, ``at_most`` and ``between`` include their bounds, ``above`` and ``below`` do not.

    >>> at_most = Threshold(condition=Condition.AT_MOST, bound=Decimal(25))
    >>> below = Threshold(condition=Condition.BELOW, bound=Decimal(25))
    >>> holds(at_most, Decimal(25)), holds(below, Decimal(25))
    (True, False)
    """
    if threshold.condition is Condition.AT_LEAST:
        return value >= threshold.bound
    if threshold.condition is Condition.AT_MOST:
        return value <= threshold.bound
    if threshold.condition is Condition.ABOVE:
        return value > threshold.bound
    if threshold.condition is Condition.BELOW:
        return value < threshold.bound
    return threshold.bound <= value and (threshold.upper is None or value <= threshold.upper)


def share_that_holds(threshold: Threshold, values: Iterable[Decimal]) -> Fraction:
    """Give (values that hold) / (values), 0 without any.

    An uptime of at least 99.9 at 99.95, 99.8, 99.9 and 99.99: three of four hold, 0.75.

    >>> uptime = Threshold(condition=Condition.AT_LEAST, bound=Decimal("99.9"))
    >>> share_that_holds(uptime, map(Decimal, ["99.95", "99.8", "99.9", "99.99"]))
    Fraction(3, 4)
    """
    verdicts = [holds(threshold, value) for value in values]
    return Fraction(sum(verdicts), len(verdicts)) if verdicts else Fraction(0)


def milestones_progress(milestones: Milestones, done: Container[Id]) -> Fraction | None:
    """Give (weight of those done) / (weight of all); ``None`` when no weight is above 0.

    Apple with weight 1 done, Google with weight 2 and Alipay with weight 1 not: 1 / 4 = 0.25.
    Identifiers that the measure does not have (any more) count for nothing.

    >>> from okrascode.model.measure import Milestone
    >>> from okrascode.model.place import Place
    >>> steps = [("apple", 1), ("google", 2), ("alipay", 1)]
    >>> wallets = Milestones(items=tuple(
    ...     Milestone(id=Id(i), title=i, weight=Decimal(w), place=Place("")) for i, w in steps
    ... ))
    >>> milestones_progress(wallets, (Id("apple"),))
    Fraction(1, 4)
    """
    weights = [(item.id, Fraction(item.weight)) for item in milestones.items]
    total = sum((weight for _, weight in weights), Fraction(0))
    if total <= 0 or any(weight < 0 for _, weight in weights):
        return None
    return sum((weight for id_, weight in weights if id_ in done), Fraction(0)) / total


def fits(measure: Measure | None, value: ReadingValue | None) -> bool:
    """Tell whether a value has the shape of the measure; one that says nothing always fits.

    A measure that changed its shape leaves readings of the old shape behind; they do not count.
    """
    if value is None or measure is None:
        return True
    if isinstance(measure, Binary):
        return isinstance(value, bool)
    if isinstance(measure, Milestones):
        return isinstance(value, tuple)
    return isinstance(value, Decimal)


def current_of(
    measure: Measure | None, values: Iterable[ReadingValue | None]
) -> ReadingValue | None:
    """Give the newest value, or where a counted measure starts when nothing was counted yet.

    ``values`` in order of time. With no commit, ``{commits: true}`` stands at the baseline of a
    metric and at 0 for a threshold: a count of nothing is 0.
    """
    newest: ReadingValue | None = None
    for value in values:
        if value is not None:
            newest = value
    if newest is not None:
        return newest
    source = None if measure is None else measure.source
    if source is not None and source.kind is SourceKind.COMMITS:
        if isinstance(measure, Metric):
            return measure.baseline
        if isinstance(measure, Threshold):
            return Decimal(0)
    return None


def progress_of(
    measure: Measure | None,
    current: ReadingValue | None,
    *,
    cycle_values: Iterable[Decimal] = (),
) -> Fraction | None:
    """Give the progress of a measure at its current value: 0 with no reading.

    ``cycle_values`` are the values read in the cycle, for a threshold scored by their share.
    ``None`` when nobody has said how it is measured, for a metric whose baseline is its target,
    and for milestones that weigh nothing.

    >>> progress_of(Binary(), True), progress_of(Binary(), None)
    (Fraction(1, 1), Fraction(0, 1))
    """
    if isinstance(measure, Metric):
        value = current if isinstance(current, Decimal) else measure.baseline
        return metric_progress(measure, value)
    if isinstance(measure, Threshold):
        if measure.scoring is Scoring.SHARE:
            return share_that_holds(measure, cycle_values)
        return Fraction(int(isinstance(current, Decimal) and holds(measure, current)))
    if isinstance(measure, Milestones):
        return milestones_progress(measure, current if isinstance(current, tuple) else ())
    if isinstance(measure, Binary):
        return Fraction(int(current is True))
    return None


def why_no_progress(measure: Measure | None) -> str:
    """Say in a sentence why there is no progress, for a reader who wonders where it went."""
    if isinstance(measure, Metric):
        return f"baseline and target are both {measure.target}"
    if isinstance(measure, Milestones):
        return "its milestones weigh nothing"
    return "nobody has said how it is measured"
