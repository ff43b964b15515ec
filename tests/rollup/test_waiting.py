"""What waits for somebody."""

from __future__ import annotations

import pytest

from okrascode.model.objective import ItemState, OpenQuestion
from okrascode.model.reference import Id
from okrascode.rollup.waiting import is_open, open_asks, questions_without_sponsor
from tests.support.plans import NOWHERE, day, key_result, objective, plan_of, reading, rolled_up


@pytest.mark.parametrize("state", list(ItemState))
def test_only_what_is_at_work_asks(state) -> None:
    """A draft or dropped key result asks for nothing any more."""
    plan = plan_of(objective("checkout", key_result(state=state)))
    asks = open_asks(rolled_up(plan, reading(10, "11-12", ask="A van.")))
    assert [ask.ask for ask in asks] == (["A van."] if state is ItemState.ACTIVE else [])


def test_after_the_end_nothing_is_asked() -> None:
    """Missed or achieved: it is too late to help."""
    plan = plan_of(objective("checkout", key_result()))
    asked = reading(10, "11-12", ask="A van.")
    assert open_asks(rolled_up(plan, asked, today="2027-01-01")) == ()
    assert open_asks(rolled_up(plan, asked, reading(100, "11-13"))) == ()
    assert open_asks(rolled_up(plan, asked, reading(20, "11-13", ask=" "))) == (asked,)


def test_what_asks_for_nothing_does_not_wait() -> None:
    """Neither one that was only reported nor one that nobody reported."""
    plan = plan_of(objective("checkout", key_result(), key_result("speed")))
    assert open_asks(rolled_up(plan, reading(10, "11-12"))) == ()


def question(name: str = "mill", **more) -> OpenQuestion:
    """Make an open question."""
    return OpenQuestion(id=Id(name), question="Who owns it", place=NOWHERE, **more)


@pytest.mark.parametrize(
    ("said", "today", "expected"),
    [
        ({}, "11-15", True),
        ({"raised_on": day("11-15")}, "11-14", False),
        ({"raised_on": day("11-15")}, "11-15", True),
        ({"resolved_on": day("11-15")}, "11-14", True),
        ({"resolved_on": day("11-15")}, "11-15", False),
        ({"resolution": "Jon does."}, "11-15", False),
        ({"resolution": "Jon does.", "resolved_on": day("11-16")}, "11-15", True),
    ],
    ids=["bare", "eve", "raised", "still", "resolved", "answered", "answered-later"],
)
def test_a_question_is_open_from_day_to_day(said, today, expected) -> None:
    """From the day it is raised, that day included, to the day it is resolved, that one not."""
    assert is_open(question(**said), day(today)) is expected


def test_questions_without_sponsor_keep_their_objective() -> None:
    """A question with a sponsor, or one not open today, waits for nobody at the top."""
    asked = (
        question("mill"),
        question("van", sponsor="ana"),
        question("oven", raised_on=day("11-16")),
    )
    plan = plan_of(objective("bread", open_questions=asked), objective("jam"))
    [(of, waiting)] = questions_without_sponsor(rolled_up(plan))
    assert (str(of), waiting.id) == ("company@2026-Q4:bread", "mill")
