"""Pictures of many things: boxes that hold their words, bars and fans that stay inside."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from okrascode.rollup.result import Status
from okrascode.site.charts.bars import column
from okrascode.site.charts.guides import fan
from okrascode.site.charts.mini import mini
from okrascode.site.charts.places import width_of
from okrascode.site.charts.rhythm import rhythm
from okrascode.site.charts.scale import Numbers
from okrascode.site.charts.spans import Span, spans
from okrascode.site.charts.svg import Svg
from okrascode.site.charts.tree import Node, tree, wrapped

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no failure."""
WORDS = st.text(alphabet="ab 目标<&\"'\n", max_size=120)


def parsed(svg: Svg) -> ET.Element:
    """Read a picture; it must be well-formed."""
    return ET.fromstring(svg.markup)  # noqa: S314  # drawn by ourselves


@patient
@given(WORDS, st.integers(40, 300), st.integers(1, 5))
def test_words_are_broken_and_never_lost(words: str, width: int, most: int) -> None:
    """All letters are there in their order, or the last line says that there is more."""
    lines = wrapped(words, width=float(width), size=14, most=most)
    assert len(lines) <= most
    kept = "".join("".join(lines).split())
    whole = "".join(words.split())
    assert kept == whole or (kept.endswith("…") and whole.startswith(kept[:-1]))


TITLES = st.sampled_from(
    ["", "A word", "A title that takes more than one line of its box", "目标" * 9]
)


@patient
@given(st.recursive(TITLES, lambda below: st.lists(below, max_size=4), max_leaves=10))
def test_boxes_of_a_map_never_meet(shape: object) -> None:
    """Every box stands inside the picture and apart from the others."""

    def node(part: object) -> Node:
        children = tuple(map(node, part)) if isinstance(part, list) else ()
        title = part if isinstance(part, str) else "group"
        return Node(over="Team", title=title, href="#x", status=Status.AT_RISK, children=children)

    def depth(part: Node) -> int:
        return 1 + max([0, *map(depth, part.children)])

    root = node(shape)
    picture = parsed(tree(root, columns=max(3, depth(root))))
    _, _, width, height = map(float, picture.attrib["viewBox"].split())
    boxes = [
        tuple(float(box.attrib[key]) for key in ("x", "y", "width", "height"))
        for box in picture.iter("rect")
    ]
    for x, y, w, h in boxes:
        assert x >= 0
        assert y >= 0
        assert x + w <= width + 0.1
        assert y + h <= height + 0.1
    for n, (x, y, w, h) in enumerate(boxes):
        for u, v, s, t in boxes[n + 1 :]:
            assert x + w <= u or u + s <= x or y + h <= v + 0.11 or v + t <= y + 0.11


def test_a_map_is_made_of_links_with_escaped_words() -> None:
    """Every box leads to its page, and a title is text."""
    child = Node(over="<T>", title="<script>x</script>", href="a/", status=None)
    root = Node(over="R", title="R", href="b/", status=Status.ON_TRACK, children=(child,))
    svg = tree(root, columns=3)
    assert re.findall(r'<a href="([^"]+)">', svg.markup) == ["b/", "a/"]
    assert "<script" not in svg.markup
    assert 'role="group"' in svg.markup


def test_a_week_is_filled_as_far_as_people_were_heard() -> None:
    """Half of the key results is half of the cell."""
    picture = parsed(rhythm([("full", 1.0), ("part", 0.5), ("missed", 0.0), ("coming", 0.0)]))
    bars = [bar for bar in picture.iter("rect") if bar.attrib["class"] == "v"]
    assert [float(bar.attrib["height"]) for bar in bars] == [16.5, pytest.approx(8.25, abs=0.06)]
    assert len(list(picture.iter("rect"))) == 6


def test_a_column_is_as_high_as_its_part() -> None:
    """Nothing at all is a thin line, so that a quiet week is seen."""
    heights = [
        float(next(parsed(column(part)).iter("rect")).attrib["height"]) for part in (0, 0.5, 1)
    ]
    assert heights == [2, 28, 56]


def test_bars_of_questions_stay_inside_and_lead_to_them() -> None:
    """One that was raised today has a bar too."""
    today = date(2026, 11, 22)
    bars = [
        Span(date(2026, 3, 1), today, "need", "Who " + "pays " * 60, "266 days", "#a"),
        Span(today, today, "open", "为什么是我们而不是别人来做这件事情？" * 9, "0 days", "#b"),
        Span(date(2026, 4, 1), date(2026, 5, 1), "done", "Is it safe?", "30 days", "#c"),
    ]
    for wide in (True, False):
        picture = parsed(
            spans(bars, today=today, months=list("ABCDEFGHIJKL"), now="Today", wide=wide)
        )
        width = float(picture.attrib["viewBox"].split()[2])
        rects = list(picture.iter("rect"))
        assert [link.attrib["href"] for link in picture.iter("a")] == ["#a", "#b", "#c"]
        assert all(float(r.attrib["x"]) + float(r.attrib["width"]) <= width for r in rects)
        assert all(float(r.attrib["width"]) >= 6 for r in rects)
        titles = [t for t in picture.iter("text") if t.attrib.get("class") == "what"]
        assert [(t.text or "")[:3] for t in titles] == ["Who", "为什么", "Is "]
        for title in titles:
            assert title.text
            assert float(title.attrib["x"]) + width_of(title.text, size=13) * 0.94 <= width


NUMBERS = Numbers(Decimal(0), Decimal(10), (), top=0.0, bottom=100.0)


@patient
@given(st.lists(st.decimals(-1000, 1000, places=2), min_size=3, max_size=3).map(sorted))
def test_a_fan_ends_at_the_edge_of_the_picture(ends: list[Decimal]) -> None:
    """A projection far away is cut off where it leaves, and keeps its slope."""
    low, middle, high = ends
    polygon, _ = fan((low, middle, high), [(10.0, 50.0)], 110.0, NUMBERS)
    points = re.search(r'points="([^"]+)"', polygon.markup)
    assert points
    for corner in points[1].split():
        x, y = map(float, corner.split(","))
        assert 10 <= x <= 110
        assert 0 <= y <= 100


def test_scores_are_drawn_from_0_to_1() -> None:
    """A score that is not known leaves no point, and one above 1 stays inside."""
    start, end = date(2026, 10, 1), date(2026, 12, 31)
    known = [
        (date(2026, 10, 4), None),
        (date(2026, 10, 11), Fraction(3)),
        (date(2026, 10, 18), Fraction(0)),
    ]
    picture = parsed(mini(known, start=start, end=end, good=0.7))
    line = next(p for p in picture.iter("path") if p.attrib["class"] == "l")
    heights = [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", line.attrib["d"])]
    assert heights == [4, 52]
