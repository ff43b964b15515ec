"""Fixed tracking: the grid, silence, and catching up at the end."""

from __future__ import annotations

import pytest

from okrascode.health.check_ins import grid_of
from okrascode.health.theme import Level
from okrascode.readings.reading import SourceName
from tests.support.health import QUARTERS, look_of, traits, view_of
from tests.support.plans import binary, cycle, key_result, objective, plan_of, reading

A, B = "company@2026-Q4:checkout/a", "company@2026-Q4:checkout/b"


def _two():
    return plan_of(objective("checkout", key_result("a"), key_result("b")), cycles=QUARTERS)


def test_the_grid_counts_key_results_by_window():
    """October 1 to 20 are two whole weeks and a piece; a has two check-ins in one week."""
    view = view_of(
        _two(),
        reading(1, "10-01", of=A),
        reading(2, "10-07", of=A),
        reading(1, "10-08", of=A),
        reading(1, "10-14", of=B),
        today="10-20",
    )
    grid = grid_of(view)
    assert [(str(w.start), w.is_whole) for w in grid.windows] == [
        ("2026-10-01", True),
        ("2026-10-08", True),
        ("2026-10-15", False),
    ]
    assert [row.cells for row in grid.rows] == [((1, 2), (2, 2), (0, 2))]
    assert grid.share() == pytest.approx(0.75)


def test_the_last_day_of_a_quarter_is_no_window():
    """Thirteen weeks and a day are thirteen windows, the last of them eight days long."""
    windows = grid_of(view_of(_two(), today="2027-01-10")).windows
    assert len(windows) == 13
    assert (str(windows[-1].start), str(windows[-1].end)) == ("2026-12-24", "2026-12-31")


def test_what_came_later_is_not_missed_before():
    """A key result counts from the window in which it entered history."""
    view = view_of(_two(), born={B: "10-10"}, today="10-20")
    assert [cell[1] for cell in grid_of(view).rows[0].cells] == [1, 2, 2]


def test_a_number_that_stood_there_at_first_is_no_check_in():
    """The current value of a new document says nothing about the rhythm."""
    first = reading(0, "10-01", of=A, source=SourceName.CURRENT)
    again = reading(5, "10-09", of=A, source=SourceName.CURRENT)
    view = view_of(_two(), first, again, seen="10-01", today="11-20")
    assert [cell[0] for cell in grid_of(view).rows[0].cells[:2]] == [0, 1]


def test_every_week_is_strong():
    """With a check-in in each week nothing is found."""
    days = [f"10-{n:02}" for n in range(1, 32, 7)] + [f"11-{n:02}" for n in range(5, 20, 7)]
    view = view_of(_two(), *(reading(1, d, of=k) for k in (A, B) for d in days), today="11-19")
    assert look_of("tracking", view).level is Level.STRONG
    assert traits("tracking", view) == []


def test_a_silent_team_is_named_for_help():
    """Twenty days without a word are more than two weekly windows."""
    view = view_of(_two(), reading(1, "10-02", of=A), today="10-22")
    [item] = look_of("tracking", view).items
    assert (item.trait, item.team, item.values["days"]) == ("silent", "company", 20)


def test_a_team_that_spoke_last_week_is_not_silent():
    """Thirteen days are less than two weekly windows."""
    view = view_of(_two(), reading(1, "10-09", of=A), today="10-22")
    assert traits("tracking", view) == []


def _ticks(*days: str, count: int = 6):
    parts = [key_result(f"k{n}", binary()) for n in range(count)]
    plan = plan_of(objective("checkout", *parts), cycles=QUARTERS)
    refs = [f"company@2026-Q4:checkout/k{n}" for n in range(count)]
    ticks = [reading(True, d, of=ref, commit="a" * 40) for ref, d in zip(refs, days, strict=False)]
    return plan, ticks


def test_ticks_in_the_last_days_are_found():
    """Six key results ticked four days before the end, in one commit."""
    plan, ticks = _ticks(*["12-27"] * 6)
    view = view_of(plan, *ticks, today="2027-01-20")
    [item] = [i for i in look_of("tracking", view).items if i.trait == "bulk"]
    assert (item.values["n"], item.values["days"], item.commit) == (6, 4, "a" * 40)


def test_ticks_after_the_end_are_found():
    """They say how many days too late."""
    plan, ticks = _ticks(*["2027-01-05"] * 6)
    view = view_of(plan, *ticks, today="2027-01-20")
    [item] = [i for i in look_of("tracking", view).items if i.trait == "after"]
    assert (item.values["n"], item.values["days"]) == (6, 5)


def test_ticks_through_the_cycle_are_none():
    """Less than half of the check-ins at the end is how a cycle ends."""
    plan, ticks = _ticks("10-10", "10-20", "11-01", "11-20", "12-27", "12-28")
    view = view_of(plan, *ticks, today="2027-01-20")
    assert traits("tracking", view) == []


def test_a_running_cycle_has_no_last_days_yet():
    """Before the end nobody knows what the last days are."""
    plan, ticks = _ticks(*["12-27"] * 6)
    found = [trait for trait, _ in traits("tracking", view_of(plan, *ticks, today="12-28"))]
    assert "bulk" not in found


def test_a_cycle_without_check_ins_is_named():
    """This one and those before it, each with how many key results it had."""
    plan = plan_of(
        objective("old", key_result(), cycle="2026-Q2"),
        objective("older", key_result(), cycle="2026-Q1"),
        objective("last", key_result(), cycle="2026-Q3"),
        cycles=QUARTERS,
    )
    view = view_of(plan, reading(1, "05-01", of="company@2026-Q2:old/rate"), of="2026-Q3")
    assert traits("tracking", view) == [("never", "2026-Q3"), ("never", "2026-Q1")]


def test_values_lost_with_a_file_are_told_of_the_commit():
    """Five ticks that went away at once name the commit, and nobody."""
    plan, ticks = _ticks(*["10-10"] * 5, count=5)
    refs = [tick.key_result for tick in ticks]
    lost = [reading(False, "11-01", of=str(ref), commit="b" * 40) for ref in refs]
    view = view_of(plan, *ticks, *lost, today="11-05")
    [item] = [i for i in look_of("tracking", view).items if i.trait == "taken_back"]
    assert (item.commit, item.values, item.team) == ("b" * 40, {"n": 5}, None)


def test_four_values_that_went_back_are_no_loss():
    """People correct themselves."""
    plan, ticks = _ticks(*["10-10"] * 4, count=4)
    lost = [reading(False, "11-01", of=str(t.key_result)) for t in ticks]
    view = view_of(plan, *ticks, *lost, today="11-05")
    assert "taken_back" not in [trait for trait, _ in traits("tracking", view)]


def test_two_windows_are_needed():
    """A monthly cadence cannot be judged after five weeks."""
    monthly = (cycle("2026-Q4", "10-01", "12-31", cadence_days=31),)
    plan = plan_of(objective("checkout", key_result()), cycles=monthly)
    assert look_of("tracking", view_of(plan, today="11-05")).level is Level.UNKNOWN
