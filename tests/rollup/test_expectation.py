"""What is expected by a day, and the pace."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from okrascode.config import StatusSettings
from okrascode.model.measure import CurvePoint
from okrascode.model.objective import Commitment
from okrascode.rollup.expectation import (
    elapsed,
    expected_progress,
    expected_value,
    pace_of,
    pace_word_of,
)
from tests.support.plans import (
    QUARTER,
    at_least,
    binary,
    cycle,
    day,
    find,
    find_objective,
    key_result,
    metric,
    milestones,
    objective,
    plan_of,
    reading,
    rolled_up,
)


@pytest.mark.parametrize(
    ("today", "part"),
    [
        ("09-30", Fraction(0)),
        ("10-01", Fraction(1, 92)),
        ("11-15", Fraction(1, 2)),
        ("12-31", Fraction(1)),
        ("2027-03-01", Fraction(1)),
    ],
)
def test_elapsed_counts_both_ends(today, part) -> None:
    """The first day has passed in its evening: 1 of 92; before 0, after 1."""
    assert elapsed(QUARTER, day(today)) == part


def test_a_cycle_that_ends_before_it_starts_has_passed_or_not() -> None:
    """An error of the document does not stop the arithmetic."""
    wrong = cycle("wrong", "10-02", "10-01")
    assert (elapsed(wrong, day("10-01")), elapsed(wrong, day("10-02"))) == (0, 1)


CURVE = (CurvePoint(day("11-01"), Decimal(62)), CurvePoint(day("12-15"), Decimal(73)))


@pytest.mark.parametrize(
    ("today", "value"),
    [
        ("09-01", 61),
        ("10-01", 61),
        ("10-17", 61 + Fraction(16, 31)),
        ("11-01", 62),
        ("11-23", Fraction(135, 2)),
        ("12-15", 73),
        ("12-31", 73),
    ],
)
def test_a_declared_plan_is_linear_between_its_points(today, value) -> None:
    """From 61 on the first day to 62 on 1 November and 73 on 15 December."""
    planned = metric(61, 75, expected=CURVE)
    assert expected_value(planned, QUARTER, day(today)) == value
    assert expected_progress(planned, QUARTER, day(today)) == (value - 61) / Fraction(14)


def test_points_before_the_cycle_are_not_part_of_the_plan() -> None:
    """The curve starts at the baseline on the first day whatever was written before it."""
    planned = metric(0, 100, expected=(CurvePoint(day("09-01"), Decimal(90)),))
    assert expected_value(planned, QUARTER, day("10-15")) == 0


def test_without_a_plan_an_even_pace_is_expected() -> None:
    """Half of the cycle: half of the way, 68 between 61 and 75."""
    assert expected_progress(metric(61, 75), QUARTER, day("11-15")) == Fraction(1, 2)
    assert expected_value(metric(61, 75), QUARTER, day("11-15")) == 68


def test_milestones_are_expected_when_they_are_due() -> None:
    """One of weight 1 of 4 is due by 15 November; without all days it is the even pace."""
    due = milestones(("a", 1, "11-15"), ("b", 2, "11-16"), ("c", 1, "12-31"))
    assert expected_progress(due, QUARTER, day("11-15")) == Fraction(1, 4)
    some = milestones(("a", 1, "11-15"), ("b", 2))
    assert expected_progress(some, QUARTER, day("11-15")) == Fraction(1, 2)
    assert expected_progress(milestones(("a", 0)), QUARTER, day("11-15")) is None


@pytest.mark.parametrize("measure", [at_least(1), binary(), metric(5, 5), None])
def test_some_expect_nothing(measure) -> None:
    """A threshold, a binary, a journey of no length and an unsaid measure have none."""
    assert expected_progress(measure, QUARTER, day("11-15")) is None


def test_a_good_score_is_lower_for_aspirational_work() -> None:
    """Half of the cycle: 0.5 for committed, 0.5 × 0.7 = 0.35 for aspirational."""
    parts = [key_result("rate"), key_result("high", commitment=Commitment.ASPIRATIONAL)]
    rollup = rolled_up(plan_of(objective("checkout", *parts)))
    assert find(rollup).expected == Fraction(1, 2)
    assert find(rollup, "high").expected == Fraction(7, 20)
    assert find(rollup, "high").expected_progress == Fraction(1, 2)


@pytest.mark.parametrize(
    ("score", "expected", "passed", "pace"),
    [
        (Fraction(42, 100), Fraction(35, 100), Fraction(1, 2), Fraction(6, 5)),
        (Fraction(1, 2), Fraction(0), Fraction(1, 2), None),
        (Fraction(1, 2), Fraction(-1, 10), Fraction(1, 2), None),
        (None, Fraction(1, 2), Fraction(1, 2), None),
        (Fraction(1, 2), None, Fraction(1, 2), None),
        (Fraction(1, 20), Fraction(1, 20), Fraction(99, 1000), None),
        (Fraction(1, 20), Fraction(1, 10), Fraction(1, 10), Fraction(1, 2)),
    ],
    ids=["plain", "zero", "dip", "no score", "no plan", "too early", "from a tenth"],
)
def test_pace_is_score_over_expected(score, expected, passed, pace) -> None:
    """There is none when it would say nothing."""
    assert pace_of(score, expected, elapsed=passed, settings=StatusSettings()) == pace


@pytest.mark.parametrize(
    ("pace", "word"),
    [("1.1", "ahead"), ("1.09", "even"), ("0.9", "even"), ("0.89", "behind"), (None, None)],
)
def test_pace_has_a_word(pace, word) -> None:
    """Ahead from 1.1, even from 0.9, else behind."""
    assert pace_word_of(None if pace is None else Fraction(pace), StatusSettings()) == word


def test_an_objective_expects_what_its_key_results_expect() -> None:
    """Only those that have one: the threshold neither hurries nor delays the pace.

    0.4 with weight 1 and 0.1 with weight 3 give 0.7 / 4 = 0.175 of 0.5 expected: pace 0.35.
    """
    rollup = rolled_up(
        plan_of(
            objective(
                "checkout",
                key_result("rate"),
                key_result("slow", weight=3),
                key_result("uptime", at_least(1)),
            )
        ),
        reading(40, "11-10"),
        reading(10, "11-10", of="company@2026-Q4:checkout/slow"),
        reading(2, "11-10", of="company@2026-Q4:checkout/uptime"),
    )
    part = find_objective(rollup)
    assert (part.expected, part.pace, part.pace_word) == (
        Fraction(1, 2),
        Fraction(7, 20),
        "behind",
    )
    assert part.score == Fraction(40 + 30 + 100, 500)
