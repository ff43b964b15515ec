"""Numbers for people."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrascode.output.numbers import (
    confidence_text,
    pace_text,
    percent_text,
    rounded,
    score_text,
    six_decimals,
    value_text,
)


@pytest.mark.parametrize(
    ("score", "text"),
    [
        (Fraction(0), "0.00"),
        (Fraction(1), "1.00"),
        (Fraction(1, 8), "0.13"),
        (Fraction(999, 1000), "0.99"),
        (Fraction(1, 3), "0.33"),
        (None, "–"),
    ],
)
def test_scores_have_two_decimals(score, text) -> None:
    """Rounded as by hand; what is below 1 is never shown as 1."""
    assert score_text(score) == text


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("66.50", "%", "66.50 %"),
        ("0.1234567", "", "0.123457"),
        ("1E+3", "EUR", "1000 EUR"),
        ("1000000", "", "1000000"),
        ("-5", "", "-5"),
        ("-0.0000001", "", "0"),
    ],
)
def test_values_keep_their_digits(number, unit, text) -> None:
    """As written, at most six decimals, thousands untouched, the unit behind a space."""
    assert value_text(Decimal(number), unit) == text


def test_the_rest() -> None:
    """Pace, confidence and parts of the cycle."""
    assert (pace_text(None), confidence_text(None)) == ("–", "–")
    assert confidence_text(Decimal("7.25")) == "7.3"
    assert percent_text(Fraction(1, 200)) == "1 %"
    assert value_text(Fraction(5, 2), "h") == "2.5 h"


@given(st.fractions(max_denominator=10**6), st.integers(0, 6))
def test_rounding_is_never_off_by_more_than_half(number, decimals) -> None:
    """Of the last decimal; and rounding again changes nothing."""
    result = rounded(number, decimals)
    assert abs(Fraction(result) - number) <= Fraction(1, 2 * 10**decimals)
    assert rounded(result, decimals) == result


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15
    )
)
def test_six_decimals_are_kept_exactly(number) -> None:
    """No float comes between."""
    assert six_decimals(number) == number
    assert "E" not in str(format(six_decimals(number), "f"))
