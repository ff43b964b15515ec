"""Measures, marks and bars in the words of a person."""

from __future__ import annotations

from fractions import Fraction

import pytest

from okrascode.output.ansi import paint
from okrascode.output.marks import MARKS
from okrascode.output.measure_text import current_text, goal_text, standing_text
from okrascode.output.sparkline import sparkline
from okrascode.rollup.result import Status
from tests.support.plans import at_least, binary, metric, milestones, reading, threshold


@pytest.mark.parametrize(
    ("measure", "value", "current", "goal", "standing"),
    [
        (metric(61, 75, unit="%"), 66, "66 %", "75 %", "66 → 75 %"),
        (metric(61, 75), None, "–", "75", "– → 75"),
        (at_least("99.95"), "99.9", "99.9", "at least 99.95", "99.9 (≥ 99.95)"),
        (threshold("below", 3, unit="s"), 2, "2 s", "below 3 s", "2 (< 3 s)"),
        (threshold("at_most", 3), None, "–", "at most 3", "– (≤ 3)"),
        (threshold("above", 3), 4, "4", "above 3", "4 (> 3)"),
        (threshold("between", 2, 4, unit="h"), 3, "3 h", "between 2 and 4 h", "3 (2 to 4 h)"),
        (milestones("a", "b"), ("a",), "1 of 2", "all 2", "1 of 2"),
        (milestones("a", "b"), None, "0 of 2", "all 2", "0 of 2"),
        (binary(), True, "done", "done", "done"),
        (binary(), False, "not done", "done", "not done"),
        (binary(), None, "–", "done", "not done"),
        (None, 3, "3", "–", "3"),
    ],
)
def test_a_measure_and_where_it_stands(measure, value, current, goal, standing) -> None:
    """Each shape, with and without a reading."""
    known = reading(value).value
    assert current_text(measure, known) == current
    assert goal_text(measure) == goal
    assert standing_text(measure, known) == standing


def test_every_status_has_its_own_mark_and_word() -> None:
    """So that nobody needs the colour."""
    assert set(MARKS) == set(Status)
    assert len({mark.symbol for mark in MARKS.values()}) == len(Status)
    assert len({mark.word for mark in MARKS.values()}) == len(Status)


def test_colour_only_where_it_is_wanted() -> None:
    """An empty text stays empty."""
    assert paint("", "red", on=True) == ""
    assert paint("x", on=True) == "x"
    assert paint("x", "dim", on=True) == "\x1b[2mx\x1b[0m"


def test_bars_are_on_the_scale_of_a_score() -> None:
    """0 is the lowest bar, 1 the highest."""
    assert sparkline([Fraction(n, 7) for n in range(8)]) == "▁▂▃▄▅▆▇█"
    assert sparkline([]) == ""
