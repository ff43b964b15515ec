"""Where today lies in a cycle: weeks are counted as the charts draw them."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrascode.model.organization import Cycle
from okrascode.model.place import Place
from okrascode.model.reference import CycleId
from okrascode.site.charts.scale import weeks_in
from okrascode.site.view_parts import CycleView


def cycle(start: date, end: date, today: date) -> CycleView:
    """Look at a cycle on a day."""
    made = Cycle(id=CycleId("c"), start=start, end=end, place=Place(""))
    return CycleView(made, today, Fraction(0))


@pytest.mark.parametrize(
    ("today", "week"),
    [
        (date(2026, 9, 30), 0),
        (date(2026, 10, 1), 1),
        (date(2026, 10, 4), 1),
        (date(2026, 10, 5), 2),
        (date(2026, 11, 22), 8),
        (date(2026, 11, 23), 9),
        (date(2026, 12, 31), 14),
        (date(2027, 1, 1), 15),
    ],
)
def test_a_week_begins_on_monday(today: date, week: int) -> None:
    """A quarter that begins on a Thursday touches fourteen weeks; the first has four days."""
    view = cycle(date(2026, 10, 1), date(2026, 12, 31), today)
    assert (view.week, view.weeks) == (week, 14)


@given(
    start=st.dates(date(2020, 1, 1), date(2030, 1, 1)), days=st.integers(0, 400), at=st.integers(0)
)
def test_weeks_are_those_of_the_lane_below_the_chart(start: date, days: int, at: int) -> None:
    """The number in words and the cells of the picture never disagree."""
    end, today = start + timedelta(days=days), start + timedelta(days=at % (days + 1))
    view, weeks = cycle(start, end, today), weeks_in(start, end)
    assert view.weeks == len(weeks)
    assert weeks[view.week - 1][0] <= today <= weeks[view.week - 1][1]
