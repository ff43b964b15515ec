"""What moved in how a key result is measured, and whether that makes it easier.

What can no longer be compared (another unit, source, scoring or shape) counts as eased: nobody can
show that it is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from okrascode.changes.difference import Direction, Kind, Moved
from okrascode.changes.milestones import milestones_moved
from okrascode.changes.thresholds import threshold_direction, threshold_text
from okrascode.model.measure import Measure, Metric, Milestones, Threshold, shape_of
from okrascode.model.organization import Cycle
from okrascode.readings.intent import FieldValue, fields_of_measure
from okrascode.rollup.expectation import expected_value

__all__ = ["measure_moved"]


def measure_moved(
    old: Measure | None, new: Measure | None, *, cycle: Cycle | None
) -> Iterator[Moved]:
    """Give what differs between two measures; ``cycle`` is the base's, for the planned curve."""
    if old == new:
        return
    if old is None or new is None or type(old) is not type(new):
        shapes = [None if one is None else shape_of(one) for one in (old, new)]
        direction = Direction.RAISED if old is None else Direction.EASED
        yield Moved(Kind.MEASURE, "measure", shapes[0], shapes[1], direction)
        return
    if isinstance(old, Metric) and isinstance(new, Metric):
        yield from _metric(old, new, cycle)
    elif isinstance(old, Threshold) and isinstance(new, Threshold):
        yield from _threshold(old, new)
    elif isinstance(old, Milestones) and isinstance(new, Milestones):
        yield from milestones_moved(old, new)
    yield from _of_all(old, new)


def _metric(old: Metric, new: Metric, cycle: Cycle | None) -> Iterator[Moved]:
    journey = old.target - old.baseline
    if old.baseline != new.baseline:
        # At the same value, a journey that began further away has come further.
        direction = _eased_when_negative((new.baseline - old.baseline) * journey)
        yield Moved(Kind.BASELINE, "baseline", old.baseline, new.baseline, direction)
    if old.target != new.target:
        direction = _eased_when_negative((new.target - old.target) * journey)
        yield Moved(Kind.TARGET, "target", old.target, new.target, direction)
    if old.stretch != new.stretch:
        yield Moved(Kind.TARGET, "stretch", old.stretch, new.stretch, _stretch(old, new, journey))
    if old.expected != new.expected and not _follows_target(old, new):
        texts = [fields_of_measure(one)["expected"] for one in (old, new)]
        direction = _curve(old, new, cycle, journey)
        yield Moved(Kind.TARGET, "expected", texts[0], texts[1], direction)
    if old.withheld != new.withheld:
        direction = Direction.EASED if old.withheld is None else Direction.NEUTRAL
        yield Moved(Kind.MEASURE, "withheld", old.withheld, new.withheld, direction)


def _stretch(old: Metric, new: Metric, journey: Decimal) -> Direction:
    if old.stretch is None:
        return Direction.RAISED
    if new.stretch is None:
        return Direction.EASED
    return _eased_when_negative((new.stretch - old.stretch) * journey)


def _follows_target(old: Metric, new: Metric) -> bool:
    """Tell whether of a plan only its end moved, with the target it ends at."""
    if [point.date for point in old.expected] != [point.date for point in new.expected]:
        return False
    ends = (old.target, new.target)
    pairs = zip(old.expected, new.expected, strict=True)
    return all(one.value == other.value or (one.value, other.value) == ends for one, other in pairs)


def _curve(old: Metric, new: Metric, cycle: Cycle | None, journey: Decimal) -> Direction:
    """Compare two plans wherever either bends; between its points a plan is a straight line."""
    if cycle is None or cycle.end < cycle.start:
        return Direction.EASED
    bends = {point.date for metric in (old, new) for point in metric.expected}
    days = sorted({cycle.start, cycle.end, *(day for day in bends if cycle.contains(day))})
    ahead = [
        (expected_value(new, cycle, day) - expected_value(old, cycle, day)) * Fraction(journey)
        for day in days
    ]
    return _eased_when_negative(min(ahead)) if min(ahead) < 0 else _eased_when_negative(max(ahead))


def _threshold(old: Threshold, new: Threshold) -> Iterator[Moved]:
    if (old.condition, old.bound, old.upper) != (new.condition, new.bound, new.upper):
        direction = threshold_direction(old, new)
        if old.condition is new.condition:
            name = old.condition.value
            values = [fields_of_measure(one)[name] for one in (old, new)]
            yield Moved(Kind.TARGET, name, values[0], values[1], direction)
        else:
            texts = threshold_text(old), threshold_text(new)
            yield Moved(Kind.TARGET, "threshold", *texts, direction)
    if old.scoring is not new.scoring:
        words = old.scoring.value, new.scoring.value
        yield Moved(Kind.MEASURE, "scoring", *words, Direction.EASED)


def _of_all(old: Measure, new: Measure) -> Iterator[Moved]:
    """Give what any shape may have; names of measures are words, the rest decides the number."""
    before, after = fields_of_measure(old), fields_of_measure(new)
    if before.get("unit") != after.get("unit"):
        yield _incomparable("unit", before.get("unit"), after.get("unit"))
    if old.source != new.source:
        yield _incomparable("source", before.get("source"), after.get("source"))
    if before.get("name") != after.get("name"):
        yield Moved(Kind.WORDING, "name", before.get("name"), after.get("name"))


def _incomparable(name: str, old: FieldValue, new: FieldValue) -> Moved:
    return Moved(Kind.MEASURE, name, old, new, Direction.EASED)


def _eased_when_negative(number: Decimal | Fraction) -> Direction:
    if number == 0:
        return Direction.NEUTRAL
    return Direction.EASED if number < 0 else Direction.RAISED
