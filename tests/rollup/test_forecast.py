"""The projection of a metric."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from okrascode.rollup.forecast import forecast_at, quantile
from tests.support.plans import (
    at_least,
    day,
    find,
    key_result,
    objective,
    plan_of,
    reading,
    rolled_up,
)

PLAN = plan_of(objective("checkout", key_result()))


def test_three_readings_on_a_line_point_along_it() -> None:
    """10, 12 and 14 on three days: 2 a day, so 14 + 2 × 51 at the end; no doubt in it."""
    days = ("11-08", "11-09", "11-10")
    readings = [reading(v, d) for v, d in zip((10, 12, 14), days, strict=True)]
    found = find(rolled_up(PLAN, *readings)).forecast
    assert (found.low, found.middle, found.high) == (116, 116, 116)


def test_one_wild_reading_does_not_turn_the_line() -> None:
    """1 a day with one slip of the pen: the middle keeps to the line, the range shows the doubt."""
    values = {day(f"10-{n:02}"): Decimal(n) for n in range(1, 11)} | {day("10-05"): Decimal(500)}
    found = forecast_at(values, day("10-20"))
    assert found.middle == 20
    assert found.low < 20


def test_the_range_is_that_of_the_slopes() -> None:
    """Slopes 2, 3 and 4: 10 % is 2.2 and 90 % is 3.8.

    Ten days after the last reading at 2.2: the median of 10 + 26.4, 12 + 24.2 and 16 + 22 is 36.4;
    at 3.8: the median of 10 + 45.6, 12 + 41.8 and 16 + 38 is 54.
    """
    values = {day(f"10-0{n}"): Decimal(v) for n, v in ((1, 10), (2, 12), (3, 16))}
    found = forecast_at(values, day("10-13"))
    assert (found.low, found.middle, found.high) == (Fraction(182, 5), 46, 54)


def test_two_days_are_too_few() -> None:
    """Two readings of one day correct each other: they are one."""
    readings = [reading(1, "11-08"), reading(2, "11-09"), reading(3, "11-09")]
    assert find(rolled_up(PLAN, *readings)).forecast is None


def test_only_a_running_metric_has_a_projection() -> None:
    """Neither a threshold nor a cycle that is over; a reading after the end ends it too."""
    readings = [reading(n, f"11-0{n}") for n in (1, 2, 3)]
    holds = plan_of(objective("checkout", key_result("rate", at_least(1))))
    assert find(rolled_up(holds, *readings)).forecast is None
    assert find(rolled_up(PLAN, *readings, today="2027-01-01")).forecast is None
    assert forecast_at({r.day: r.value for r in readings}, day("11-02")) is None


def test_a_reading_of_an_unknown_day_is_no_point() -> None:
    """It has no place on the line."""
    readings = [reading(1, None, not_after="11-01"), reading(2, "11-02"), reading(3, "11-03")]
    assert find(rolled_up(PLAN, *readings)).forecast is None


def test_quantiles_are_linear_between_the_values() -> None:
    """0, 10 and 20 at 10 %: 2; the ends are the ends."""
    values = [0, 10, 20]
    assert [quantile(values, n, 10) for n in (0, 1, 5, 10)] == [0, 20, 100, 200]


@given(
    st.dictionaries(
        st.dates(day("10-01"), day("12-31")),
        st.decimals(min_value=-1000, max_value=1000, places=3),
        min_size=3,
        max_size=12,
    ),
    st.decimals(min_value=-100, max_value=100, places=2),
)
def test_the_range_is_ordered_and_moves_with_the_values(values, shift) -> None:
    """Low ≤ middle ≤ high, and adding a number to all readings adds it to the projection."""
    found = forecast_at(values, day("12-31"))
    assert found.low <= found.middle <= found.high
    moved = forecast_at({d: v + shift for d, v in values.items()}, day("12-31"))
    assert moved.middle == found.middle + Fraction(shift)
