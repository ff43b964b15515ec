"""Constructive failure: what was learned, and what was green outside and red inside."""

from __future__ import annotations

import pytest

from okrascode.health.risks import risks_in
from okrascode.health.theme import Level
from okrascode.model.objective import Closing, Outcome
from tests.support.health import QUARTERS, look_of, traits, view_of
from tests.support.plans import key_result, objective, plan_of, reading

KEY_RESULT = "company@2026-Q4:checkout/rate"


def _view(*readings, closing=None, today="2027-01-10"):
    plan = plan_of(objective("checkout", key_result(), closing=closing), cycles=QUARTERS)
    return view_of(plan, *readings, today=today)


def _said(value: int, on: str, confidence: int):
    return reading(value, on, of=KEY_RESULT, confidence=confidence)


def test_confident_two_weeks_before_the_end_and_missed_is_a_watermelon():
    """Confidence 8 on 16 December, 40 of 100 at the end."""
    view = _view(_said(40, "12-16", 8))
    assert traits("failure", view)[0] == ("watermelon", KEY_RESULT)
    assert look_of("failure", view).level is Level.WEAK


@pytest.mark.parametrize(
    "readings",
    [
        (_said(40, "12-16", 6),),
        (_said(40, "12-16", 8), _said(100, "12-28", 9)),
        (_said(40, "12-18", 8),),
        (_said(40, "11-20", 8),),
        (reading(40, "12-16", of=KEY_RESULT),),
    ],
    ids=["doubted", "reached", "said too late", "long silent", "no confidence"],
)
def test_these_are_no_watermelons(readings):
    """Doubted, reached, said after the day, silent for long, or without a confidence."""
    assert "watermelon" not in [trait for trait, _ in traits("failure", _view(*readings))]


def test_a_miss_with_a_lesson_is_strong():
    """The lesson is shown, and no surprise was in it."""
    closing = Closing(outcome=Outcome.MISSED, learned="The address form was the loss.")
    view = _view(_said(40, "12-01", 5), closing=closing)
    look = look_of("failure", view)
    assert look.level is Level.STRONG
    assert [(i.trait, i.values["learned"]) for i in look.items] == [
        ("learned", "The address form was the loss.")
    ]


def test_a_miss_without_a_lesson_is_weak():
    """Nobody wrote down what was learned."""
    view = _view(_said(40, "12-01", 5))
    assert look_of("failure", view).level is Level.WEAK
    assert traits("failure", view) == [("nothing_learned", "company@2026-Q4:checkout")]


def test_where_nothing_was_missed_nothing_is_judged():
    """There is no failure to learn from."""
    look = look_of("failure", _view(_said(100, "12-20", 9)))
    assert (look.level, look.rule.key, look.items) == (Level.UNKNOWN, "failure.rule.none", ())


def test_before_any_cycle_ended_it_is_too_early():
    """A running cycle has missed nothing yet."""
    look = look_of("failure", _view(_said(10, "12-01", 3), today="12-20"))
    assert (look.level, look.rule.key) == (Level.UNKNOWN, "failure.rule.running")


def test_a_doubt_three_weeks_before_the_end_was_said_early():
    """On 10 December it counts, a day later it does not."""
    [early] = risks_in(_view(_said(40, "12-10", 6)))
    [late] = risks_in(_view(_said(40, "12-11", 6)))
    assert early.said is not None
    assert late.said is None
