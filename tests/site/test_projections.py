"""Projections in words: a range only where there is one, and nothing that cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrascode.model.measure import Metric
from okrascode.rollup.result import Forecast
from okrascode.site.phrases import Phrases
from okrascode.site.view import KeyResultView
from okrascode.site.view_site import view_of
from okrascode.site.words import words_in
from tests.support.site_company import company

SAY = Phrases(words_in("en"))
NOTE = " This is a projection of the readings and no part of the status."


def view(
    journey: str, now: str, forecast: str, *, unit: str = "fridges", day: date = date(2026, 11, 18)
) -> KeyResultView:
    """Give a key result with one reading, projected to the end of a quarter; today is 22 Nov."""
    found = next(k for o in view_of(company()).objectives for k in o.key_results if k.id == "stops")
    baseline, target = map(Decimal, journey.split())
    row = replace(found.readings[-1], day=day, value=Decimal(now))
    return replace(
        found,
        measure=Metric(unit=unit, baseline=baseline, target=target),
        readings=(row,),
        forecast=Forecast(*map(Fraction, forecast.split())),
    )


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (view("0 20", "2", "4 5.64 7"), "ends near 5.6 recordings, likely between 4 recordings"),
        (view("0 20", "2", "5.64 5.64 5.64"), "ends near 5.6 recordings."),
        (view("55 0", "38", "-1.93 -1.93 -1.93"), "reaches 0 recordings about 29 Dec."),
        (view("55 10", "38", "-30 -20 30"), "reaches 10 recordings about 9 Dec."),
        (view("12 30", "9", "-8 -3 4"), "reaches 0 recordings about 21 Dec."),
        (view("0 20", "2", "-3 1 4"), "ends near 1 recordings, likely between 0 recordings and 4"),
        (view("0 20", "19", "40 60 80"), "reaches 20 recordings any day now."),
        (view("0 20", "21", "25 30 35"), "ends near 30 recordings, likely between 25"),
    ],
    ids=["range", "one number", "zero", "target", "falls", "floor", "soon", "past the target"],
)
def test_a_projection_says_what_is_news(made: KeyResultView, said: str) -> None:
    """A crossing is told by its day, a range only when its ends differ, nothing below 0."""
    assert isinstance(made.measure, Metric)
    made = replace(made, measure=replace(made.measure, unit="recordings"))
    text = SAY.projection(made).replace("\xa0", " ")
    assert text.startswith(f"If it goes on like this it {said}")
    assert text.endswith(NOTE)


@pytest.mark.parametrize("unit", ["€", "°C", "kEUR", "NPS"])
def test_money_and_degrees_can_fall_below_nothing(unit: str) -> None:
    """A loss and a frost are real."""
    assert "ends near −" in SAY.projection(view("12 30", "9", "-8 -3 4", unit=unit))


def test_a_number_that_was_negative_can_be_so_again() -> None:
    """What people wrote shows what is possible."""
    assert "ends near −3" in SAY.projection(view("-12 30", "9", "-8 -3 4"))


def test_nothing_is_projected_without_readings_or_numbers() -> None:
    """A sentence is said only when there is something to say."""
    made = view("0 20", "2", "4 5 6")
    assert SAY.projection(replace(made, readings=())) == ""
    assert SAY.projection(replace(made, forecast=None)) == ""
    assert SAY.projection(replace(made, measure=None)) == ""


@given(
    st.lists(st.integers(-400, 400), min_size=3, max_size=3),
    st.integers(0, 100),
    st.integers(0, 100),
    st.integers(0, 100),
)
def test_no_count_is_ever_negative(ends: list[int], start: int, target: int, now: int) -> None:
    """Whatever the line does, the sentence speaks of things that can be."""
    if start == target:
        return
    made = view(f"{start} {target}", str(now), " ".join(map(str, sorted(ends))))
    text = SAY.projection(made)
    assert "−" not in text
