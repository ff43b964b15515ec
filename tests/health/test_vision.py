"""Vision: it exists, it is alive, and objectives say why."""

from __future__ import annotations

from dataclasses import replace

from okrascode.health.theme import Level
from okrascode.readings.record import Dated
from tests.support.health import QUARTERS, look_of, traits, view_of
from tests.support.plans import day, key_result, objective, plan_of


def _plan(vision: str, why: str):
    plan = plan_of(objective("top", key_result(), why=why), cycles=QUARTERS)
    return replace(plan, organization=replace(plan.organization, vision=vision))


def test_no_vision_is_weak():
    """Nobody wrote down where we go."""
    view = view_of(_plan("", "because"))
    assert look_of("vision", view).level is Level.WEAK
    assert traits("vision", view) == [("no_vision", "okrs/organization.yaml")]


def test_an_objective_of_the_top_without_why_is_named():
    """The vision is there, and nobody says what this has to do with it."""
    view = view_of(_plan("Everybody pays in peace", ""))
    assert look_of("vision", view).level is Level.WEAK
    assert traits("vision", view) == [("no_why", "company@2026-Q4:top")]


def test_a_vision_with_reasons_is_strong():
    """The age of its words is shown, from the commit that wrote them."""
    view = view_of(
        _plan("Everybody pays in peace", "because"), vision=Dated(day("10-01"), "f" * 40)
    )
    look = look_of("vision", view)
    assert look.level is Level.STRONG
    assert [(i.trait, i.commit, i.values["n"]) for i in look.items] == [("since", "f" * 40, 50)]


def test_a_vision_of_three_years_is_worth_reading_again():
    """Older than two years makes a strong theme fair."""
    view = view_of(
        _plan("Everybody pays in peace", "because"), vision=Dated(day("2023-10-01"), "f" * 40)
    )
    assert look_of("vision", view).level is Level.FAIR
    assert [trait for trait, _ in traits("vision", view)] == ["old"]
