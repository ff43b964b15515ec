"""Challenge: sandbags, early successes, and goals that dare."""

from __future__ import annotations

from okrascode.health.safe import easy_objectives, full_teams
from okrascode.health.theme import Level
from okrascode.model.objective import Commitment
from tests.support.health import QUARTERS, look_of, traits, view_of
from tests.support.plans import at_least, key_result, objective, plan_of, reading


def _year(*scores: int):
    """Make a year in which the company ends Q1, Q2 and Q3 with scores in percent."""
    quarters = ("Q1", "Q2", "Q3")
    plan = plan_of(
        *(objective("o", key_result(), cycle=f"2026-{q}") for q in quarters),
        objective("now", key_result()),
        cycles=QUARTERS,
    )
    days = ("03-30", "06-29", "09-29")
    readings = [
        reading(score, d, of=f"company@2026-{q}:o/rate")
        for q, d, score in zip(quarters, days, scores, strict=True)
    ]
    return view_of(plan, *readings)


def test_three_cycles_nearly_full_ask_whether_targets_are_safe():
    """97, 100 and 95 percent: the team is asked, not scored."""
    view = _year(97, 100, 95)
    assert full_teams(view.ended) == ("company",)
    look = look_of("challenge", view)
    assert look.level is Level.WEAK
    assert (look.items[0].trait, look.items[0].team) == ("full", "company")


def test_two_full_cycles_and_one_at_94_are_no_sandbag():
    """All three have to be at 0.95."""
    assert full_teams(_year(97, 100, 94).ended) == ()


def test_two_cycles_are_too_few_for_a_sandbag():
    """With Q2 as the last one there are only two."""
    plan = plan_of(
        *(objective("o", key_result(), cycle=f"2026-{q}") for q in ("Q1", "Q2")), cycles=QUARTERS
    )
    full = [reading(100, d, of=f"company@2026-{q}:o/rate") for q, d in
            (("Q1", "03-01"), ("Q2", "06-01"))]  # fmt: skip
    assert full_teams(view_of(plan, *full, of="2026-Q2")) == ()


def _now(*readings, **more):
    plan = plan_of(objective("easy", key_result("a"), key_result("b"), **more), cycles=QUARTERS)
    return view_of(plan, *readings, today="12-20")


A, B = "company@2026-Q4:easy/a", "company@2026-Q4:easy/b"


def test_an_objective_reached_before_half_is_easy():
    """The last of its key results was reached on 10 November, at 41 of 92 days."""
    view = _now(reading(100, "10-20", of=A), reading(100, "11-10", of=B))
    [found] = easy_objectives(view)
    assert (str(found.day), found.elapsed) == ("2026-11-10", found.elapsed)
    assert found.elapsed.numerator * 92 == found.elapsed.denominator * 41
    assert traits("challenge", view)[0] == ("easy", "company@2026-Q4:easy")


def test_an_objective_reached_after_half_is_not():
    """On 16 November half of the quarter has passed."""
    assert not [*easy_objectives(_now(reading(100, "10-20", of=A), reading(100, "11-16", of=B)))]


def test_a_number_that_fell_again_was_not_reached():
    """It counts from when it stayed there."""
    view = _now(
        reading(100, "10-10", of=A),
        reading(60, "10-20", of=A),
        reading(100, "12-01", of=A),
        reading(100, "10-10", of=B),
    )
    assert not [*easy_objectives(view)]


def test_holding_a_number_is_not_reaching_one():
    """A threshold that holds from the first day makes nothing easy."""
    plan = plan_of(objective("keep", key_result("up", at_least(99))), cycles=QUARTERS)
    view = view_of(plan, reading(100, "10-02", of="company@2026-Q4:keep/up"))
    assert not [*easy_objectives(view)]


def test_a_team_that_ended_at_nothing_in_silence_is_found():
    """Another team reported, so the silence of this one means something."""
    plan = plan_of(
        objective("a", key_result(), cycle="2026-Q3"),
        objective("b", key_result(), cycle="2026-Q3", team="payments"),
        objective("now", key_result()),
        cycles=QUARTERS,
    )
    view = view_of(plan, reading(50, "08-01", of="company@2026-Q3:a/rate"))
    assert ("untouched", "payments") in traits("challenge", view)


def test_where_nobody_reported_no_team_is_blamed():
    """A cycle without a single check-in is tracking's to name."""
    plan = plan_of(
        objective("b", key_result(), cycle="2026-Q3", team="payments"),
        objective("now", key_result()),
        cycles=QUARTERS,
    )
    assert "untouched" not in [trait for trait, _ in traits("challenge", view_of(plan))]


def test_a_quarter_of_daring_goals_is_strong():
    """One aspirational objective of four is enough."""
    goals = [objective(f"o{n}", key_result()) for n in range(3)]
    daring = objective("d", key_result(), commitment=Commitment.ASPIRATIONAL)
    view = view_of(plan_of(daring, *goals, cycles=QUARTERS))
    assert look_of("challenge", view).level is Level.STRONG
    assert traits("challenge", view) == [("daring", "company@2026-Q4:d")]
