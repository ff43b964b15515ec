"""Exact numbers and texts as JSON."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from okrascode.output.escape import is_unsafe
from okrascode.output.json_text import json_text

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(values)
def test_reading_gives_back_what_was_written(value) -> None:
    """For every value of JSON."""
    assert json.loads(json_text(value)) == value


@given(st.text())
def test_nothing_in_a_text_can_steer_a_terminal(text) -> None:
    """The output holds no unsafe character but its own newlines."""
    written = json_text({text: text})
    assert not any(is_unsafe(character) for character in written if character != "\n")


def test_numbers_are_exact() -> None:
    """Thirty digits survive; fractions have six decimals; there is no exponent."""
    big = Decimal("123456789012345678901234.123456")
    written = json_text([big, Fraction(1, 3), Decimal("1E+15"), Fraction(7, 10), True, 3])
    assert [line.strip(" ,") for line in written.splitlines()[1:-1]] == [
        "123456789012345678901234.123456",
        "0.333333",
        "1000000000000000",
        "0.7",
        "true",
        "3",
    ]


def test_what_is_empty_stays_on_its_line() -> None:
    """And there is one newline at the end."""
    assert json_text({"a": [], "b": {}}) == '{\n  "a": [],\n  "b": {}\n}\n'
