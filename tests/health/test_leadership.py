"""Persistent leadership: attention by role and week, and when it drifts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pytest

from okrascode.health.attention import Role, by_role, drift_of, top_touches, touches
from okrascode.health.theme import Level
from okrascode.model.objective import OpenQuestion
from okrascode.model.organization import Person
from tests.support.health import QUARTERS, change, look_of, traits, view_of
from tests.support.plans import NOWHERE, day, key_result, objective, plan_of, reading, team

TOP, MINE = "company@2026-Q4:top/rate", "payments@2026-Q4:mine/rate"


def _plan(**more):
    return plan_of(
        objective("top", key_result(), **more),
        objective("mine", key_result(), team="payments"),
        teams=[
            team("company", lead="lin", members=["lin"]),
            team("payments", "company", lead="ana", sponsor="lin", members=["ana", "bo"]),
        ],
        cycles=QUARTERS,
    )


def _top_in_week(week: int, times: int):
    """Touch the top's key result on some days of a week of the quarter, from 1."""
    start = day("10-01") + timedelta(weeks=week - 1)
    return [
        reading(n, str(start + timedelta(days=n)), of=TOP, commit=f"{week}{n}" * 20, author="lin")
        for n in range(times)
    ]


def _view(*counts: int):
    readings = [r for week, n in enumerate(counts, 1) for r in _top_in_week(week, n)]
    today = day("10-01") + timedelta(weeks=len(counts), days=-1)
    return view_of(_plan(), *readings, today=str(today))


def _drift(view):
    return drift_of(top_touches(touches(view)), view)


def test_attention_that_falls_to_less_than_half_is_drift():
    """Ten touches in the first four weeks and four in the last four: 4 < 0.5 × 10."""
    view = _view(3, 3, 2, 2, 1, 1, 1, 1)
    found = _drift(view)
    assert (found.first, found.last, found.alarm) == (10, 4, True)
    look = look_of("leadership", view)
    assert look.level is Level.WEAK
    assert look.rule.key == "leadership.rule.drift"
    assert traits("leadership", view)[0] == ("drift", "2026-Q4")


def test_half_of_the_attention_is_no_drift():
    """Five of ten is exactly half."""
    found = _drift(_view(3, 3, 2, 2, 2, 1, 1, 1))
    assert (found.known, found.alarm) == (True, False)


def test_seven_weeks_are_too_few_for_drift():
    """The first four and the last four weeks may not share one."""
    found = _drift(_view(3, 3, 2, 2, 0, 0, 0))
    assert (found.known, found.alarm) == (False, False)


def test_three_touches_are_too_few_for_drift():
    """From nearly nothing there is nowhere to drift."""
    assert not _drift(_view(1, 1, 1, 0, 0, 0, 0, 0)).known


def test_a_week_that_is_not_over_does_not_count():
    """One day into the ninth week the last four are still weeks five to eight."""
    readings = [r for week in range(1, 9) for r in _top_in_week(week, 2)]
    view = view_of(_plan(), *readings, today="11-26")
    assert (_drift(view).first, _drift(view).last) == (8, 8)


def test_four_weeks_without_the_top_are_weak():
    """The last touch stands beside it, to look up."""
    view = view_of(_plan(), *_top_in_week(1, 1), today="11-05")
    assert look_of("leadership", view).level is Level.WEAK
    assert ("silent", TOP) in traits("leadership", view)


def test_a_top_that_was_there_this_week_is_strong():
    """Touched four days ago, and what it touched is shown."""
    again = reading(1, "11-01", of=TOP, author="lin")
    view = view_of(_plan(), *_top_in_week(5, 1), again, today="11-05")
    assert look_of("leadership", view).level is Level.STRONG
    assert traits("leadership", view) == [("touched", TOP)]


def test_a_key_result_of_the_top_without_a_check_in_is_named():
    """After four weeks somebody should have looked."""
    view = view_of(_plan(), reading(1, "11-04", of=MINE, author="lin"), today="11-05")
    assert ("unwatched", TOP) in traits("leadership", view)


def test_objectives_of_sponsors_are_the_tops_too():
    """An objective that Lin owns in another team is looked for as the root team's are."""
    plan = plan_of(
        objective("top", key_result()),
        objective("mine", key_result(), team="payments", owner="lin"),
        objective("theirs", key_result(), team="payments", owner="bo"),
        teams=[team("company"), team("payments", "company", sponsor="lin")],
        cycles=QUARTERS,
    )
    found = traits("leadership", view_of(plan, today="11-05"))
    assert [name for trait, name in found if trait == "unwatched"] == [TOP, MINE]


def test_ten_values_in_one_commit_are_one_touch():
    """An act counts once, however much it says."""
    view = view_of(
        _plan(),
        *(reading(n, "10-05", of=of, author="lin") for n, of in enumerate((TOP, MINE))),
        reading(5, "10-06", of=MINE, author="lin"),
    )
    assert [t.day for t in touches(view)] == [day("10-05"), day("10-06")]


def test_a_change_of_intent_is_a_touch():
    """So is the answer to a question that a sponsor took on."""
    asked = OpenQuestion(
        id="q", question="Why?", sponsor="lin", resolved_on=day("10-12"), resolution="So.",
        place=NOWHERE,
    )  # fmt: skip
    view = view_of(
        _plan(open_questions=(asked,)),
        changes=[change("company@2026-Q4:top", "title", "a", "b", "10-05", author="lin")],
    )
    assert [(t.day, t.role) for t in touches(view)] == [
        (day("10-05"), Role.ROOT),
        (day("10-12"), Role.ROOT),
    ]


@pytest.mark.parametrize(
    ("sponsors", "wanted"),
    [(["p"], Role.ROOT), (["p", "q", "r"], Role.SPONSORS)],
    ids=["one is shown as the root team", "three are a role"],
)
def test_a_role_of_few_is_shown_as_its_team(sponsors, wanted):
    """A role held by fewer than three people could be read as a person."""
    teams = [team("company", lead="lin")]
    teams += [team(f"t{n}", "company", sponsor=name) for n, name in enumerate(sponsors)]
    plan = plan_of(objective("mine", key_result(), team="t0"), teams=teams, cycles=QUARTERS)
    view = view_of(plan, reading(1, "10-05", of="t0@2026-Q4:mine/rate", author="p"))
    assert dict(by_role(touches(view))) == {wanted: 1}


def test_people_are_known_by_the_name_that_is_shown():
    """A check-in by Lin Yue is the top's, whatever team it is about."""
    plan = _plan()
    people = MappingProxyType({"lin": Person(id="lin", name="林悦")})
    plan = replace(plan, organization=replace(plan.organization, people=people))
    view = view_of(plan, reading(1, "10-05", of=MINE, author="林悦"))
    assert dict(by_role(touches(view))) == {Role.ROOT: 1}


def test_no_name_is_kept():
    """What attention is made of has no field for a person."""
    view = view_of(_plan(), reading(1, "10-05", of=TOP, author="Secret Person"))
    assert "Secret" not in repr(touches(view))
