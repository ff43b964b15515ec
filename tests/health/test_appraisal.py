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
    ["Counts for the year-end bonus.", "Part of each performance review", "与奖金挂钩", "绩效考核"],
)
def test_a_goal_tied_to_pay_is_found(text):
    """In English and Chinese, wherever a text says it."""
    view = _view(text)
    assert look_of("appraisal", view).level is Level.WEAK
    assert traits("appraisal", view) == [("tied", "company@2026-Q4:checkout/rate")]


@pytest.mark.parametrize(
    "text",
    ["Paying with us is effortless", "Ratings in the app store", "Reviewed by a nurse", "付款顺畅"],
)
def test_words_of_the_trade_are_not(text):
    """Payments, ratings of an app and reviews of code are what people work on."""
    assert look_of("appraisal", _view(text)).level is Level.STRONG


def test_the_words_are_a_setting():
    """A payroll company leaves salary out; an empty list looks for nothing."""
    assert traits("appraisal", _view("Salaries arrive on time"))[0][0] == "tied"
    none = HealthSettings(appraisal_words=())
    assert look_of("appraisal", _view("bonus", limits=none)).level is Level.STRONG
    own = HealthSettings(appraisal_words=("Prämie",))
    assert traits("appraisal", _view("eine Prämie", limits=own))[0][0] == "tied"
