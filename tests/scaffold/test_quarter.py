"""The first cycle is the quarter of today."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from okrascode.model.reference import is_cycle_id
from okrascode.scaffold.quarter import quarter_of


@given(st.dates())
def test_a_quarter_holds_its_day(today: date) -> None:
    """The day lies in its quarter, three whole months long, and its commit date is not past."""
    quarter = quarter_of(today)
    assert quarter.start <= today <= quarter.commit_by <= quarter.end
    assert quarter.start.day == 1
    assert quarter.end.month == quarter.start.month + 2
    assert 90 <= (quarter.end - quarter.start).days + 1 <= 92
    assert quarter.end == date.max or (quarter.end + timedelta(days=1)).day == 1
    assert is_cycle_id(quarter.id)
