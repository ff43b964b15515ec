"""Text in columns, and tables of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrascode.output.columns import display_width, fit, pad, paragraph, wrap
from okrascode.output.table import Cell, Column, layout_for, room_for


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("支付", 4),
        ("ｆ", 2),
        ("é", 1),
        ("e\u0301", 1),
        ("\u200b", 0),
        ("🙂", 2),
    ],
)
def test_widths(text, width) -> None:
    """Wide characters take two columns, combining and invisible ones none."""
    assert display_width(text) == width


@given(st.text(), st.integers(0, 30))
def test_a_cut_text_fits_and_a_padded_one_fills(text, width) -> None:
    """Whatever the script."""
    cut = fit(text, width)
    assert display_width(cut) <= width
    assert display_width(pad(cut, width)) == width
    assert cut == text or cut == "" or cut.endswith("…")


@given(st.lists(st.text("ab支", min_size=1, max_size=8), min_size=1), st.integers(12, 40))
def test_wrapping_loses_nothing(parts, width) -> None:
    """All parts are there in order, and a line of several keeps to the width."""
    lines = wrap(parts, width, indent="  ")
    assert " · ".join(line[2:] for line in lines) == " · ".join(parts)
    assert all(display_width(line) <= width or " · " not in line for line in lines)


@given(st.text("ab ，。支付", max_size=60), st.integers(8, 40))
def test_a_paragraph_loses_nothing(text, width) -> None:
    """All characters but spaces are there, in order; Chinese ones break but not before a stop."""
    lines = paragraph(text, width, indent="  ")
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(line.startswith("  ") and line.strip() for line in lines)
    longest = max((display_width(word) for word in re.split("[^ab]", text)), default=0)
    stops = max((len(run) for run in re.findall("[，。]+", text)), default=0) * 2
    assert all(display_width(line) <= max(width, 2 + longest + stops + 2) for line in lines)


COLUMNS = (
    Column(title="A"),
    Column(title="Text", flexible=True),
    Column(title="B", goes=2),
    Column(title="C", goes=1, right=True),
)


def test_columns_leave_in_their_order_until_there_is_room() -> None:
    """C first, then B; A and the text stay."""
    rows = [[Cell("x" * 10), Cell("y" * 60), Cell("z" * 10), Cell("w" * 10)]]
    shown = [layout_for(COLUMNS, rows, width).shown for width in (100, 50, 40, 5)]
    assert shown == [(0, 1, 2, 3), (0, 1, 2), (0, 1), (0, 1)]
    widths = layout_for(COLUMNS, rows, 100).widths
    assert widths == (10, 60, 10, 10)


def test_a_line_is_cut_and_padded() -> None:
    """The text takes what is left; numbers stand at the right."""
    rows = [[Cell("ab"), Cell("y" * 60), Cell("z"), Cell("1")]]
    layout = layout_for(COLUMNS, rows, 32)
    line = "".join(cell.text for cell in layout.line(rows[0], COLUMNS))
    assert line == "ab  " + "y" * 21 + "…  z  1"
    assert len(line) == 32


def test_the_room_that_is_left_may_be_less_than_none() -> None:
    """What the columns that stay need, and the gaps between them, taken from the width."""
    columns = (Column(title="Name"), Column(title="T", flexible=True), Column(title="N"))
    rows = [(Cell("支付"), Cell("x" * 50), Cell("12"))]
    assert room_for(columns, rows, 40) == 40 - 4 - 2 - 2 * 2
    assert room_for(columns, rows, 5) == -5
