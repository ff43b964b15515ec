"""Every shape of measure: which change eases it, raises it, or is neither; decided by hand."""

from __future__ import annotations

from datetime import date

import pytest

from okrascode.changes.measures import measure_moved
from okrascode.documents.read import read_document
from okrascode.model.measure import Measure
from okrascode.model.organization import Cycle
from okrascode.model.place import Place
from okrascode.model.plan import ObjectivesDocument
from okrascode.model.reference import CycleId

QUARTER = Cycle(
    id=CycleId("2026-Q4"), start=date(2026, 10, 1), end=date(2026, 12, 31), place=Place("o")
)
UP = "{baseline: 61, target: 75, unit: '%'}"
DOWN = "{baseline: 60, target: 20, unit: s}"
CURVE = (
    "{baseline: 0, target: 100, "
    "expected: [{date: 2026-11-01, value: 40}, {date: 2026-12-31, value: 100}]}"
)
STEPS = (
    "{milestones: [{id: a, title: A, due: 2026-11-01}, {id: b, title: B, weight: 2}, "
    "{id: c, title: C}]}"
)

MATRIX = {
    # A metric that goes up.
    "up-target-lower": (UP, UP.replace("75", "70"), "target eased"),
    "up-target-higher": (UP, UP.replace("75", "80"), "target raised"),
    "up-target-below-baseline": (UP, UP.replace("75", "50"), "target eased"),
    "up-target-same-number": (UP, UP.replace("75", "75.0"), ""),
    "up-baseline-lower": (UP, UP.replace("61", "50"), "baseline eased"),
    "up-baseline-higher": (UP, UP.replace("61", "65"), "baseline raised"),
    "up-both": (
        UP,
        "{baseline: 65, target: 72, unit: '%'}",
        "baseline raised, target eased",
    ),
    "up-stretch-added": (UP, UP.replace("75", "75, stretch: 80"), "stretch raised"),
    "up-stretch-removed": (UP.replace("75", "75, stretch: 80"), UP, "stretch eased"),
    "up-stretch-lower": (
        UP.replace("75", "75, stretch: 80"),
        UP.replace("75", "75, stretch: 78"),
        "stretch eased",
    ),
    "up-unit": (UP, UP.replace("%", "‰"), "unit eased"),
    "up-unit-removed": (UP, "{baseline: 61, target: 75}", "unit eased"),
    "up-name": (UP, UP.replace("}", ", name: completion}"), "name neutral"),
    "up-withheld-added": (UP, UP.replace("}", ", withheld: secret}"), "withheld eased"),
    "up-withheld-removed": (UP.replace("}", ", withheld: secret}"), UP, "withheld neutral"),
    "up-source-added": (UP, UP.replace("}", ", source: {commits: true}}"), "source eased"),
    "up-source-changed": (
        UP.replace("}", ", source: {files: 'a/*'}}"),
        UP.replace("}", ", source: {files: 'b/*'}}"),
        "source eased",
    ),
    # A metric that goes down: the same words for the opposite numbers.
    "down-target-higher": (DOWN, DOWN.replace("20", "30"), "target eased"),
    "down-target-lower": (DOWN, DOWN.replace("20", "10"), "target raised"),
    "down-baseline-higher": (DOWN, DOWN.replace("60", "80"), "baseline eased"),
    "down-baseline-lower": (DOWN, DOWN.replace("60", "50"), "baseline raised"),
    "down-stretch-higher": (
        DOWN.replace("20", "20, stretch: 10"),
        DOWN.replace("20", "20, stretch: 15"),
        "stretch eased",
    ),
    # A journey of no length has no direction; another rule forbids it.
    "no-journey": (
        "{baseline: 5, target: 5}",
        "{baseline: 5, target: 9}",
        "target neutral",
    ),
    # The planned curve.
    "curve-flattened": (CURVE, CURVE.replace("40", "20"), "expected eased"),
    "curve-steeper": (CURVE, CURVE.replace("40", "60"), "expected raised"),
    "curve-later": (CURVE, CURVE.replace("11-01", "12-01"), "expected eased"),
    "curve-crossing": (
        CURVE,
        CURVE.replace(
            "{date: 2026-11-01, value: 40}",
            "{date: 2026-10-10, value: 5}, {date: 2026-11-20, value: 90}",
        ),
        "expected eased",
    ),
    "curve-removed-was-ahead": (CURVE, "{baseline: 0, target: 100}", "expected eased"),
    "curve-added-behind": (
        "{baseline: 0, target: 100}",
        CURVE.replace("40", "10"),
        "expected eased",
    ),
    "curve-follows-its-target": (
        CURVE,
        CURVE.replace("target: 100", "target: 90").replace("value: 100", "value: 90"),
        "target eased",
    ),
    "curve-and-target": (
        CURVE,
        CURVE.replace("target: 100", "target: 90")
        .replace("value: 100", "value: 90")
        .replace("value: 40", "value: 30"),
        "target eased, expected eased",
    ),
    "curve-down-flattened": (
        "{baseline: 60, target: 20, "
        "expected: [{date: 2026-11-01, value: 30}, {date: 2026-12-31, value: 20}]}",
        "{baseline: 60, target: 20, "
        "expected: [{date: 2026-11-01, value: 50}, {date: 2026-12-31, value: 20}]}",
        "expected eased",
    ),
    # Thresholds are sets of numbers.
    "at-least-lower": ("{at_least: 99.95}", "{at_least: 99.9}", "at_least eased"),
    "at-least-higher": ("{at_least: 99.95}", "{at_least: 99.99}", "at_least raised"),
    "at-most-higher": ("{at_most: 3}", "{at_most: 4}", "at_most eased"),
    "at-most-lower": ("{at_most: 3}", "{at_most: 2}", "at_most raised"),
    "above-lower": ("{above: 3}", "{above: 2}", "above eased"),
    "below-higher": ("{below: 3}", "{below: 4}", "below eased"),
    "below-lower": ("{below: 3}", "{below: 2}", "below raised"),
    "between-wider": ("{between: [3, 5]}", "{between: [2, 5]}", "between eased"),
    "between-narrower": ("{between: [3, 5]}", "{between: [3, 4]}", "between raised"),
    "between-shifted": ("{between: [3, 5]}", "{between: [4, 6]}", "between eased"),
    "at-least-to-above": ("{at_least: 3}", "{above: 3}", "threshold raised"),
    "above-to-at-least": ("{above: 3}", "{at_least: 3}", "threshold eased"),
    "at-least-to-between": ("{at_least: 3}", "{between: [3, 9]}", "threshold raised"),
    "between-to-at-least": ("{between: [3, 9]}", "{at_least: 3}", "threshold eased"),
    "at-least-to-at-most": ("{at_least: 3}", "{at_most: 3}", "threshold eased"),
    "scoring": ("{at_least: 3}", "{at_least: 3, scoring: share}", "scoring eased"),
    "threshold-unit": ("{at_least: 3, unit: h}", "{at_least: 3, unit: d}", "unit eased"),
    # Milestones.
    "step-removed": (STEPS, STEPS.replace(", {id: c, title: C}", ""), "milestones.c eased"),
    "step-added": (
        STEPS,
        STEPS.replace("]}", ", {id: d, title: D}]}"),
        "milestones.d raised",
    ),
    "step-added-as-done": (
        STEPS,
        STEPS.replace("]}", ", {id: d, title: D, done: 2026-11-02}]}"),
        "milestones.d eased",
    ),
    "step-added-weightless": (
        STEPS,
        STEPS.replace("]}", ", {id: d, title: D, weight: 0}]}"),
        "milestones.d neutral",
    ),
    "step-reweighted": (
        STEPS,
        STEPS.replace("weight: 2", "weight: 5"),
        "milestones.b.weight eased",
    ),
    "steps-scaled": (
        "{milestones: [{id: a, title: A, weight: 1}, {id: b, title: B, weight: 2}]}",
        "{milestones: [{id: a, title: A, weight: 2}, {id: b, title: B, weight: 4}]}",
        "milestones.a.weight neutral, milestones.b.weight neutral",
    ),
    "step-due-later": (STEPS, STEPS.replace("11-01", "12-01"), "milestones.a.due eased"),
    "step-due-earlier": (STEPS, STEPS.replace("11-01", "10-15"), "milestones.a.due raised"),
    "step-due-removed": (STEPS, STEPS.replace(", due: 2026-11-01", ""), "milestones.a.due eased"),
    "step-retitled": (STEPS, STEPS.replace("title: C", "title: Z"), "milestones.c.title neutral"),
    "step-done": (
        STEPS,
        STEPS.replace("title: C", "title: C, done: 2026-11-20"),
        "milestones.c.done neutral",
    ),
    "steps-in-another-order": (
        STEPS,
        "{milestones: [{id: c, title: C}, {id: b, title: B, weight: 2}, "
        "{id: a, title: A, due: 2026-11-01}]}",
        "",
    ),
    # Yes or no.
    "binary-source": (
        "{binary: true}",
        "{binary: true, source: {files: 'done.txt'}}",
        "source eased",
    ),
    # Another shape, or none.
    "metric-to-binary": (UP, "{binary: true}", "measure eased"),
    "binary-to-metric": ("{binary: true}", UP, "measure eased"),
    "metric-to-threshold": (UP, "{at_least: 75}", "measure eased"),
    "measure-removed": (UP, "", "measure eased"),
    "measure-added": ("", UP, "measure raised"),
}


@pytest.mark.parametrize("case", MATRIX, ids=str)
def test_the_direction_of_a_change_is_known(case: str) -> None:
    """Each change of a measure has the direction that a person would give it."""
    old, new, expected = MATRIX[case]
    moved = measure_moved(_measure(old), _measure(new), cycle=QUARTER)
    assert ", ".join(f"{one.field} {one.direction}" for one in moved) == expected


def test_a_curve_is_not_trusted_without_its_cycle() -> None:
    """Where nobody knows the cycle, nobody can show that a new plan is not flatter."""
    moved = measure_moved(_measure(CURVE), _measure(CURVE.replace("40", "60")), cycle=None)
    assert [one.direction for one in moved] == ["eased"]


def _measure(text: str) -> Measure | None:
    document = (
        "apiVersion: okrascode/v1\nkind: Objectives\nteam: payments\ncycle: 2026-Q4\n"
        "objectives:\n  - id: o\n    objective: O\n    key_results:\n"
        f"      - {{id: k, key_result: K{', measure: ' + text if text else ''}}}\n"
    )
    result = read_document(document.encode(), path="okrs/payments/2026-Q4.yaml")
    assert isinstance(result.document, ObjectivesDocument), result.findings
    return result.document.objectives[0].key_results[0].measure
