"""What must hold for any change: thresholds as sets, and a way there and back."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from okrascode.changes.difference import Direction
from okrascode.changes.measures import measure_moved
from okrascode.changes.thresholds import threshold_direction
from okrascode.model.measure import Condition, Metric, Threshold
from okrascode.rollup.progress import holds

NUMBERS = some.integers(0, 6).map(Decimal)
PROBES = [Decimal(n) / 2 for n in range(-2, 28)]
"""Every number that any of the thresholds could tell apart."""


@some.composite
def thresholds(draw) -> Threshold:
    """Give any threshold with ends from 0 to 6."""
    condition = draw(some.sampled_from(list(Condition)))
    low = draw(NUMBERS)
    upper = low + draw(NUMBERS) if condition is Condition.BETWEEN else None
    return Threshold(condition=condition, bound=low, upper=upper)


@given(old=thresholds(), new=thresholds())
def test_a_threshold_is_eased_when_it_accepts_a_number_more(old, new) -> None:
    """The direction is that of the sets of numbers that hold."""
    before = {probe for probe in PROBES if holds(old, probe)}
    after = {probe for probe in PROBES if holds(new, probe)}
    expected = Direction.NEUTRAL if before == after else Direction.RAISED
    assert threshold_direction(old, new) is (Direction.EASED if after - before else expected)


@given(baseline=NUMBERS, old=NUMBERS, new=NUMBERS)
def test_there_and_back_are_opposites(baseline, old, new) -> None:
    """Easing a target on one side of its baseline and undoing it is raising it, up or down."""
    if (old - baseline) * (new - baseline) <= 0 or old == new:
        return
    sides = [Metric(baseline=baseline, target=target) for target in (old, new)]
    [there] = measure_moved(sides[0], sides[1], cycle=None)
    [back] = measure_moved(sides[1], sides[0], cycle=None)
    assert {there.direction, back.direction} == {Direction.EASED, Direction.RAISED}
    nearer = abs(new - baseline) < abs(old - baseline)
    assert there.direction is (Direction.EASED if nearer else Direction.RAISED)
