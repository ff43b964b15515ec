"""What holds for all numbers, not only for the examples."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from okrascode.model.objective import Commitment, ItemState
from okrascode.rollup.progress import metric_progress
from tests.support.plans import (
    QUARTER,
    binary,
    find,
    find_objective,
    key_result,
    metric,
    objective,
    plan_of,
    reading,
    rolled_up,
    threshold,
)

numbers = st.decimals(min_value=-1000, max_value=1000, places=3)
days = st.dates(QUARTER.start - timedelta(days=20), QUARTER.end + timedelta(days=20))
confidences = st.none() | st.decimals(min_value=0, max_value=10, places=1)


@given(numbers, numbers, numbers)
def test_up_and_down_are_the_same(baseline, target, current) -> None:
    """A journey and its mirror image have the same progress."""
    up = metric_progress(metric(baseline, target), current)
    down = metric_progress(metric(-baseline, -target), -current)
    assert up == down


@given(numbers, numbers, numbers, numbers)
def test_nearer_to_the_target_is_never_less(baseline, target, one, other) -> None:
    """Progress grows with the value towards the target."""
    assume(baseline < target)
    low, high = sorted((one, other))
    measure = metric(baseline, target)
    assert metric_progress(measure, low) <= metric_progress(measure, high)


@given(
    st.lists(st.tuples(days, numbers, confidences), max_size=5),
    days,
    st.sampled_from(list(Commitment)),
    st.sampled_from([metric(0, 100), metric(100, -50), threshold("below", 3), binary()]),
)
def test_every_number_is_in_its_range(observed, today, commitment, measure) -> None:
    """Scores in 0..1, expected in 0..1, pace not negative, whatever was observed and when."""
    plan = plan_of(objective("checkout", key_result("rate", measure), commitment=commitment))
    known = [
        reading(value, on.isoformat(), confidence=confidence)
        for on, value, confidence in sorted(observed, key=lambda one: one[0])
    ]
    rollup = rolled_up(plan, *known, today=today.isoformat())
    for part in (find(rollup), find_objective(rollup), rollup.cycles[0].teams[0]):
        assert 0 <= part.score <= 1
        assert part.expected is None or 0 <= part.expected <= 1
        assert part.pace is None or part.pace >= 0
    part = find(rollup)
    assert (part.status == "stale") == (part.last_status is not None)
    assert (part.final_score is None) == (today <= QUARTER.end)


@given(st.lists(st.tuples(numbers, st.integers(0, 5)), min_size=1, max_size=5), st.randoms())
def test_the_order_of_key_results_changes_no_score(values, random) -> None:
    """Neither does a dropped one among them."""
    parts = [key_result(f"k{n}", weight=weight) for n, (_, weight) in enumerate(values)]
    known = [
        reading(value, "11-10", of=f"company@2026-Q4:checkout/k{n}")
        for n, (value, _) in enumerate(values)
    ]
    mixed = [*parts, key_result("gone", weight=5, state=ItemState.DROPPED)]
    random.shuffle(mixed)
    one, other = (
        find_objective(rolled_up(plan_of(objective("checkout", *some)), *known))
        for some in (parts, mixed)
    )
    assert (one.score, one.pace, one.status) == (other.score, other.pace, other.status)


@given(days, st.integers(0, 100))
def test_the_same_day_and_record_give_the_same_numbers(today, value) -> None:
    """Nothing else goes in."""
    plan = plan_of(objective("checkout", key_result()))
    known = reading(Decimal(value), "11-10")
    assert rolled_up(plan, known, today=today.isoformat()) == rolled_up(
        plan, known, today=today.isoformat()
    )
