"""Scores day by day."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from okrascode.model.objective import ItemState
from okrascode.rollup.series import days_of, key_result_series, mean_series, objective_series
from tests.support.plans import (
    QUARTER,
    day,
    find,
    find_objective,
    key_result,
    metric,
    objective,
    plan_of,
    reading,
    rolled_up,
)

DAYS = tuple(day(d) for d in ("10-31", "11-01", "11-02", "11-03"))
SPEED = "company@2026-Q4:checkout/speed"


def test_the_days_of_a_cycle_end_today_or_with_it() -> None:
    """Weekly the last day is there too; before the start there is none."""
    assert len(days_of(QUARTER, day("10-03"))) == 3
    weekly = days_of(QUARTER, day("10-10"), step_days=7)
    assert weekly == (day("10-01"), day("10-08"), day("10-10"))
    assert days_of(QUARTER, day("2027-02-01"))[-1] == day("12-31")
    assert days_of(QUARTER, day("09-30")) == ()
    assert days_of(QUARTER, day("10-01")) == (day("10-01"),)


def test_the_last_reading_is_carried_forward() -> None:
    """0 before the first one; clamped as scores are."""
    plan = plan_of(objective("checkout", key_result()))
    part = find(rolled_up(plan, reading(40, "11-01"), reading(120, "11-03")))
    assert key_result_series(part, cycle=QUARTER, days=DAYS) == (
        0,
        Fraction(2, 5),
        Fraction(2, 5),
        1,
    )


def test_a_silent_key_result_does_not_make_the_mean_jump() -> None:
    """Speed reports once; on later days its value stays in the mean."""
    plan = plan_of(
        objective(
            "checkout",
            key_result("rate"),
            key_result("speed", weight=3),
            key_result("gone", state=ItemState.DROPPED),
            key_result("flat", metric(1, 1)),
        )
    )
    part = find_objective(
        rolled_up(
            plan,
            reading(40, "11-01"),
            reading(80, "11-03"),
            reading(20, "11-01", of=SPEED),
        )
    )
    assert objective_series(part, cycle=QUARTER, days=DAYS) == (
        0,
        Fraction(1, 4),
        Fraction(1, 4),
        Fraction(7, 20),
    )


def test_an_objective_without_key_results_has_no_line() -> None:
    """Its supporters have theirs."""
    part = find_objective(rolled_up(plan_of(objective("checkout"))))
    assert objective_series(part, cycle=QUARTER, days=DAYS) == ()


def test_a_day_without_any_value_has_no_mean() -> None:
    """Not 0: nothing is known."""
    line = (None, Fraction(1, 2))
    assert mean_series([(line, Decimal(1)), (line, Decimal(2))]) == (None, Fraction(1, 2))
