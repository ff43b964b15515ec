"""The same numbers in other tools, and where we differ on purpose.

Each row states what a tool gives, in percent as tools show it, by its own tests, code or manual,
and what we give, exactly. A row without a reason must agree with the tool, one with a reason must
differ: a table that explains a difference that is none would be wrong as well.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from okrascode.model.measure import CurvePoint
from okrascode.output.numbers import score_text
from okrascode.rollup.aggregate import weighted_mean
from okrascode.rollup.series import key_result_line, mean_series
from tests.support.plans import (
    QUARTER,
    day,
    find,
    find_objective,
    key_result,
    metric,
    objective,
    plan_of,
    reading,
    rolled_up,
    threshold,
)

NOT_CLAMPED = "our progress is reported as it is; only the score is clamped"
NO_LENGTH = "a journey of no length has no score; tools guess 0, 1 or infinity"

JOURNEYS = [
    # tool, baseline, target, current, theirs in percent, our progress when it differs, why
    ("puzzle/okr", 0, 100, 20, 20, None, ""),
    ("puzzle/okr", 100, 0, 20, 80, None, ""),
    ("puzzle/okr", 500, 400, 460, 40, None, ""),
    ("puzzle/okr", 100, 10, 110, 0, Fraction(-1, 9), NOT_CLAMPED),
    ("puzzle/okr", 0, 100, -10, 0, Fraction(-1, 10), NOT_CLAMPED),
    ("okr-tracker", 0, 100, 0, 0, None, ""),
    ("okr-tracker", 20, 100, 100, 100, None, ""),
    ("okr-tracker", 100, 0, 100, 0, None, ""),
    ("okr-tracker", 100, 0, 80, 20, None, ""),
    ("okr-tracker", 0, 0, 0, 0, None, NO_LENGTH),
    ("okr-tracker", 0, 100, None, 0, None, ""),
    ("operately", 0, 100, 40, 40, None, ""),
    ("operately", 0, 100, -10, 0, Fraction(-1, 10), NOT_CLAMPED),
    ("operately", 100, 0, 25, 75, None, ""),
    ("operately", 0, 100, 0, 0, None, ""),
    ("operately", 0, 100, 100, 100, None, ""),
    ("operately", 100, 0, 100, 0, None, ""),
    ("operately", 100, 0, 0, 100, None, ""),
    ("operately", 100, 0, 50, 50, None, ""),
    ("operately", 10, 10, 10, 0, None, NO_LENGTH),
    ("operately", -50, -50, -50, 0, None, NO_LENGTH),
    ("operately", 10, 10, 5, 0, None, NO_LENGTH),
    ("operately", 0, 100, 150, 150, None, ""),
    ("okrchestra", 100, 80, 90, 50, None, ""),
    ("okrchestra", 5, 5, 6, 100, None, NO_LENGTH),
    ("okrchestra", 5, 5, 4, 0, None, NO_LENGTH),
    ("BurningOKR", 10, 10, 10, 0, None, NO_LENGTH),
    ("BurningOKR", 0, 10, 0, 0, None, ""),
    ("BurningOKR", 0, 5, 4, 80, None, ""),
    ("BurningOKR", 0, 10, 4, 40, None, ""),
    ("ShamanR/okrs", 0, 100, 50, 50, None, ""),
    ("Quantive", 100, 60, 80, 50, None, ""),
    ("Viva Goals", 15, 35, 20, 25, None, ""),
]


def rolled(measure, value):
    """Give the numbers of one key result at one value."""
    known = () if value is None else (reading(value, "11-10"),)
    return find(rolled_up(plan_of(objective("checkout", key_result("rate", measure))), *known))


def name(row) -> str:
    """Call a row by its tool and its numbers."""
    return f"{row[0]} {row[1:-2]}"


@pytest.mark.parametrize("row", JOURNEYS, ids=name)
def test_progress_of_a_metric(row) -> None:
    """Alike within the journey; beyond its ends and without a length on purpose not."""
    _, baseline, target, current, theirs, ours, why = row
    part = rolled(metric(baseline, target), current)
    expected = ours if why else Fraction(theirs, 100)
    assert part.progress == expected
    assert (part.progress != Fraction(theirs, 100)) is bool(why)
    if part.progress is not None:
        assert part.score == min(1, max(0, part.progress))


THRESHOLDS = [
    # tool, our key, bound, current, theirs in percent
    ("Quantive: below is strict", "below", 25, 24, 100),
    ("PPM Express: above is inclusive", "at_least", 25, 24, 0),
    ("PPM Express: above is inclusive", "at_least", 25, 25, 100),
    ("PPM Express: above is inclusive", "at_least", 25, 26, 100),
    ("PPM Express: below is inclusive", "at_most", 25, 24, 100),
]


@pytest.mark.parametrize(("tool", "condition", "bound", "current", "theirs"), THRESHOLDS)
def test_thresholds(tool, condition, bound, current, theirs) -> None:
    """What a tool hides behind "above" and "below" our keys say: both conventions can be typed."""
    assert rolled(threshold(condition, bound), current).score == Fraction(theirs, 100), tool


@pytest.mark.parametrize(
    ("condition", "score"), [("below", 0), ("at_most", 1), ("above", 0), ("at_least", 1)]
)
def test_at_the_bound_the_key_decides(condition, score) -> None:
    """Quantive's "below 25" does not hold at 25, PPM Express's does."""
    assert rolled(threshold(condition, 25), 25).score == score


CHECKPOINTS = [
    # tool, current, theirs in percent, our progress, our score, why
    (
        "ShamanR/okrs",
        60,
        50,
        Fraction(3, 5),
        Fraction(3, 5),
        "its checkpoints bend the score; our curve bends what is expected, the score stays a ratio",
    ),
    ("ShamanR/okrs", 110, 100, Fraction(11, 10), Fraction(1), NOT_CLAMPED),
]


@pytest.mark.parametrize("row", CHECKPOINTS, ids=lambda row: f"{row[0]} {row[1]}")
def test_checkpoints(row) -> None:
    """From 0 to 100 with 40 % at 50 and 70 % at 80: a plan of ours with these points is a plan."""
    _, current, theirs, progress, score, _ = row
    plan = (CurvePoint(day("11-01"), Decimal(50)), CurvePoint(day("12-01"), Decimal(80)))
    part = rolled(metric(0, 100, expected=plan), current)
    assert (part.progress, part.score) == (progress, score)
    assert part.progress != Fraction(theirs, 100)


EMPTY = "an objective without anything to score has no score; 0 would read as failure"
EXACT = "we keep the exact mean and round where it is shown"

MEANS = [
    # tool, scores in percent with weights, theirs in percent, our mean when it differs, why
    ("ShamanR/okrs", [], 0, None, EMPTY),
    ("ShamanR/okrs", [(100, 50), (0, 50)], 50, None, ""),
    ("BurningOKR", [(40, 1), (80, 1)], 60, None, ""),
    (
        "Perdoo, Mooncamp, Lattice",
        [(100, 1), (0, 1), (0, 1)],
        Decimal("33.3333333333"),
        Fraction(1, 3),
        EXACT,
    ),
    ("Quantive", [(27, 1), (18, 1), (73, 1)], 39, Fraction(118, 300), EXACT),
    ("Quantive", [(85, 1), (60, 1)], 73, Fraction(145, 200), EXACT),
    ("Viva Goals", [(0, 1), (25, 1), (20, 1)], 15, None, ""),
    ("Planview", [(60, 1), (20, 1), (50, 1)], 43, Fraction(130, 300), EXACT),
    ("Workfront Goals", [(20, 1), (30, 1), (10, 1), (40, 1)], 25, None, ""),
    ("Profit.co", [(80, 1), (10, 1), (30, 1)], 40, None, ""),
]


@pytest.mark.parametrize("row", MEANS, ids=name)
def test_weighted_means(row) -> None:
    """Key results at these scores make this objective."""
    _, children, theirs, ours, why = row
    parts = [key_result(f"k{n}", weight=weight) for n, (_, weight) in enumerate(children)]
    known = [
        reading(value, "11-10", of=f"company@2026-Q4:checkout/k{n}")
        for n, (value, _) in enumerate(children)
    ]
    found = find_objective(rolled_up(plan_of(objective("checkout", *parts)), *known)).score
    assert found == (ours if why else Fraction(theirs, 100))
    assert (found != Fraction(theirs) / 100) is bool(why)
    if why == EXACT:
        assert score_text(found) == str(round(Decimal(theirs) / 100, 2))


def test_the_mean_of_nothing_is_nothing() -> None:
    """Nor is it the mean of parts that weigh nothing."""
    assert weighted_mean([]) is None


CARRIED = "a reading stays true until the next one; silence is not a missing part of a mean"
FROM_0 = "before its first reading a key result is at 0, so that starting late cannot help"

SERIES = [
    # tool, lines in percent, theirs in percent, ours in percent when they differ, why
    (
        "BurningOKR objective",
        ([50, 100, 100, 100], [None, None, 50, 100]),
        [50, 100, 75, 100],
        [25, 50, 75, 100],
        FROM_0,
    ),
    (
        "BurningOKR team",
        ([50, 100, 75, 100, 100], [50, 50, 50, 50, 100]),
        [50, 75, 62.5, 75, 100],
        None,
        "",
    ),
    (
        "BurningOKR company",
        ([10, 20, None, None], [90, 80, None, None]),
        [50, 50, None, None],
        [50, 50, 50, 50],
        CARRIED,
    ),
    (
        "BurningOKR company",
        ([10, 20, 30, 40], [90, 80, None, None]),
        [50, 50, 30, 40],
        [50, 50, 55, 60],
        CARRIED,
    ),
]


@pytest.mark.parametrize("row", SERIES, ids=lambda row: f"{row[0]} {row[1]}")
def test_series(row) -> None:
    """One line a key result, one reading a day where the other tool has a value."""
    _, lines, theirs, ours, why = row
    days = [day(f"11-0{n + 1}") for n in range(len(lines[0]))]
    plan = plan_of(objective("checkout", *(key_result(f"k{n}") for n in range(len(lines)))))
    known = [
        reading(value, on.isoformat(), of=f"company@2026-Q4:checkout/k{n}")
        for n, line in enumerate(lines)
        for on, value in zip(days, line, strict=True)
        if value is not None
    ]
    rollup = rolled_up(plan, *known)
    found = mean_series(
        [
            (key_result_line(find(rollup, f"k{n}"), cycle=QUARTER, days=days).scores, Decimal(1))
            for n in range(len(lines))
        ]
    )
    assert [value * 100 for value in found] == (ours if why else theirs)
    assert ([value * 100 for value in found] != theirs) is bool(why)
