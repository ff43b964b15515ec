"""Which cycles a day belongs to."""

from __future__ import annotations

import pytest

from okrascode.rollup.cycles import cycles_for, innermost_cycle, is_inside
from tests.support.plans import cycle, day, plan_of

CYCLES = (
    cycle("2026-Q4", "10-01", "12-31", parent="2026"),
    cycle("2026-Q3", "07-01", "09-30", parent="2026"),
    cycle("2026", "01-01", "12-31"),
    cycle("2027-Q2", "2027-04-01", "2027-06-30"),
)


@pytest.mark.parametrize(
    ("today", "found"),
    [
        ("11-15", ("2026", "2026-Q4")),
        ("09-30", ("2026", "2026-Q3")),
        ("10-01", ("2026", "2026-Q4")),
        ("02-01", ("2026",)),
        ("2027-02-01", ("2026", "2026-Q4")),
        ("2027-08-01", ("2027-Q2",)),
        ("2025-12-31", ()),
    ],
)
def test_all_cycles_that_contain_the_day_outermost_first(today, found) -> None:
    """Both ends included; in a gap what ended last, with all that ended that day."""
    plan = plan_of(cycles=CYCLES)
    assert cycles_for(plan, day(today)) == found
    assert innermost_cycle(plan, day(today)) == (found[-1] if found else None)


def test_of_two_with_the_same_days_the_parent_is_outside() -> None:
    """Also when the parents go in a circle, which lint reports, the answer is the same twice."""
    inner = cycle("a", "01-01", "12-31", parent="b")
    assert cycles_for(plan_of(cycles=(inner, cycle("b", "01-01", "12-31"))), day("05-01")) == (
        "b",
        "a",
    )
    circle = plan_of(cycles=(inner, cycle("b", "01-01", "12-31", parent="a")))
    assert len(cycles_for(circle, day("05-01"))) == 2


def test_parents_are_followed_all_the_way() -> None:
    """Of three with the same days the outermost is first, and a circle above them has an end."""
    same = ("01-01", "12-31")
    a, b = cycle("a", *same, parent="b"), cycle("b", *same, parent="c")
    assert cycles_for(plan_of(cycles=(a, b, cycle("c", *same))), day("05-01")) == ("c", "b", "a")
    circle = plan_of(cycles=(a, b, cycle("c", *same, parent="b")))
    assert cycles_for(circle, day("05-01"))[-1] == "a"


def test_the_days_decide_what_is_inside() -> None:
    """A quarter is inside its year and itself; an unknown cycle is inside nothing."""
    plan = plan_of(cycles=CYCLES)
    assert is_inside(plan, "2026-Q4", "2026")
    assert is_inside(plan, "2026-Q4", "2026-Q4")
    assert not is_inside(plan, "2026", "2026-Q4")
    assert not is_inside(plan, "2027-Q2", "2026")
    assert not is_inside(plan, "2031", "2026")
    assert not is_inside(plan, "2026", "2031")
