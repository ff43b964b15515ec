"""How to read scores at the end of a cycle."""

from __future__ import annotations

from fractions import Fraction

import pytest

from okrascode.model.objective import Commitment, ItemState
from okrascode.rollup.bands import band_of, is_healthy_middle, was_too_safe
from tests.support.plans import key_result, objective, plan_of, reading, rolled_up


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (0, "red"),
        ("0.299", "red"),
        ("0.3", "yellow"),
        ("0.699", "yellow"),
        ("0.7", "green"),
        (1, "green"),
    ],
)
def test_a_score_has_a_band(score, band) -> None:
    """Below 0.3 red, below 0.7 yellow, from 0.7 green."""
    assert band_of(Fraction(score)) == band


def test_the_healthy_middle_of_aspirational_work() -> None:
    """0.6 to 0.8, both included."""
    found = [is_healthy_middle(Fraction(n, 100)) for n in (59, 60, 80, 81)]
    assert found == [False, True, True, False]


@pytest.mark.parametrize(
    ("values", "asked"), [((100, 100), True), ((100, 99), False), ((None, 100), False)]
)
def test_full_scores_everywhere_ask_whether_the_targets_were_too_safe(values, asked) -> None:
    """Only of aspirational objectives that are still active, once their cycle is over."""
    plan = plan_of(
        *(
            objective(f"o{n}", key_result(), commitment=Commitment.ASPIRATIONAL)
            for n in range(len(values))
        ),
        objective("done", commitment=Commitment.COMMITTED),
        objective(
            "gone", key_result(), commitment=Commitment.ASPIRATIONAL, state=ItemState.DROPPED
        ),
    )
    known = [
        reading(value, "11-10", of=f"company@2026-Q4:o{n}/rate")
        for n, value in enumerate(values)
        if value is not None
    ]
    over, running = (
        rolled_up(plan, *known, today=today).cycles[0].teams[0].objectives
        for today in ("2027-01-01", "11-15")
    )
    assert was_too_safe(over) is asked
    assert not was_too_safe(running)
