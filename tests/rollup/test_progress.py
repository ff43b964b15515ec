"""Progress by the shape of a measure."""

from __future__ import annotations

from fractions import Fraction

import pytest

from okrascode.model.measure import Scoring, Source, SourceKind
from okrascode.rollup.progress import fits, holds, progress_of, why_no_progress
from tests.support.plans import (
    at_least,
    binary,
    find,
    key_result,
    metric,
    milestones,
    objective,
    plan_of,
    reading,
    rolled_up,
    threshold,
)


def numbers_of(measure, *readings, today="11-15"):
    """Roll up one key result of this measure."""
    plan = plan_of(objective("checkout", key_result("rate", measure)))
    return find(rolled_up(plan, *readings, today=today))


@pytest.mark.parametrize(
    ("baseline", "target", "current", "progress", "score"),
    [
        ("0.2", "3.2", "2.3", Fraction(7, 10), Fraction(7, 10)),
        (61, 75, 66, Fraction(5, 14), Fraction(5, 14)),
        (100, 60, 80, Fraction(1, 2), Fraction(1, 2)),
        (100, 60, 110, Fraction(-1, 4), Fraction(0)),
        (0, 100, 150, Fraction(3, 2), Fraction(1)),
        (-10, 10, 0, Fraction(1, 2), Fraction(1, 2)),
    ],
    ids=["exact", "up", "down", "worse", "beyond", "through zero"],
)
def test_a_metric_is_a_journey_up_or_down(baseline, target, current, progress, score) -> None:
    """Progress is reported as it is, exactly; the score is clamped."""
    part = numbers_of(metric(baseline, target), reading(current, "11-10"))
    assert (part.progress, part.score) == (progress, score)


def test_a_metric_of_no_length_has_no_score() -> None:
    """Baseline equal to target is named, never guessed."""
    part = numbers_of(metric(5, 5), reading(5, "11-10"))
    assert (part.progress, part.score, part.expected) == (None, None, None)
    assert part.no_score_because == "baseline and target are both 5"


@pytest.mark.parametrize(
    ("condition", "verdicts"),
    [
        ("at_least", [False, True, True]),
        ("at_most", [True, True, False]),
        ("above", [False, False, True]),
        ("below", [True, False, False]),
    ],
)
def test_a_threshold_includes_its_bound_as_its_key_says(condition, verdicts) -> None:
    """Values 24, 25 and 26 against 25."""
    measure = threshold(condition, 25)
    scores = [numbers_of(measure, reading(v, "11-10")).score for v in (24, 25, 26)]
    assert scores == [Fraction(int(verdict)) for verdict in verdicts]


def test_between_includes_both_ends() -> None:
    """Values around 2 to 4."""
    measure = threshold("between", 2, 4)
    values = [reading(v, "11-10") for v in ("1.99", 2, 3, 4, "4.01")]
    assert [holds(measure, r.value) for r in values] == [False, True, True, True, False]


def test_a_threshold_looks_at_the_latest_reading_only() -> None:
    """A good week does not make up for a bad one after it."""
    part = numbers_of(at_least(99), reading(99, "11-01"), reading(98, "11-10"))
    assert part.score == 0


def test_scoring_by_share_counts_the_readings_of_the_cycle() -> None:
    """Two of three readings in the cycle hold; the one before it is not the cycle's."""
    measure = at_least(99, scoring=Scoring.SHARE)
    part = numbers_of(
        measure,
        reading(99, "09-30"),
        reading(99, "10-01"),
        reading(98, "10-15"),
        reading(100, "11-10"),
        reading(None, "11-12", confidence=5),
    )
    assert part.score == Fraction(2, 3)


def test_scoring_by_share_without_readings_is_nothing() -> None:
    """No reading in the cycle: 0."""
    assert numbers_of(at_least(99, scoring=Scoring.SHARE), reading(99, "09-30")).score == 0


def test_milestones_count_by_weight() -> None:
    """1 of 1 + 2 + 1 is done; an id that the measure does not have counts for nothing."""
    measure = milestones("apple", ("google", 2), "alipay")
    assert numbers_of(measure, reading(("apple", "gone"), "11-10")).score == Fraction(1, 4)
    assert numbers_of(measure, reading(("apple", "google"), "11-10")).score == Fraction(3, 4)


@pytest.mark.parametrize("weights", [(0, 0), (2, -1), ()], ids=["zero", "negative", "none"])
def test_milestones_that_weigh_nothing_have_no_score(weights) -> None:
    """Neither 0 nor 1 is guessed."""
    steps = [(f"step-{n}", weight) for n, weight in enumerate(weights)]
    part = numbers_of(milestones(*steps), reading(("step-0",), "11-10"))
    assert part.score is None
    assert part.no_score_because == "its milestones weigh nothing"


def test_a_binary_is_done_or_not() -> None:
    """True is 1, false is 0."""
    assert numbers_of(binary(), reading(True, "11-10")).score == 1
    assert numbers_of(binary(), reading(False, "11-10")).score == 0


@pytest.mark.parametrize(
    "measure",
    [metric(61, 75), at_least(99), milestones("a"), binary()],
    ids=lambda m: type(m).__name__,
)
def test_no_reading_is_no_progress(measure) -> None:
    """With no reading current is unknown, progress and score are 0."""
    part = numbers_of(measure)
    assert (part.current, part.progress, part.score, part.last_reading) == (None, 0, 0, None)


def test_without_a_measure_there_is_no_score() -> None:
    """Nobody has said how it is measured."""
    assert why_no_progress(None) == "nobody has said how it is measured"
    plan = plan_of(objective("checkout", key_result("rate", unmeasured=True)))
    part = find(rolled_up(plan, reading(3, "11-10")))
    assert (part.score, part.expected, part.current) == (None, None, 3)
    assert progress_of(None, None) is None


COUNTED = Source(kind=SourceKind.COMMITS)


@pytest.mark.parametrize(
    ("measure", "current", "score"),
    [
        (metric(10, 20, source=COUNTED), 10, 0),
        (threshold("at_most", 3, source=COUNTED), 0, 1),
        (binary(source=COUNTED), None, 0),
    ],
    ids=["metric", "threshold", "binary"],
)
def test_a_count_without_commits_stands_where_it_starts(measure, current, score) -> None:
    """A counted metric is at its baseline, and a count of nothing is 0."""
    part = numbers_of(measure)
    assert (part.current, part.score) == (current, score)


@pytest.mark.parametrize(
    ("measure", "good", "bad"),
    [
        (metric(), 5, True),
        (at_least(1), 5, ("a",)),
        (milestones("a"), ("a",), 5),
        (binary(), True, 1),
    ],
    ids=lambda m: type(m).__name__,
)
def test_a_value_of_another_shape_does_not_count(measure, good, bad) -> None:
    """A measure that changed its shape leaves old readings behind."""
    assert fits(measure, reading(good, "11-01").value)
    assert not fits(measure, reading(bad, "11-01").value)
    assert fits(measure, None)
    part = numbers_of(measure, reading(good, "11-01"), reading(bad, "11-02"))
    assert part.current == reading(good).value
    assert len(part.readings) == 1
