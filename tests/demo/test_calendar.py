"""The days of the story are working days inside their quarter."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrascode.demo.calendar import quarters_up_to

_DAYS = st.dates(min_value=date(1972, 1, 1), max_value=date(2150, 12, 31))


@given(today=_DAYS)
def test_three_quarters_meet_without_a_gap_and_the_last_holds_today(today: date) -> None:
    """One begins on the day after the other ends."""
    first, second, third = quarters_up_to(today)
    assert first.end + timedelta(days=1) == second.start
    assert second.end + timedelta(days=1) == third.start
    assert third.start <= today <= third.end


@given(today=_DAYS, offset=st.integers(0, 95))
def test_a_day_of_the_quarter_is_a_working_day_in_it(today: date, offset: int) -> None:
    """No weekend, not before the start, not after the end, at most two days off."""
    quarter = quarters_up_to(today)[-1]
    day = quarter.day(offset)
    assert day.weekday() < 5
    assert quarter.start <= day <= quarter.end
    assert day == quarter.last_working_day or abs((day - quarter.start).days - offset) <= 2


@given(today=_DAYS, weekday=st.integers(0, 4))
def test_thirteen_check_ins_two_weeks_apart_at_most(today: date, weekday: int) -> None:
    """Each comes after the one before; reporting every second week never turns stale."""
    quarter = quarters_up_to(today)[-1]
    days = [quarter.check_in_day(week, weekday) for week in range(1, 14)]
    assert days == sorted(set(days))
    assert quarter.start <= days[0] <= quarter.start + timedelta(days=6)
    assert days[-1] <= quarter.end
    assert all(b - a <= timedelta(days=7) for a, b in pairwise(days))


@pytest.mark.parametrize(
    ("today", "start", "day"),
    [
        (date(2026, 8, 1), date(2026, 7, 1), date(2026, 7, 1)),
        (date(2028, 2, 1), date(2028, 1, 1), date(2028, 1, 3)),
        (date(2028, 11, 1), date(2028, 10, 1), date(2028, 10, 2)),
    ],
    ids=["Wednesday", "Saturday", "Sunday"],
)
def test_the_first_day_is_never_in_the_quarter_before(today: date, start: date, day: date) -> None:
    """A quarter that begins on a weekend begins to work on Monday."""
    quarter = quarters_up_to(today)[-1]
    assert quarter.start == start
    assert quarter.day(0) == day
