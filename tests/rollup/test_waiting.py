"""What waits for somebody."""

from __future__ import annotations

import pytest

from okrascode.model.objective import ItemState
from okrascode.rollup.waiting import open_asks
from tests.support.plans import key_result, objective, plan_of, reading, rolled_up


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
