"""A digest: what moved, is silent, is asked; and nothing when nothing happened."""

from __future__ import annotations

from okrascode.config import Settings
from okrascode.health.digest import digest_of
from okrascode.model.objective import OpenQuestion
from tests.support.health import change
from tests.support.plans import (
    NOWHERE,
    day,
    key_result,
    objective,
    plan_of,
    reading,
    record_of,
    rolled_up,
)

KEY_RESULT = "company@2026-Q4:checkout/rate"


def _digest(*readings, since="11-13", today="11-20", plan=None, changes=(), **more):
    plan = plan or plan_of(objective("checkout", key_result()))
    record = record_of(*readings, changes=tuple(changes))
    rollup = rolled_up(plan, today=today, record=record)
    return digest_of(rollup, plan, record, since=day(since), settings=Settings(), **more)


def test_a_number_that_moved_stands_beside_the_one_before():
    """Before is the last reading up to the day."""
    found = _digest(reading(10, "11-01"), reading(20, "11-13"), reading(30, "11-15"))
    [move] = found.moved
    assert (move.before.value, move.now.value) == (20, 30)
    assert not found.is_empty


def test_what_happened_on_the_day_itself_is_old():
    """A digest of last week and one of this week share no reading."""
    found = _digest(reading(20, "11-13"))
    assert found.moved == ()
    assert found.is_empty


def test_old_silence_is_no_news():
    """It went quiet long before: it is listed with other news, and alone makes no digest."""
    found = _digest(reading(20, "10-20"))
    assert [one.days for one in found.silent] == [31]
    assert found.is_empty


def test_silence_that_began_in_the_week_is_news():
    """Ten days after 4 November are 14 November."""
    found = _digest(reading(20, "11-04"))
    assert [one.is_new for one in found.silent] == [True]
    assert not found.is_empty


def test_what_is_new_comes_once():
    """An objective that was added is told without its key results."""
    new = [
        change("company@2026-Q4:checkout", "added", None, "Checkout", "11-15"),
        change(KEY_RESULT, "added", None, "Rate", "11-15"),
    ]
    assert [one.field for one in _digest(changes=new).changed] == ["added"]


def test_asks_and_questions_stay_until_answered():
    """An ask of last month still stands beside the news."""
    plan = plan_of(
        objective(
            "checkout",
            key_result(),
            open_questions=(
                OpenQuestion(id="q", question="Who?", raised_on=day("10-01"), place=NOWHERE),
            ),
        )
    )
    found = _digest(reading(1, "11-12", ask="A van."), reading(2, "11-15"), plan=plan)
    assert [one.reading.ask for one in found.asks] == ["A van."]
    assert [one.age(found.today) for one in found.questions] == [50]


def test_a_team_gets_its_own():
    """What others did is not in it."""
    plan = plan_of(objective("checkout", key_result()), objective("x", key_result(), team="sales"))
    mine = _digest(
        reading(1, "11-15"),
        reading(1, "11-15", of="sales@2026-Q4:x/rate"),
        plan=plan,
        includes=lambda reference: reference.team == "sales",
    )
    assert [str(move.part.reference) for move in mine.moved] == ["sales@2026-Q4:x/rate"]
