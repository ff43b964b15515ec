"""A measure written again reads as the same measure, begun where it stands."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrascode.documents.tree import read_tree
from okrascode.everyday.measure_text import begun_again, is_reached
from okrascode.model.measure import (
    Binary,
    Condition,
    Measure,
    Metric,
    Milestone,
    Milestones,
    Scoring,
    Source,
    SourceKind,
    Threshold,
)
from okrascode.model.place import Place
from okrascode.model.reference import Id
from okrascode.readings.reading import ReadingValue

_STEPS = Milestones(
    items=tuple(
        Milestone(id=Id(id_), title=title, weight=Decimal(weight), place=Place("x"))
        for id_, title, weight in (("a", "A, or: not", 1), ("2026", 'B "q" {x}', 2))
    )
)


@pytest.mark.parametrize(
    ("measure", "current", "data"),
    [
        (
            Metric(baseline=Decimal(61), target=Decimal(75), unit="% of all, not", name="x: y"),
            Decimal("66.50"),
            {"unit": "% of all, not", "name": "x: y", "baseline": Decimal("66.50"), "target": 75},
        ),
        (
            Metric(
                baseline=Decimal(0), target=Decimal(9), stretch=Decimal(12), withheld="Secret [1]"
            ),
            None,
            {"baseline": 0, "target": 9, "stretch": 12, "withheld": "Secret [1]"},
        ),
        (
            Metric(
                baseline=Decimal(0),
                target=Decimal(9),
                source=Source(kind=SourceKind.MATCHES, pattern="TODO\\(x\\)", files="src/**/*.py"),
            ),
            Decimal(3),
            {
                "baseline": 3,
                "target": 9,
                "source": {"matches": "TODO\\(x\\)", "files": "src/**/*.py"},
            },
        ),
        (
            Metric(baseline=Decimal(0), target=Decimal(9), source=Source(kind=SourceKind.COMMITS)),
            Decimal(3),
            {"baseline": 3, "target": 9, "source": {"commits": True}},
        ),
        (
            Threshold(
                condition=Condition.BETWEEN,
                bound=Decimal(2),
                upper=Decimal(8),
                scoring=Scoring.SHARE,
            ),
            Decimal(3),
            {"between": [2, 8], "scoring": "share"},
        ),
        (Threshold(condition=Condition.BELOW, bound=Decimal("0.1")), None, {"below": "0.1"}),
        (Binary(), False, {"binary": True}),
        (_STEPS, (Id("a"),), {"milestones": [{"id": "2026", "title": 'B "q" {x}', "weight": 2}]}),
    ],
)
def test_it_reads_back(
    measure: Measure, current: ReadingValue | None, data: dict[str, object]
) -> None:
    """Units, names, patterns and titles come through any sign in them."""
    lines = begun_again(measure, current)
    text = "\n".join(["k:", f"  measure: {lines[0]}", *lines[1:]])
    read = read_tree(text, path="x.yaml").data
    assert isinstance(read, dict)
    found = read["k"]["measure"]
    if "below" in data:
        data = {"below": Decimal("0.1")}
    assert found == data


@pytest.mark.parametrize(
    ("measure", "current", "reached"),
    [
        (Metric(baseline=Decimal(0), target=Decimal(5)), Decimal(5), True),
        (Metric(baseline=Decimal(9), target=Decimal(5)), Decimal(6), False),
        (Metric(baseline=Decimal(9), target=Decimal(5)), Decimal(4), True),
        (Metric(baseline=Decimal(9), target=Decimal(5)), None, False),
        (Threshold(condition=Condition.BELOW, bound=Decimal(1)), Decimal(0), False),
        (Binary(), True, True),
        (_STEPS, (Id("a"), Id("2026")), True),
        (_STEPS, (Id("a"),), False),
    ],
)
def test_what_is_reached(measure: Measure, current: ReadingValue | None, reached: bool) -> None:
    """A number to keep is never reached for good."""
    assert is_reached(measure, current) is reached
