"""Nothing is said before anything can be known: empty, two weeks old, or cut off."""

from __future__ import annotations

import pytest

from okrascode.health.examine import all_themes
from okrascode.health.theme import Level
from okrascode.model.objective import Commitment
from okrascode.readings.reading import SourceName
from tests.support.health import QUARTERS, examined, view_of
from tests.support.plans import day, key_result, objective, plan_of, reading

SLUGS = [theme.slug for theme in all_themes()]


def bad_plan():
    """Make a plan with something for nearly every theme."""
    many = [key_result(f"k{n}") for n in range(9)]
    return plan_of(
        objective(
            "checkout",
            *many,
            team="payments",
            why="The bonus is paid only if this objective is reached.",
        ),
        objective("top", key_result("t", unmeasured=True)),
        cycles=QUARTERS,
    )


def test_there_are_ten_themes_in_a_fixed_order():
    """The themes are those of the interview, and their places differ."""
    assert [
        *("focus", "alignment", "vision", "commitment", "tracking"),
        *("leadership", "challenge", "failure", "candour", "appraisal"),
    ] == SLUGS
    assert len({theme.place for theme in all_themes()}) == 10


@pytest.mark.parametrize("slug", SLUGS)
def test_an_empty_repository_fires_nothing(slug):
    """Without an objective everything is unknown, with no evidence and no question."""
    health = examined(view_of(plan_of(cycles=QUARTERS)))
    [found] = [one for one in health.themes if one.slug == slug]
    assert (found.look.level, found.look.items, found.question) == (Level.UNKNOWN, (), None)
    assert found.look.rule.key == "early.nothing"


@pytest.mark.parametrize("slug", SLUGS)
def test_two_weeks_fire_nothing(slug):
    """A repository of two weeks is too young, whatever stands in it."""
    health = examined(view_of(bad_plan(), today="10-14", seen="10-01"))
    [found] = [one for one in health.themes if one.slug == slug]
    assert (found.look.level, found.look.items, found.question) == (Level.UNKNOWN, (), None)
    assert found.look.rule.key == "early.young"
    assert found.look.rule.values == {"n": 14, "needed": 21}


def test_after_three_weeks_something_is_said():
    """On the 21st day the same repository is judged."""
    health = examined(view_of(bad_plan(), today="10-21", seen="10-01"))
    assert {one.slug for one in health.themes if one.look.level is Level.WEAK} >= {
        "focus",
        "appraisal",
    }


def test_a_shallow_clone_judges_no_silence():
    """Where history is cut off, tracking and leadership are unknown and say why."""
    view = view_of(bad_plan(), complete_history=False, history_starts=None)
    found = {one.slug: one.look for one in examined(view).themes}
    for slug in ("tracking", "leadership"):
        assert found[slug].level is Level.UNKNOWN
        assert found[slug].rule.key == "early.cut"


def test_check_ins_reach_back_behind_a_cut():
    """A shallow clone of yesterday knows of a check-in in August, so plans can be judged."""
    old = reading(5, "08-01", of="company@2026-Q4:top/t", source=SourceName.CHECK_IN)
    view = view_of(bad_plan(), old, seen=None, complete_history=False, history_starts=day("11-19"))
    found = {one.slug: one.look for one in examined(view).themes}
    assert found["focus"].level is Level.WEAK
    assert found["tracking"].rule.key == "early.cut"


def test_a_cycle_that_has_not_begun_is_not_judged():
    """On 25 September Q4 is planned, and nothing more."""
    health = examined(view_of(bad_plan(), today="09-25"))
    assert {one.look.rule.key for one in health.themes} == {"early.coming"}


def test_the_last_cycle_stands_beside():
    """Each measure has its value at the end of the last cycle, and the theme its level."""
    plan = plan_of(
        objective("a", key_result(), cycle="2026-Q3", commitment=Commitment.ASPIRATIONAL),
        objective("b", key_result(), key_result("two")),
        cycles=QUARTERS,
    )
    view = view_of(plan, reading(5, "08-01", of="company@2026-Q3:a/rate"))
    [focus] = [one for one in examined(view).themes if one.slug == "focus"]
    assert focus.before is Level.STRONG
    [per_objective] = [m for m in focus.look.measures if m.key == "key_results_per_objective"]
    assert (per_objective.value, per_objective.before) == (2, 1)


def test_what_is_seen_of_an_ended_cycle_is_set_beside_the_one_before():
    """While Q4 runs, failure looks at Q3 and compares it with Q2, not with itself."""
    plan = plan_of(
        *(objective(q.lower(), key_result(), cycle=f"2026-{q}") for q in ("Q2", "Q3", "Q4")),
        objective("more", key_result(), cycle="2026-Q3"),
        cycles=QUARTERS,
    )
    [failure] = [one for one in examined(view_of(plan)).themes if one.slug == "failure"]
    [missed] = [m for m in failure.look.measures if m.key == "missed"]
    assert (missed.value, missed.before) == (2, 1)
