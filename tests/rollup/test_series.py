"""Scores day by day."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest

from okrascode.config import Settings
from okrascode.model.measure import Scoring
from okrascode.model.objective import ItemState
from okrascode.rollup.series import key_result_line, mean_series, with_series
from okrascode.rollup.series_days import daily, evenly, weekly
from tests.support.plans import (
    ANNUAL,
    QUARTER,
    at_least,
    binary,
    cycle,
    day,
    find,
    key_result,
    metric,
    milestones,
    objective,
    plan_of,
    reading,
    record_of,
    rolled_up,
    threshold,
)

DAYS = tuple(day(d) for d in ("10-31", "11-01", "11-02", "11-03"))
SUMMER = cycle("2026-Q3", "07-01", "09-30")


def test_every_day_of_a_cycle_ends_today_or_with_it() -> None:
    """Before the start there is none."""
    assert daily(QUARTER, day("10-03")) == tuple(day(d) for d in ("10-01", "10-02", "10-03"))
    assert len(daily(QUARTER, day("2027-02-01"))) == 92
    assert daily(QUARTER, day("2027-02-01"))[-1] == QUARTER.end
    assert daily(QUARTER, day("09-30")) == ()


def test_a_week_ends_on_sunday() -> None:
    """Or today, or with the cycle; on a Sunday that is one day and not two."""
    sundays = [day("10-04"), day("10-11")]
    assert weekly(QUARTER, day("10-14")) == (*sundays, day("10-14"))
    assert weekly(QUARTER, day("10-11")) == tuple(sundays)
    assert weekly(QUARTER, day("10-01")) == (day("10-01"),)
    assert weekly(QUARTER, day("2027-01-03"))[-2:] == (day("12-27"), QUARTER.end)
    assert weekly(QUARTER, day("09-30")) == ()


@pytest.mark.parametrize("which", [QUARTER, ANNUAL, cycle("w", "11-02", "11-08")])
def test_a_small_picture_has_at_most_ten_days(which) -> None:
    """They stay where they are while the cycle goes on; the last one is today."""
    assert len(evenly(which, which.end)) in (7, 10)
    for today in daily(which, which.end):
        days = evenly(which, today)
        assert days[-1] == today
        assert set(days[:-1]) <= set(evenly(which, which.end))


def test_the_last_reading_is_carried_forward() -> None:
    """0 before the first one; the score is clamped, the value is not."""
    plan = plan_of(objective("checkout", key_result()))
    part = find(rolled_up(plan, reading(40, "11-01"), reading(120, "11-03")))
    line = key_result_line(part, cycle=QUARTER, days=DAYS)
    assert line.scores == (0, Fraction(2, 5), Fraction(2, 5), 1)
    assert line.values == (None, 40, 40, 120)


def test_a_key_result_without_progress_has_values_and_no_score() -> None:
    """From 5 to 5 there is no way to go, whatever is reported."""
    plan = plan_of(objective("checkout", key_result("rate", metric(5, 5))))
    part = find(rolled_up(plan, reading(5, "11-01")))
    line = key_result_line(part, cycle=QUARTER, days=DAYS)
    assert (line.values, line.scores) == ((None, 5, 5, 5), (None,) * 4)


def test_a_confidence_alone_is_no_value() -> None:
    """The value before it stays."""
    plan = plan_of(objective("checkout", key_result()))
    part = find(rolled_up(plan, reading(40, "11-01"), reading(None, "11-02", confidence=3)))
    assert key_result_line(part, cycle=QUARTER, days=DAYS).values == (None, 40, 40, 40)


def test_a_reading_of_an_unknown_day_counts_from_the_day_it_is_not_after() -> None:
    """As in the roll-up."""
    plan = plan_of(objective("checkout", key_result()))
    part = find(rolled_up(plan, reading(40, None, not_after="11-02")))
    assert key_result_line(part, cycle=QUARTER, days=DAYS).values == (None, None, 40, 40)


def test_a_day_without_any_value_has_no_mean() -> None:
    """Not 0: nothing is known."""
    line = (None, Fraction(1, 2))
    assert mean_series([(line, Decimal(1)), (line, Decimal(2))]) == (None, Fraction(1, 2))


def test_a_silent_team_does_not_make_the_company_jump() -> None:
    """One reports 0.8 once and falls silent; the other moves; the mean moves with it alone."""
    plan = plan_of(
        objective("checkout", key_result("rate"), key_result("speed", weight=3)),
    )
    whole = rolled_up(
        plan,
        reading(80, "11-01"),
        reading(20, "11-01", of="company@2026-Q4:checkout/speed"),
        reading(40, "11-03", of="company@2026-Q4:checkout/speed"),
        today="11-04",
        cycles=["2026", "2026-Q4"],
    )
    [part] = with_series(whole, cycles=["2026-Q4"], interval="daily").cycles
    assert part.series is not None
    silent = Fraction(80 + 3 * 20, 400)
    assert part.series.scores[-5:] == (0, silent, silent, Fraction(1, 2), Fraction(1, 2))


def _company():
    """A year over two quarters: all shapes and states, supporters inside, a loop, no measure."""
    plan = plan_of(
        objective("all", team="company", cycle="2026"),
        objective("both", key_result(weight=2), team="company", cycle="2026"),
        objective("summer", key_result(), team="a", cycle="2026-Q3", supports=["company@2026:all"]),
        objective(
            "winter",
            key_result("rate", weight="0.5"),
            key_result("uptime", at_least(99)),
            key_result("share", threshold("between", 2, 4, scoring=Scoring.SHARE)),
            key_result("steps", milestones("one", ("two", 3))),
            key_result("passed", binary()),
            key_result("flat", metric(5, 5)),
            key_result("vague", unmeasured=True),
            key_result("gone", state=ItemState.DROPPED),
            team="a",
            supports=["company@2026:all", "company@2026:both", "company:now"],
        ),
        objective("now", team="company", weight=2),
        objective("idea", key_result(), team="a", supports=["company:now"], state=ItemState.DRAFT),
        objective("loop", team="b", supports=["b:pool"]),
        objective("pool", team="b", supports=["b:loop"]),
        cycles=(ANNUAL, SUMMER, QUARTER),
    )
    winter, summer = "a@2026-Q4:winter/", "a@2026-Q3:summer/rate"
    record = record_of(
        reading(10, "07-20", of=summer),
        reading(60, "09-30", of=summer),
        reading(90, "10-05", of=summer, late=True),
        reading(5, "09-20", of=winter + "rate"),
        reading(30, None, not_after="10-09", of=winter + "rate"),
        reading(70, "10-12", of=winter + "rate"),
        reading(98, "10-03", of=winter + "uptime"),
        reading("99.5", "10-08", of=winter + "uptime"),
        reading(3, "09-15", of=winter + "share"),
        reading(5, "10-02", of=winter + "share"),
        reading(3, "10-06", of=winter + "share"),
        reading(("one",), "10-04", of=winter + "steps"),
        reading(("one", "two"), "10-11", of=winter + "steps"),
        reading(True, "10-10", of=winter + "passed"),
        reading(50, "10-07", of="company@2026:both/rate"),
        reading(33, "10-07", of=winter + "gone", counts=False),
    )
    return plan, record


@pytest.mark.parametrize("parents", ["own", "supporters", "both"])
def test_each_point_is_the_roll_up_of_its_day(parents) -> None:
    """Every number on every day is the one that is shown with that day as today."""
    plan, record = _company()
    more = {"record": record, "settings": Settings(rollup_parents=parents)}
    every = ["2026", "2026-Q3", "2026-Q4"]
    whole = rolled_up(plan, today="10-13", cycles=every, **more)
    seen = 0
    for part in with_series(whole, cycles=["2026-Q4", "2026"], interval="weekly").cycles:
        series = part.series
        assert series is not None
        for number, on in enumerate(series.days):
            [then] = rolled_up(plan, today=on.isoformat(), cycles=[part.cycle.id], **more).cycles
            assert series.scores[number] == then.score
            for team in then.teams:
                assert series.teams[team.team.id][number] == team.score
                for item in team.objectives:
                    assert series.objectives[item.reference][number] == item.score
                    for one in item.key_results:
                        line = series.key_results[one.reference]
                        assert (line.scores[number], line.values[number]) == (
                            one.score,
                            one.current,
                        )
                        seen += 1
    assert seen > 60


def test_only_what_was_chosen_has_a_series() -> None:
    """Supporters in other cycles are used and not shown."""
    plan, record = _company()
    whole = rolled_up(plan, record=record, cycles=["2026", "2026-Q3", "2026-Q4"])
    shown = with_series(whole, cycles=["2026"], interval="daily")
    [part] = shown.cycles
    assert part.series is not None
    assert {name.cycle for name in part.series.objectives} == {"2026"}
    assert {name.cycle for name in part.series.key_results} == {"2026"}
    assert part.score == whole.cycles[0].score


def test_without_a_root_team_the_whole_has_no_line() -> None:
    """Its teams have theirs."""
    plan = plan_of(objective("checkout", key_result(), team="a"))
    whole = rolled_up(plan, reading(40, "10-02", of="a@2026-Q4:checkout/rate"), today="10-02")
    [part] = with_series(whole, cycles=["2026-Q4"], interval="daily").cycles
    assert part.series is not None
    assert part.series.scores == (None, None)
    assert part.series.teams == {"a": (0, Fraction(2, 5))}


def test_a_long_chain_of_supporters_is_followed() -> None:
    """Of two thousand objectives, each supporting the one before, the first has a line."""
    names = [f"o{n}" for n in range(2000)]
    chain = [objective(name, supports=[f"company:{above}"]) for above, name in pairwise(names[:-1])]
    plan = plan_of(
        objective(names[0]),
        *chain,
        objective(names[-1], key_result(), supports=[f"company:{names[-2]}"]),
    )
    whole = rolled_up(
        plan, reading(50, "10-02", of=f"company@2026-Q4:{names[-1]}/rate"), today="10-02"
    )
    [part] = with_series(whole, cycles=["2026-Q4"], interval="daily").cycles
    assert part.series is not None
    assert part.series.objectives[plan.objectives_in("2026-Q4")[0].reference] == (0, Fraction(1, 2))
