"""Open commitment: in time, owned, answered, and changed with a reason."""

from __future__ import annotations

import pytest

from okrascode.health.theme import Level
from okrascode.model.objective import Decline, Dependency, Link
from okrascode.model.reference import parse_reference
from tests.support.health import change, look_of, traits, view_of
from tests.support.plans import NOWHERE, cycle, day, key_result, objective, plan_of

CYCLE = (cycle("2026-Q4", "10-01", "12-31", commit_by=day("10-10")),)
ASKED = "platform@2026-Q4:core/rate"
MINE = "company@2026-Q4:checkout"


def _link(text: str) -> Link:
    return Link(parse_reference(text), NOWHERE)


def _asking(**more):
    dependency = Dependency(of=_link(ASKED), need="p99 below 300 ms", place=NOWHERE)
    return objective("checkout", key_result(), owner="ana", depends_on=(dependency,), **more)


def _core(**more):
    return objective("core", key_result(), team="platform", owner="bo", **more)


def _owned():
    return plan_of(objective("checkout", key_result(), owner="ana"), cycles=CYCLE)


def test_a_request_without_an_answer_has_its_age():
    """It counts from the commit that first asked: 10 October to 20 November are 41 days."""
    view = view_of(plan_of(_asking(), _core(), cycles=CYCLE), asked={(MINE, ASKED): "10-10"})
    [item] = [i for i in look_of("commitment", view).items if i.trait == "waiting"]
    assert (item.values["n"], item.commit) == (41, "e" * 40)
    assert look_of("commitment", view).level is Level.WEAK


def test_a_request_that_is_served_is_accepted():
    """The other team's file lists the asking objective under serves."""
    plan = plan_of(_asking(), _core(serves=(_link(MINE),)), cycles=CYCLE)
    view = view_of(plan, asked={(MINE, ASKED): "10-10"})
    assert traits("commitment", view) == [("accepted", MINE)]
    assert look_of("commitment", view).level is Level.STRONG


def test_a_no_is_an_answer():
    """A request that the other team declines waits no longer."""
    plan = plan_of(_asking(), _core(), cycles=CYCLE)
    decline = Decline(request=_link(MINE), why="No capacity.", place=NOWHERE)
    object.__setattr__(plan, "declines", (("platform", decline),))
    view = view_of(plan, asked={(MINE, ASKED): "10-10"})
    assert traits("commitment", view) == [("declined", MINE)]


def test_a_promise_for_something_else_is_no_answer():
    """Serving another objective does not accept this request."""
    plan = plan_of(_asking(), _core(serves=(_link("company@2026-Q4:other"),)), cycles=CYCLE)
    view = view_of(plan, asked={(MINE, ASKED): "10-10"})
    assert traits("commitment", view) == [("waiting", MINE)]


def test_a_target_that_moved_without_a_reason_is_named():
    """After the day of commitment a change of the target says why."""
    moved = change(MINE + "/rate", "target", 78, 75, "11-03")
    view = view_of(_owned(), changes=[moved])
    assert traits("commitment", view) == [("no_reason", MINE + "/rate")]


def test_a_milestone_that_moved_is_a_change_of_scope():
    """Its weight and its day are part of what was committed."""
    moved = change(MINE + "/rate", "milestones.apple", "Apple, due 1", "Apple, due 9", "11-03")
    view = view_of(_owned(), changes=[moved])
    assert traits("commitment", view) == [("no_reason", MINE + "/rate")]


@pytest.mark.parametrize(
    "moved",
    [
        change(MINE + "/rate", "target", 78, 75, "10-10"),
        change(MINE + "/rate", "target", 78, 75, "11-03", reason="Alipay slipped."),
        change(MINE + "/rate", "owner", "ana", "bo", "11-03"),
        change("company@2026-Q3:old/rate", "target", 78, 75, "11-03"),
    ],
    ids=["before the day", "with a reason", "another owner", "another cycle"],
)
def test_what_may_move_moves_in_silence(moved):
    """Before the day, with a reason, or not a commitment: nothing is said."""
    assert traits("commitment", view_of(_owned(), changes=[moved])) == []


def test_an_objective_after_the_day_is_late():
    """It says by how many days."""
    view = view_of(_owned(), born={MINE: "10-20"}, seen="10-01")
    [item] = [i for i in look_of("commitment", view).items if i.trait == "late"]
    assert item.values["n"] == 10


def test_an_objective_without_an_owner_is_named():
    """Somebody should be asked when it goes wrong."""
    view = view_of(plan_of(objective("checkout", key_result()), cycles=CYCLE))
    assert ("nameless", MINE) in traits("commitment", view)
