"""Focus: few objectives, few key results."""

from __future__ import annotations

from okrascode.config import HealthSettings
from okrascode.health.theme import Level
from tests.support.health import QUARTERS, look_of, traits, view_of
from tests.support.plans import key_result, objective, plan_of


def _plan(objectives: int, key_results: int):
    parts = [key_result(f"k{n}") for n in range(key_results)]
    return plan_of(*(objective(f"o{n}", *parts) for n in range(objectives)), cycles=QUARTERS)


def test_a_team_with_six_objectives_is_named():
    """Six objectives are one over the limit of five."""
    view = view_of(_plan(6, 2))
    assert look_of("focus", view).level is Level.WEAK
    assert traits("focus", view)[0] == ("team_over", "company")


def test_an_objective_with_six_key_results_is_named():
    """Six key results are one over the limit of five; one objective in five is fair."""
    plan = plan_of(
        objective("long", *(key_result(f"k{n}") for n in range(6))),
        *(objective(f"o{n}", key_result()) for n in range(4)),
        cycles=QUARTERS,
    )
    view = view_of(plan)
    assert look_of("focus", view).level is Level.FAIR
    assert traits("focus", view) == [("objective_over", "company@2026-Q4:long")]


def test_five_of_each_are_focused():
    """At the limit nothing is over it, and the longest objective is shown as an example."""
    view = view_of(_plan(5, 5))
    assert look_of("focus", view).level is Level.STRONG
    assert [trait for trait, _ in traits("focus", view)] == ["longest"]


def test_the_limits_are_settings():
    """A team may say that three are enough."""
    view = view_of(_plan(4, 1), limits=HealthSettings(objectives_most=3))
    assert traits("focus", view)[0] == ("team_over", "company")
