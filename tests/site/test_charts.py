"""Charts stay inside their box and draw nothing that was not said, whatever the numbers are."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrascode.rollup.result import Status
from okrascode.site.charts.bar import bar
from okrascode.site.charts.history import History, Labels, Point, history
from okrascode.site.charts.marks import ORDER, mark
from okrascode.site.charts.places import Box, width_of
from okrascode.site.charts.scale import numbers_for, weeks_in
from okrascode.site.charts.strip import strip
from okrascode.site.charts.svg import Svg
from okrascode.site.charts.trend import trend

START, END, TODAY = date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 22)
LABELS = Labels(
    today="Today",
    expected="Expected",
    target="Target <5>",
    last="2.6 & more",
    months=tuple("ABCDEFGHIJKL"),
    confidence="Confidence",
)


def parsed(svg: Svg) -> ET.Element:
    """Read a picture; it must be well-formed."""
    return ET.fromstring(svg.markup)  # noqa: S314  # drawn by ourselves


def chart(*values: object, days: tuple[int, ...] = (), **more: object) -> History:
    """Make a chart with a reading every week, or on the given days of the cycle."""
    points = tuple(
        Point(
            day=START + timedelta(days=days[n] if days else 7 * n),
            value=Decimal(str(value)),
            href=f"#r{n}",
        )
        for n, value in enumerate(values)
    )
    given_ = {
        "targets": ((START, Decimal(5)),),
        "expected": ((START, Decimal(0)), (END, Decimal(5))),
        **more,
    }
    return History(start=START, end=END, today=TODAY, points=points, **given_)  # type: ignore[arg-type]


def places(svg: Svg) -> list[tuple[str, float, float]]:
    """Give every place something is drawn at, by its element; fails on what is no number."""
    assert not re.search(r"\b(nan|inf|None)\b(?!\")|style=|\son\w+=", svg.markup)
    root = parsed(svg)
    found = []
    for node in root.iter():
        for pair in (("x", "y"), ("cx", "cy"), ("x1", "y1"), ("x2", "y2")):
            if pair[0] in node.attrib:
                x, y = (float(node.attrib[name]) for name in pair)
                found.append((node.tag, x, y))
        if node.tag == "rect":
            found.append(
                (
                    "rect",
                    float(node.attrib["x"]) + float(node.attrib["width"]),
                    float(node.attrib["y"]) + float(node.attrib["height"]),
                )
            )
            assert float(node.attrib["width"]) >= 0
            assert float(node.attrib["height"]) >= 0
        if node.tag == "path" and "l" not in node.attrib["d"]:
            steps = re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", node.attrib["d"])
            found += [("path", float(x), float(y)) for x, y in steps]
    return found


def is_inside(svg: Svg) -> bool:
    """Tell whether everything lies in the view box."""
    box = parsed(svg).attrib["viewBox"].split()
    width, height = float(box[2]), float(box[3])
    return all(-0.1 <= x <= width + 0.1 and -0.1 <= y <= height + 0.1 for _, x, y in places(svg))


CASES = {
    "up": chart(0, 1, 3, "4.2"),
    "down": chart("5.2", 4, "3.6", expected=((START, Decimal("5.2")), (END, Decimal("1.5")))),
    "one reading": chart(3),
    "no reading": chart(),
    "nothing at all": chart(targets=(), expected=()),
    "all the same": chart(7, 7, 7, targets=((START, Decimal(7)),), expected=()),
    "negative": chart(-40, -30, -12, targets=((START, Decimal(-5)),), expected=()),
    "across zero": chart(-4, 0, 6),
    "a billion": chart(0, "1e9", targets=((START, Decimal("1e9")),)),
    "tiny": chart("0.0001", "0.0002", targets=((START, Decimal("0.0005")),), expected=()),
    "far past the target": chart(1, 500),
    "target changed twice": chart(
        1,
        2,
        targets=(
            (START, Decimal(5)),
            (date(2026, 10, 20), Decimal(4)),
            (date(2026, 11, 9), Decimal(8)),
        ),
    ),
    "before and after the cycle": chart(1, 2, 3, days=(-20, 30, 100)),
    "years away": chart(1, 2, 3, days=(-900, 30, 2000)),
    "steps in a zone": chart(61, 66, 67, steps=True, zone=(Decimal(65), None)),
    "percent": chart(90, 98, targets=((START, Decimal(100)),), most=Decimal(100)),
    "every day": chart(*range(90), days=tuple(range(90))),
    "confidence": chart(1, confidence=((START, Decimal(10)), (TODAY, Decimal("0.5")))),
}


@pytest.mark.parametrize("wide", [True, False], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", CASES)
def test_a_history_stays_in_its_box(name: str, wide: bool) -> None:
    """Nothing is drawn outside, and no coordinate is missing."""
    assert is_inside(history(CASES[name], LABELS, wide=wide))


@given(
    values=st.lists(
        st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, places=4), max_size=12
    ),
    target=st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, places=4),
)
def test_any_numbers_can_be_drawn(values: list[Decimal], target: Decimal) -> None:
    """Whatever was reported, the picture holds it."""
    assert is_inside(history(chart(*values, targets=((START, target),)), LABELS, wide=True))


def test_up_is_up_on_the_picture() -> None:
    """A larger number stands higher."""
    svg = history(chart(1, 4), LABELS, wide=True)
    ys = [float(y) for y in re.findall(r'cy="([\d.]+)" r="4.2"', svg.markup)]
    assert ys[0] > ys[1]


def test_a_step_keeps_its_height_until_the_next_reading() -> None:
    """For a condition nothing is drawn between two readings that nobody has seen."""
    svg = history(chart(1, 4, steps=True), LABELS, wide=True)
    path = next(p for p in parsed(svg).iter("path") if p.get("class") == "line")
    heights = re.findall(r"[ML][\d.]+ ([\d.]+)", path.attrib["d"])
    assert heights[0] == heights[1] != heights[2]


def test_each_point_leads_to_its_row() -> None:
    """A reader gets from the picture to the number, its words and its commit."""
    svg = history(chart(1, 2), LABELS, wide=True)
    assert re.findall(r'href="(#r\d)"', svg.markup) == ["#r0", "#r1"]
    assert svg.markup.count('tabindex="-1"') == 2


def test_words_are_escaped() -> None:
    """A unit cannot become markup."""
    markup = history(chart(1, 2), LABELS, wide=True).markup
    assert "Target &lt;5&gt;" in markup
    assert "2.6 &amp; more" in markup


@pytest.mark.parametrize(
    ("values", "start", "target"),
    [
        ((0, 1, 2, 4, 6), 0, 10),
        ((12, 12, 11, "10.5", "10.2"), 12, 10),
        ((55, 50, 42, 38, 30, 20, 9, 4), 55, 0),
        ((0, 9, 10, 10, 10, 9, 10, 10), 0, 10),
        ((), 12, 10),
    ],
    ids=["up", "down", "to nothing", "early", "no reading"],
)
def test_the_target_is_not_struck_through_on_a_phone(
    values: tuple[object, ...], start: int, target: int
) -> None:
    """On a narrow picture the label stands where no line comes through."""
    made = chart(
        *values,
        targets=((START, Decimal(target)),),
        expected=((START, Decimal(start)), (END, Decimal(target))),
    )
    root = parsed(history(made, replace(LABELS, target=f"Target {target}"), wide=False))
    label = next(node for node in root.iter("text") if node.get("class") == "aim")
    x, y = float(label.attrib["x"]), float(label.attrib["y"])
    room = Box(x, y - 9, x + width_of(label.text or "", size=13), y)
    for line in root.iter("path"):
        steps = re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", line.attrib["d"])
        places_ = [(float(a), float(b)) for a, b in steps]
        assert not any(room.is_crossed(*step) for step in pairwise(places_)), line.get("class")


def test_labels_are_drawn_over_the_lines() -> None:
    """Where a line must come through, the halo of the words keeps them readable."""
    kinds = [node.get("class") for node in parsed(history(CASES["up"], LABELS, wide=False)).iter()]
    assert max(kinds.index("line"), kinds.index("expected")) < kinds.index("aim")


def test_a_changed_target_is_a_step_with_a_mark() -> None:
    """Each change is marked where it happened."""
    markup = history(CASES["target changed twice"], LABELS, wide=True).markup
    assert markup.count('class="moved"') == 2


def test_a_chart_is_small() -> None:
    """A chart of a quarter costs at most six kilobytes."""
    usual = chart(
        *range(13), confidence=tuple((START + timedelta(7 * n), Decimal(7)) for n in range(13))
    )
    assert len(history(usual, LABELS, wide=True).markup) <= 6 * 1024


def test_the_scale_begins_at_zero_when_that_costs_little() -> None:
    """A scale that is cut says so by its numbers only when the room is needed."""
    near = numbers_for([Decimal(2), Decimal(10)], top=0, bottom=100)
    far = numbers_for([Decimal(95), Decimal(100)], top=0, bottom=100, most=Decimal(100))
    assert near.low == 0
    assert far.low > 0
    assert far.high == 100


def test_weeks_cover_every_day_once() -> None:
    """The lane has a cell for each week, cut at the ends of the cycle."""
    weeks = weeks_in(START, END)
    assert weeks[0][0] == START
    assert weeks[-1][1] == END
    assert sum((last - first).days + 1 for first, last in weeks) == 92


@pytest.mark.parametrize("progress", [None, Fraction(-3), Fraction(0), Fraction(1, 2), Fraction(9)])
@pytest.mark.parametrize("expected", [None, Fraction(0), Fraction(1, 3), Fraction(1)])
def test_a_bar_ends_at_its_ends(progress: Fraction | None, expected: Fraction | None) -> None:
    """Progress below 0 or above 1 stops at the ends of the bar."""
    assert is_inside(bar(progress, expected, good_from=Decimal("0.7")))


def test_a_stale_bar_has_another_class() -> None:
    """What nobody has looked at lately is never drawn as if it were fresh."""
    assert "okr-bar--stale" in bar(Fraction(1, 2), None, stale=True).markup


@pytest.mark.parametrize(("weeks", "week"), [(14, 8), (53, 1), (1, 1), (14, 0), (14, 15)])
def test_a_cycle_strip_has_a_cell_a_week(weeks: int, week: int) -> None:
    """At most one cell is this week."""
    svg = strip(weeks, week)
    assert is_inside(svg)
    assert svg.markup.count("<rect") == weeks
    assert svg.markup.count('class="c"') == (1 if 1 <= week <= weeks else 0)


@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_a_trend_shows_the_last_values(count: int) -> None:
    """One value is a dot, none is nothing."""
    svg = trend([Decimal(n % 11) for n in range(count)])
    assert is_inside(svg)
    assert ("<circle" in svg.markup) == (count > 0)


def test_every_status_has_a_shape_of_its_own() -> None:
    """Two statuses can be told apart without colour."""
    shapes = {re.sub(r' class="okr-mark[^"]*"', "", mark(status).markup) for status in Status}
    assert len(shapes) == len(Status)
    assert set(ORDER) == set(Status)


def test_a_week_in_which_nothing_was_due_is_not_missed() -> None:
    """With a check-in every two weeks every second week is quiet, and a missed one is outlined."""
    due = ((START + timedelta(days=14), START + timedelta(days=27)),)
    picture = parsed(history(chart(1, confidence=(), missed=due), LABELS, wide=True))
    kinds = [rect.attrib.get("class") for rect in picture.iter("rect")]
    assert (kinds.count("missed"), kinds.count("quiet")) == (3, 4)
    every = parsed(history(chart(1, confidence=()), LABELS, wide=True))
    assert [r.attrib.get("class") for r in every.iter("rect")].count("quiet") == 0
