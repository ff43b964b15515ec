"""The table of statuses, row by row, for key results and objectives; and the tension."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from okrascode.config import Settings, StatusSettings
from okrascode.model.objective import Closing, Commitment, ItemState, Outcome
from okrascode.rollup.status import Signals, judge
from okrascode.rollup.tension import tension_of
from tests.support.plans import (
    at_least,
    binary,
    find,
    find_objective,
    key_result,
    metric,
    milestones,
    objective,
    plan_of,
    reading,
    rolled_up,
)

RUNNING = Signals(
    is_over=False,
    score=Fraction(1, 2),
    bar=Fraction(1),
    is_complete=False,
    is_stale=False,
    has_started=True,
    confidence=None,
    pace=None,
)


@pytest.mark.parametrize(
    ("signals", "status", "status_from"),
    [
        ({"state": ItemState.DRAFT, "is_over": True}, "draft", "state"),
        ({"state": ItemState.DROPPED, "is_stale": True}, "dropped", "state"),
        ({"is_over": True, "score": Fraction(1)}, "achieved", "end"),
        ({"is_over": True, "score": Fraction(99, 100)}, "missed", "end"),
        ({"is_over": True, "score": Fraction(7, 10), "bar": Decimal("0.7")}, "achieved", "end"),
        ({"is_over": True, "score": None}, "unjudged", "none"),
        ({"is_complete": True, "is_stale": True}, "achieved", "end"),
        ({"is_stale": True, "confidence": Decimal(9)}, "stale", "freshness"),
        ({"has_started": False, "pace": Fraction(1)}, "not_started", "none"),
        ({"confidence": Decimal(7), "pace": Fraction(0)}, "on_track", "confidence"),
        ({"confidence": Decimal("6.9")}, "at_risk", "confidence"),
        ({"confidence": Decimal(4)}, "at_risk", "confidence"),
        ({"confidence": Decimal("3.9"), "pace": Fraction(2)}, "off_track", "confidence"),
        ({"pace": Fraction(9, 10)}, "on_track", "pace"),
        ({"pace": Fraction(89, 100)}, "at_risk", "pace"),
        ({"pace": Fraction(7, 10)}, "at_risk", "pace"),
        ({"pace": Fraction(69, 100)}, "off_track", "pace"),
        ({"holds": True}, "on_track", "pace"),
        ({"holds": False}, "off_track", "pace"),
        ({}, "unjudged", "none"),
    ],
)
def test_the_first_row_that_matches_decides(signals, status, status_from) -> None:
    """Each row of the table, at its bounds."""
    verdict = judge(replace(RUNNING, **signals), StatusSettings())
    assert (verdict.status, verdict.status_from) == (status, status_from)


def test_thresholds_are_settings() -> None:
    """A team that calls 6 on track says so in okr.toml."""
    settings = Settings(status=StatusSettings(confidence_on_track=Decimal(6)))
    plan = plan_of(objective("checkout", key_result()))
    rollup = rolled_up(plan, reading(5, "11-10", confidence=6), settings=settings)
    assert find(rollup).status == "on_track"


@pytest.mark.parametrize(
    ("measure", "value", "status"),
    [
        (metric(0, 10), 10, "achieved"),
        (metric(0, 10), 12, "achieved"),
        (metric(0, 10), "9.99", "on_track"),
        (milestones("a"), ("a",), "achieved"),
        (binary(), True, "achieved"),
        (at_least(5), 5, "on_track"),
        (at_least(5), 4, "off_track"),
        (binary(), False, "unjudged"),
    ],
    ids=["reached", "beyond", "nearly", "steps", "binary", "holds", "fails", "not yet"],
)
def test_before_the_end_only_what_can_be_done_is_achieved(measure, value, status) -> None:
    """A threshold must still hold tomorrow; a binary that is not done has no pace."""
    plan = plan_of(objective("checkout", key_result("rate", measure)))
    assert find(rolled_up(plan, reading(value, "11-10"))).status == status


@pytest.mark.parametrize(
    ("commitment", "value", "status"),
    [
        (Commitment.COMMITTED, 100, "achieved"),
        (Commitment.COMMITTED, 99, "missed"),
        (Commitment.ASPIRATIONAL, 70, "achieved"),
        (Commitment.ASPIRATIONAL, 69, "missed"),
    ],
)
def test_after_the_end_the_score_decides(commitment, value, status) -> None:
    """1.0 for committed, 0.7 for aspirational; nothing goes stale any more."""
    plan = plan_of(objective("checkout", key_result(), commitment=commitment))
    rollup = rolled_up(plan, reading(value, "11-10", confidence=1), today="2027-01-01")
    assert find(rollup).status == find_objective(rollup).status == status
    assert find(rollup).status_from == "end"


def test_the_last_day_is_still_part_of_the_cycle() -> None:
    """On 31 December nothing is missed yet."""
    plan = plan_of(objective("checkout", key_result()))
    rollup = rolled_up(plan, reading(50, "12-30"), today="12-31")
    assert (find(rollup).status, find(rollup).final_score) == ("off_track", None)


def test_before_a_tenth_of_the_cycle_there_is_nothing_to_judge_by() -> None:
    """Nine days of 92: neutral, never green."""
    plan = plan_of(objective("checkout", key_result()))
    rollup = rolled_up(plan, reading(50, "10-05"), today="10-09")
    assert find(rollup).status == "unjudged"
    assert find(rolled_up(plan, reading(50, "10-05"), today="10-10")).status == "on_track"


def test_drafts_and_dropped_ones_have_no_pace() -> None:
    """They show their numbers and count nowhere."""
    states = {"draft": ItemState.DRAFT, "gone": ItemState.DROPPED}
    parts = [key_result(name, state=state) for name, state in states.items()]
    rollup = rolled_up(
        plan_of(objective("checkout", *parts)),
        *(
            reading(50, d, of="company@2026-Q4:checkout/gone", confidence=9, counts=False)
            for d in ("11-01", "11-05", "11-10")
        ),
    )
    gone = find(rollup, "gone")
    assert (find(rollup, "draft").status, gone.status) == ("draft", "dropped")
    assert (gone.score, gone.pace, gone.expected, gone.tension) == (
        Fraction(1, 2),
        None,
        None,
        None,
    )
    assert gone.forecast is None
    assert not gone.counted


def test_key_results_of_a_dropped_objective_are_dropped() -> None:
    """Nobody is called stale for work that was stopped."""
    rollup = rolled_up(plan_of(objective("checkout", key_result(), state=ItemState.DROPPED)))
    assert (find(rollup).status, find_objective(rollup).status) == ("dropped", "dropped")
    assert (find_objective(rollup).expected, find_objective(rollup).pace) == (None, None)


def two(*readings, **more):
    """Roll up an objective with two key results."""
    plan = plan_of(objective("checkout", key_result("rate"), key_result("speed"), **more))
    return find_objective(rolled_up(plan, *readings))


SPEED = "company@2026-Q4:checkout/speed"


def test_an_objective_is_achieved_when_all_its_active_key_results_are() -> None:
    """One of two is not enough."""
    both = two(reading(100, "11-10"), reading(100, "11-10", of=SPEED))
    one = two(reading(100, "11-10"), reading(90, "11-10", of=SPEED))
    assert (both.status, both.status_from, one.status) == ("achieved", "end", "on_track")


def test_an_objective_is_stale_when_more_than_half_of_it_is() -> None:
    """Half is not more than half."""
    assert two(reading(50, "11-10"), reading(50, "10-10", of=SPEED)).status == "on_track"
    silent = two(reading(50, "10-11"), reading(50, "10-10", of=SPEED))
    assert (silent.status, silent.last_status) == ("stale", "on_track")


def test_an_objective_takes_the_mean_confidence_when_all_have_one() -> None:
    """6 and 9 are 7.5; when one is missing, pace decides."""
    both = two(reading(1, "11-10", confidence=6), reading(1, "11-10", of=SPEED, confidence=9))
    assert (both.confidence, both.status, both.status_from) == (
        Decimal("7.5"),
        "on_track",
        "confidence",
    )
    one = two(reading(1, "11-10", confidence=9), reading(1, "11-10", of=SPEED))
    assert (one.confidence, one.status, one.status_from) == (None, "off_track", "pace")


def test_an_objective_without_any_reading_has_not_started() -> None:
    """Early in the cycle, before silence is stale."""
    plan = plan_of(objective("checkout", key_result()))
    assert find_objective(rolled_up(plan, today="10-05")).status == "not_started"


def test_an_objective_names_its_weakest_key_result() -> None:
    """The first in document order among equals."""
    assert two(reading(50, "11-10")).weakest.key_result == "speed"
    assert two().weakest.key_result == "rate"


def test_an_outcome_stands_beside_the_status() -> None:
    """What people say at the end changes no score."""
    part = two(reading(50, "11-10"), closing=Closing(outcome=Outcome.ACHIEVED))
    assert (part.objective.closing.outcome, part.score) == ("achieved", Fraction(1, 4))


@pytest.mark.parametrize(
    ("confidence", "pace", "tension"),
    [
        (7, "0.84", "confident_but_behind"),
        (7, "0.85", None),
        (6, "1.06", "ahead_but_cautious"),
        (6, "1.05", None),
        (6, "0.5", None),
        (9, "2", None),
        (None, "2", None),
        (9, None, None),
    ],
)
def test_tension_is_where_belief_and_arithmetic_disagree(confidence, pace, tension) -> None:
    """At its bounds; with only one of the two signals there is none."""
    found = tension_of(
        None if confidence is None else Decimal(confidence),
        None if pace is None else Fraction(pace),
        settings=StatusSettings(),
    )
    assert found == tension


def test_tension_ends_with_the_cycle() -> None:
    """Belief about what is over is no conversation worth having."""
    plan = plan_of(objective("checkout", key_result()))
    seen = reading(10, "12-30", confidence=9)
    running, over = (rolled_up(plan, seen, today=d) for d in ("12-31", "2027-01-01"))
    assert find(running).tension == find_objective(running).tension == "confident_but_behind"
    assert (find(over).tension, find_objective(over).tension) == (None, None)
