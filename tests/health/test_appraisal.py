"""Not an appraisal: words that tie a goal to pay or rating."""

from __future__ import annotations

import pytest

from okrascode.config import HealthSettings
from okrascode.health.theme import Level
from tests.support.health import QUARTERS, look_of, traits, view_of
from tests.support.plans import key_result, objective, plan_of


def _view(text: str, **more):
    part = key_result(how=text)
    return view_of(plan_of(objective("checkout", part), cycles=QUARTERS), **more)


@pytest.mark.parametrize(
    "text",
    ["The bonus is paid only if this objective is reached.", "完成情况与年终奖挂钩。"],
)
def test_a_goal_tied_to_pay_is_found(text):
    """In English and Chinese, wherever a text says it."""
    view = _view(text)
    assert look_of("appraisal", view).level is Level.WEAK
    assert traits("appraisal", view) == [("tied", "company@2026-Q4:checkout/rate")]


@pytest.mark.parametrize(
    "text",
    [
        *("Paying with us is effortless", "Drivers get their bonus the same day"),
        *("Performance reviews of 40 teams are held", "员工的绩效考核流程更公平"),
    ],
)
def test_words_of_the_trade_are_not(text):
    """Payments, bonuses of drivers and reviews that are held are what people work on."""
    view = _view(text)
    assert look_of("appraisal", view).level is Level.STRONG
    assert [trait for trait, _ in traits("appraisal", view)] == ["none"]


def test_a_company_may_have_words_of_its_own():
    """They are looked for as whole words, besides what is always looked for."""
    own = HealthSettings(appraisal_words=("Prämie", "Zielbonus"))
    assert traits("appraisal", _view("bringt eine Prämie", limits=own))[0][0] == "tied"
    assert traits("appraisal", _view("bringt Prämien", limits=own))[0][0] == "none"
    tied = "The bonus is paid only if this objective is reached."
    assert traits("appraisal", _view(tied, limits=own))[0][0] == "tied"
