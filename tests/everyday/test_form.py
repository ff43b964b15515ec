"""The form in an editor: whatever is typed behind a colon is taken as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrascode.errors import UsageError
from okrascode.everyday.form import form_text, told_in_form
from okrascode.everyday.told import Told
from okrascode.model.reference import parse_reference

ONE, TWO = (parse_reference(f"payments@2026-Q4:checkout/{name}") for name in ("one", "two"))
_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=20)


@given(value=_WORDS, note=_WORDS)
def test_what_was_told_comes_back(value: str, note: str) -> None:
    """A form written and read again says the same, colons, hashes and all."""
    told = Told(value=value, note=note)
    text = form_text([ONE, TWO], title="t", remarks={ONE: ["x: y"]}, told={ONE: told})
    assert told_in_form(text, [ONE, TWO]) == ({} if told.is_empty else {ONE: told})


def test_lines_of_a_note_are_joined() -> None:
    """An indented line without a field goes on with the one above."""
    text = f"{ONE}:\n  note: first\n    second\n  ask：a decision\n"
    assert told_in_form(text, [ONE]) == {ONE: Told(note="first second", ask="a decision")}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("  value: 1\n", "Line 1 belongs to no field"),
        (f"{ONE}:\n  surprise\n", "Line 2 belongs to no field"),
        ("payments:checkout/other:\n", "Line 1 names"),
    ],
)
def test_a_line_that_belongs_nowhere_is_said(text: str, sentence: str) -> None:
    """The number of the line is given, so that it is found."""
    with pytest.raises(UsageError, match=sentence):
        told_in_form(text, [ONE])
