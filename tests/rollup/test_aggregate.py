"""Means by weight."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrascode.rollup.aggregate import clamp, mean_of_confidences, weighted_mean, why_no_mean

scores = st.fractions(min_value=0, max_value=1, max_denominator=1000)
weights = st.decimals(min_value=0, max_value=100, places=2)
parts = st.lists(st.tuples(scores, weights), min_size=1, max_size=8)


@given(st.fractions())
def test_a_score_lies_between_0_and_1(progress) -> None:
    """Whatever the progress, the score is in range, and clamping twice changes nothing."""
    assert 0 <= clamp(progress) <= 1
    assert clamp(clamp(progress)) == clamp(progress)


@given(parts, st.randoms())
def test_order_does_not_matter(pairs, random) -> None:
    """A mean is the same in any order: arithmetic is exact."""
    shuffled = list(pairs)
    random.shuffle(shuffled)
    assert weighted_mean(pairs) == weighted_mean(shuffled)


@given(parts, st.decimals(min_value="0.01", max_value=100, places=2))
def test_scaling_all_weights_changes_nothing(pairs, factor) -> None:
    """Weights are shares: 1 and 2 mean the same as 10 and 20."""
    scaled = [(value, weight * factor) for value, weight in pairs]
    assert weighted_mean(pairs) == weighted_mean(scaled)


@given(parts)
def test_a_mean_lies_between_its_parts(pairs) -> None:
    """Among those with weight."""
    mean = weighted_mean(pairs)
    heavy = [value for value, weight in pairs if weight > 0]
    assert (mean is None) == (not heavy)
    assert mean is None or min(heavy) <= mean <= max(heavy)


@given(parts, scores)
def test_a_part_of_weight_0_is_left_out(pairs, other) -> None:
    """It changes nothing."""
    assert weighted_mean([*pairs, (other, Decimal(0))]) == weighted_mean(pairs)


@pytest.mark.parametrize(
    ("given_weights", "sentence"),
    [
        ([], "none of its key results has a score"),
        ([0, 0], "all its key results have weight 0"),
        ([1, -1], "one of its key results has a negative weight"),
    ],
)
def test_it_says_why_there_is_no_mean(given_weights, sentence) -> None:
    """An unknown has its reason."""
    pairs = [(Fraction(1), Decimal(weight)) for weight in given_weights]
    assert weighted_mean(pairs) is None
    assert why_no_mean(map(Decimal, given_weights), of="key results") == sentence


def test_a_mean_confidence_is_exact_to_twelve_decimals() -> None:
    """20 / 3, and nothing without any."""
    assert mean_of_confidences(map(Decimal, [6, 7, 7])) == Decimal("6.666666666667")
    assert mean_of_confidences([]) is None
