"""Alignment: what reaches the top, what nobody supports, and what began below."""

from __future__ import annotations

from okrascode.health.theme import Level, Measure
from tests.support.health import QUARTERS, change, look_of, traits, view_of
from tests.support.plans import key_result, objective, plan_of

TOP = objective("top", key_result())
MINE = "payments@2026-Q4:mine"


def _measure(view, key: str) -> Measure:
    [found] = [m for m in look_of("alignment", view).measures if m.key == key]
    return found


def _plan(*supports: str, **more):
    mine = objective("mine", key_result(), team="payments", supports=supports, **more)
    return plan_of(TOP, mine, cycles=QUARTERS)


def test_an_objective_that_leads_nowhere_is_an_orphan():
    """Without a link to the root team's objectives it is named, and so is the top one."""
    view = view_of(_plan())
    assert look_of("alignment", view).level is Level.WEAK
    assert ("orphan", MINE) in traits("alignment", view)
    assert ("unsupported", "company@2026-Q4:top") in traits("alignment", view)


def test_a_link_over_another_team_reaches_the_top():
    """The chain is followed, and a loop in it ends."""
    plan = plan_of(
        TOP,
        objective("a", key_result(), team="payments", supports=["sales:b"]),
        objective("b", key_result(), team="sales", supports=["company:top", "payments:a"]),
        cycles=QUARTERS,
    )
    view = view_of(plan)
    assert look_of("alignment", view).level is Level.STRONG
    assert _measure(view, "reach").value == 1


def test_what_supported_nothing_at_first_began_below():
    """A link that was added later does not make it an idea of the top."""
    later = change(MINE, "supports", None, "company@2026-Q4:top", "10-20")
    view = view_of(_plan("company:top"), changes=[later])
    assert _measure(view, "bottom_up").value == 1
    assert ("began_alone", MINE) in traits("alignment", view)


def test_what_is_older_than_its_parent_began_below():
    """The team wrote it on 1 October, the top took it up on the fifth."""
    view = view_of(_plan("company:top"), born={"company@2026-Q4:top": "10-05", MINE: "10-01"})
    assert traits("alignment", view) == [("began_before", MINE)]


def test_what_was_written_for_the_top_did_not_begin_below():
    """Linked from the first day to what was there: everything comes from above."""
    view = view_of(_plan("company:top"), born={"company@2026-Q4:top": "09-20", MINE: "10-01"})
    assert _measure(view, "bottom_up").value == 0
    assert [trait for trait, _ in traits("alignment", view)] == ["all_from_above"]


def test_one_team_alone_is_not_judged():
    """With nobody below the root team there is nothing to align."""
    view = view_of(plan_of(TOP, cycles=QUARTERS))
    assert look_of("alignment", view).level is Level.UNKNOWN
