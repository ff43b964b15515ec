"""From key results to the organisation, and what the numbers carry with them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from okrascode.errors import UsageError
from okrascode.model.objective import Commitment, ItemState
from okrascode.model.plan import make_plan
from okrascode.readings.record import Record
from okrascode.rollup.result import Problem
from tests.support.plans import (
    at_least,
    find,
    find_objective,
    key_result,
    metric,
    objective,
    plan_of,
    reading,
    rolled_up,
    team,
)

HALF = Fraction(1, 2)


def weighted(*weights, states=()):
    """Roll up an objective whose key results are at 0.2, 0.4, 0.6 … with these weights."""
    parts = [
        key_result(f"k{n}", weight=w, state=states[n] if states else ItemState.ACTIVE)
        for n, w in enumerate(weights)
    ]
    known = [
        reading(20 * (n + 1), "11-10", of=f"company@2026-Q4:checkout/k{n}")
        for n in range(len(weights))
    ]
    return find_objective(rolled_up(plan_of(objective("checkout", *parts)), *known))


@pytest.mark.parametrize(
    ("weights", "score"),
    [
        ((1, 1), Fraction(3, 10)),
        ((1, 3), Fraction(7, 20)),
        ((0, 1), Fraction(2, 5)),
        (("0.5", "0.5", "1"), Fraction(9, 20)),
    ],
)
def test_an_objective_is_the_weighted_mean_of_its_key_results(weights, score) -> None:
    """0.2, 0.4 and 0.6; weight 0 leaves one out."""
    assert weighted(*weights).score == score


def test_all_weights_0_is_no_score() -> None:
    """An error of the document, named."""
    part = weighted(0, 0)
    assert (part.score, part.no_score_because) == (None, "all its key results have weight 0")


def test_drafts_and_dropped_ones_are_left_out_and_counted() -> None:
    """0.2 counts, 0.4 and 0.6 do not: one active, one draft, one dropped."""
    part = weighted(1, 1, 1, states=(ItemState.ACTIVE, ItemState.DRAFT, ItemState.DROPPED))
    assert part.score == Fraction(1, 5)
    assert (part.active, part.draft, part.dropped) == (1, 1, 1)
    assert [p.reference.key_result for p in part.key_results] == ["k0", "k1", "k2"]


def test_only_scores_roll_up() -> None:
    """Progress 2 does not make up for progress 0: 0.5, not 1."""
    plan = plan_of(objective("checkout", key_result("rate"), key_result("speed")))
    assert find_objective(rolled_up(plan, reading(200, "11-10"))).score == Fraction(1, 2)


def test_a_key_result_without_a_score_is_left_out_and_named() -> None:
    """The rest makes the score."""
    plan = plan_of(objective("checkout", key_result("rate"), key_result("flat", metric(3, 3))))
    rollup = rolled_up(plan, reading(40, "11-10"))
    assert find_objective(rollup).score == Fraction(2, 5)
    assert find(rollup, "flat").no_score_because == "baseline and target are both 3"
    assert not find(rollup, "flat").counted


def test_late_readings_count_in_the_score_and_not_in_the_final_score() -> None:
    """50 on the last day, 80 a week later; both stand there once the cycle is over."""
    plan = plan_of(objective("checkout", key_result()))
    known = (reading(50, "12-31"), reading(80, "2027-01-07", late=True))
    over = rolled_up(plan, *known, today="2027-01-08")
    part = find(over)
    assert (part.score, part.final_score) == (Fraction(4, 5), Fraction(1, 2))
    assert part.last_reading.late
    assert (find_objective(over).score, find_objective(over).final_score) == (
        Fraction(4, 5),
        Fraction(1, 2),
    )
    before = find(rolled_up(plan, *known, today="2027-01-06"))
    assert (before.score, before.final_score) == (Fraction(1, 2), Fraction(1, 2))


def test_the_value_of_a_day_is_the_last_reading_dated_up_to_it() -> None:
    """The record's order decides among readings of a day; what comes later is not known yet."""
    plan = plan_of(objective("checkout", key_result()))
    known = (reading(10, "11-01"), reading(30, "11-01"), reading(20, "11-05"))
    values = [find(rolled_up(plan, *known, today=d)).current for d in ("10-31", "11-01", "11-05")]
    assert values == [None, 30, 20]
    assert len(find(rolled_up(plan, *known, today="11-04")).readings) == 2


def test_readings_that_do_not_count_are_passed_over() -> None:
    """A reading from when it was dropped says nothing about an active key result."""
    plan = plan_of(objective("checkout", key_result()))
    rollup = rolled_up(plan, reading(10, "11-01"), reading(90, "11-10", counts=False))
    assert find(rollup).current == 10


def test_a_team_is_the_mean_of_its_objectives_by_weight() -> None:
    """0.4 with weight 1 and 0.7 with weight 2: 1.8 / 3 = 0.6; dropped and scoreless left out."""
    plan = plan_of(
        objective("a", key_result()),
        objective("b", key_result(), weight=2),
        objective("c", key_result(), state=ItemState.DROPPED),
        objective("d"),
    )
    known = [reading(v, "11-10", of=f"company@2026-Q4:{n}/rate") for n, v in (("a", 40), ("b", 70))]
    cycle = rolled_up(plan, *known).cycles[0]
    assert cycle.teams[0].score == cycle.score == Fraction(3, 5)
    assert (cycle.teams[0].expected, cycle.teams[0].pace) == (Fraction(1, 2), Fraction(6, 5))
    assert cycle.teams[0].status == cycle.status == "on_track"
    assert cycle.teams[0].no_score_because == cycle.no_score_because == ""


def test_a_team_without_any_score_says_so() -> None:
    """It is unjudged, and so is the organisation."""
    cycle = rolled_up(plan_of(objective("a"))).cycles[0]
    assert (cycle.score, cycle.status) == (None, "unjudged")
    assert cycle.no_score_because == "none of its objectives has a score"


@pytest.mark.parametrize(
    ("a", "b", "status"),
    [(100, 70, "achieved"), (100, 69, "missed"), (99, 71, "achieved")],
    ids=["both", "one under", "mean of the bars"],
)
def test_a_team_has_achieved_what_its_objectives_ask_for(a, b, status) -> None:
    """One committed and one aspirational objective: 0.85 after the end."""
    plan = plan_of(
        objective("a", key_result()),
        objective("b", key_result(), commitment=Commitment.ASPIRATIONAL),
    )
    known = [reading(v, "11-10", of=f"company@2026-Q4:{n}/rate") for n, v in (("a", a), ("b", b))]
    assert rolled_up(plan, *known, today="2027-01-05").cycles[0].status == status


@pytest.mark.parametrize(
    ("on", "value", "confidence", "today", "status"),
    [
        ("11-10", 100, None, "11-15", "achieved"),
        ("10-10", 90, 9, "11-15", "stale"),
        ("12-01", 90, 9, "10-05", "not_started"),
        ("11-10", 36, None, "11-15", "at_risk"),
        ("11-10", 36, 9, "11-15", "on_track"),
        ("11-10", 90, 3, "11-15", "off_track"),
        ("10-05", 36, None, "10-06", "unjudged"),
    ],
)
def test_a_team_has_the_status_of_the_same_table(on, value, confidence, today, status) -> None:
    """From confidence, else from pace, and never green by silence."""
    plan = plan_of(objective("checkout", key_result()))
    rollup = rolled_up(plan, reading(value, on, confidence=confidence), today=today)
    assert rollup.cycles[0].teams[0].status == status


def test_a_team_is_stale_when_more_than_half_of_it_is() -> None:
    """One silent objective of two or three leaves the pace to judge, two of three do not."""
    fresh, silent = "11-10", "10-10"
    for days, status in (
        ((silent, fresh), "on_track"),
        ((silent, fresh, fresh), "on_track"),
        ((silent, silent, fresh), "stale"),
    ):
        plan = plan_of(*(objective(f"o{n}", key_result()) for n in range(len(days))))
        known = [reading(50, on, of=f"company@2026-Q4:o{n}/rate") for n, on in enumerate(days)]
        assert rolled_up(plan, *known).cycles[0].teams[0].status == status


def test_a_key_result_carries_what_was_expected_of_it() -> None:
    """36 of 100 at half time: 50 expected, pace 0.72; of what was dropped nothing is expected."""
    part = find(rolled_up(plan_of(objective("checkout", key_result())), reading(36, "11-10")))
    assert (part.expected_value, part.expected_progress, part.expected) == (50, HALF, HALF)
    assert (part.pace, part.pace_word) == (Fraction(18, 25), "behind")
    gone = plan_of(objective("checkout", key_result(state=ItemState.DROPPED)))
    part = find(rolled_up(gone, reading(36, "11-10")))
    assert (part.expected_value, part.expected_progress, part.pace) == (None, None, None)


@pytest.mark.parametrize("complete", [True, False])
def test_silence_is_judged_only_where_all_of_the_history_is_known(complete) -> None:
    """In a shallow clone nobody can tell silence from ignorance, and the whole says so."""
    record = Record(complete_history=complete)
    rollup = rolled_up(plan_of(objective("checkout", key_result())), record=record)
    assert (rollup.judges_silence, rollup.complete_history) == (complete, complete)
    assert (find(rollup).status == "stale") is complete


def test_a_team_is_not_green_above_objectives_that_are_not() -> None:
    """Both objectives at risk by confidence and ahead by pace: the team is at risk."""
    plan = plan_of(objective("a", key_result()), objective("b", key_result()))
    known = [reading(90, "11-10", of=f"company@2026-Q4:{name}/rate", confidence=6) for name in "ab"]
    assert rolled_up(plan, *known).cycles[0].teams[0].status == "at_risk"
    only_one_says = rolled_up(plan, known[0], reading(90, "11-10", of="company@2026-Q4:b/rate"))
    assert only_one_says.cycles[0].teams[0].status == "on_track"


def test_the_organisation_is_its_root_team() -> None:
    """The root team comes first, the others by name."""
    names = ["zebra", "company", "ant"]
    plan = plan_of(*(objective("o", key_result(), team=name) for name in names))
    known = [reading(10 * n, "11-10", of=f"{name}@2026-Q4:o/rate") for n, name in enumerate(names)]
    cycle = rolled_up(plan, *known).cycles[0]
    assert [part.team.id for part in cycle.teams] == ["company", "ant", "zebra"]
    assert cycle.score == Fraction(1, 10)


def test_without_the_root_teams_objectives_the_organisation_has_no_score() -> None:
    """Not a mean of the others in its place."""
    cycle = rolled_up(plan_of(objective("o", key_result(), team="payments"))).cycles[0]
    assert cycle.score is None
    assert cycle.no_score_because == "the root team Company has no objectives in 2026-Q4"
    two = plan_of(objective("o"), teams=[team("a"), team("b")])
    assert rolled_up(two).cycles[0].no_score_because == "there is no single root team"


def test_objectives_of_a_team_without_a_document_are_shown() -> None:
    """Under the team's identifier: no team vanishes in silence."""
    plan = plan_of(objective("o", key_result(), team="payments"), teams=[team("company")])
    assert [part.team.name for part in rolled_up(plan).cycles[0].teams] == ["payments"]


def test_problems_and_incomplete_history_go_out_as_they_came_in() -> None:
    """Ordered by path and line; every number says that it may be incomplete."""
    problems = [Problem("b.yaml", 3, "x"), Problem("b.yaml", None, "y"), Problem("a.yaml", 9, "z")]
    record = Record(complete_history=False, incomplete_because="this clone is shallow")
    plan = plan_of(objective("checkout", key_result()))
    rollup = rolled_up(plan, record=record, problems=problems)
    assert [(p.path, p.line) for p in rollup.problems] == [
        ("a.yaml", 9),
        ("b.yaml", None),
        ("b.yaml", 3),
    ]
    assert (rollup.complete_history, rollup.incomplete_because) == (False, "this clone is shallow")
    parts = (rollup.cycles[0].teams[0], find_objective(rollup), find(rollup))
    assert not any(part.complete for part in parts)


def test_an_unknown_cycle_cannot_be_rolled_up() -> None:
    """The cycles there are stand in the hint."""
    with pytest.raises(UsageError, match="There is no cycle '2031'") as caught:
        rolled_up(plan_of(), cycles=["2031"])
    assert caught.value.hint == "There are: 2026, 2026-Q4."
    with pytest.raises(UsageError) as caught:
        rolled_up(make_plan([]), cycles=["2031"])
    assert caught.value.hint == "There are: none yet."


def test_cycles_come_in_the_order_asked_for() -> None:
    """And each holds only its own objectives."""
    plan = plan_of(objective("a", cycle="2026"), objective("b"))
    rollup = rolled_up(plan, cycles=["2026", "2026-Q4"])
    found = [[o.objective.id for t in c.teams for o in t.objectives] for c in rollup.cycles]
    assert found == [["a"], ["b"]]
    assert rollup.cycles[0].elapsed == Fraction(319, 365)


def test_a_commitment_of_a_key_result_wins_over_its_objectives() -> None:
    """An aspirational key result of a committed objective is achieved at 0.7."""
    plan = plan_of(objective("checkout", key_result(commitment=Commitment.ASPIRATIONAL)))
    rollup = rolled_up(plan, reading(70, "11-10"), today="2027-01-01")
    assert (find(rollup).status, find_objective(rollup).status) == ("achieved", "missed")


def test_a_threshold_at_the_end_is_achieved_or_missed() -> None:
    """1 or 0 against the bar."""
    plan = plan_of(objective("checkout", key_result("rate", at_least(5))))
    scores = [rolled_up(plan, reading(v, "12-20"), today="2027-01-01") for v in (5, 4)]
    assert [find(rollup).status for rollup in scores] == ["achieved", "missed"]


def test_a_dropped_key_result_changes_nothing_above_it() -> None:
    """The same numbers as without it."""
    kept = key_result("rate")
    gone = key_result("gone", state=ItemState.DROPPED)
    known = (reading(30, "11-10"), reading(90, "11-11", of="company@2026-Q4:checkout/gone"))
    with_it, without = (
        rolled_up(plan_of(objective("checkout", *parts)), *known)
        for parts in ((kept, gone), (kept,))
    )
    one, other = find_objective(with_it), find_objective(without)
    plain = {"key_results": (), "dropped": 0, "objective": other.objective}
    assert replace(one, **plain) == replace(other, **plain)
    assert with_it.cycles[0].score == without.cycles[0].score
