"""Check-ins read as people type them, and mean what was said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrascode.documents.check_in_text import Said, check_in_text, scalar
from okrascode.documents.read import read_document
from okrascode.model.check_in import CheckIn

_EXPECTED = """\
apiVersion: okrascode/v1
kind: CheckIn
team: parts
cycle: 2026-Q4
date: 2026-11-20
by: kofi
summary: Shelves are up
key_results:
  bench/turnaround: {current: 12, confidence: 6}
  bench/rebuilt:
    done: [floor, shelves]
    confidence: 7
    note: "Two of three: the roof is next"
    ask: A carpenter
  bench/pci: {current: false}
wins:
  - No rain
"""


def test_a_check_in_as_people_type_it() -> None:
    """Short entries stand on one line, entries with words on several."""
    text = check_in_text(
        team="parts",
        cycle="2026-Q4",
        day=date(2026, 11, 20),
        by="kofi",
        summary="Shelves are up",
        said=[
            Said(key_result="bench/turnaround", current=12, confidence=6),
            Said(
                key_result="bench/rebuilt",
                done=("floor", "shelves"),
                confidence=7,
                note="Two of three: the roof is next",
                ask="A carpenter",
            ),
            Said(key_result="bench/pci", current=False),
        ],
        wins=["No rain"],
    )
    assert text == _EXPECTED


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026", '"2026"'),
        ("2026-Q4", "2026-Q4"),
        ("96 seals", '"96 seals"'),
        ("Yes", '"Yes"'),
        ("One #2", '"One #2"'),
        ("A: b", '"A: b"'),
        ("ends with:", '"ends with:"'),
        ('He said "no"', 'He said "no"'),
        ("- a", '"- a"'),
        ("漏热七点二瓦，已发出", "漏热七点二瓦，已发出"),
    ],
)
def test_a_text_is_quoted_where_yaml_would_take_it_for_something_else(
    text: str, written: str
) -> None:
    """Quotes stand where they are needed, and nowhere else."""
    assert scalar(text) == written


@given(
    note=st.text(
        st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "), min_size=1
    )
)
def test_any_note_is_read_as_it_was_said(note: str) -> None:
    """The reader gives back the text, whatever is in it."""
    text = check_in_text(
        team="parts",
        cycle="2026-Q4",
        day=date(2026, 11, 20),
        by="kofi",
        summary="",
        said=[Said(key_result="a/b", current=1, note=note)],
    )
    document = read_document(text.encode(), path="okrs/parts/2026-Q4/x.yaml").document
    assert isinstance(document, CheckIn)
    assert document.entries[0].note == note


def test_a_form_to_fill_in_is_valid_as_it_is() -> None:
    """What is not known yet stands as a comment; an empty text would be an error."""
    said = Said(key_result="a/b", done=None, confidence=5, note=None, ask=None)
    text = check_in_text(team="2026", cycle="2026", day=date(2026, 11, 20), said=[said])
    assert 'team: "2026"' in text
    assert text.endswith("    # note: What happened, in a sentence?\n    # ask: What would help?\n")
    assert read_document(text.encode(), path="okrs/2026/2026/2026-11-20-x.yaml").findings == ()
