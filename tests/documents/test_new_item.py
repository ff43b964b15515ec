"""A new item goes behind the last one, and nothing else of the text moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrascode.documents.new_item import with_item, with_key
from okrascode.edits.edit import edited
from okrascode.errors import UsageError

ITEM = ["# new", "- id: n", "  why: t"]

UGLY = b"""\
objectives:
  - id: a   # \xf0\x9f\x9a\x80
    key_results:
      - {id: x, measure: {a: 1}}\x20\x20

  # about b

  - id: b
    why: |
      text - not an item

        deeper
    said: "over
      two lines"
    folded: >-
      words
      words
    # the last word
# not of the list
declines: []
"""


def _added(raw: bytes, pointer: str = "/objectives") -> bytes:
    return edited(raw, [with_item(raw, pointer, ITEM, path="p.yaml")])


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"objectives:\n  - id: a\n", b"objectives:\n  - id: a\n  # new\n  - id: n\n    why: t\n"),
        (b"objectives:\r\n- id: a", b"objectives:\r\n- id: a\r\n# new\r\n- id: n\r\n  why: t"),
        (
            b"\xef\xbb\xbfobjectives: []  # none yet\nx: 1\n",
            b"\xef\xbb\xbfobjectives:  # none yet\n  # new\n  - id: n\n    why: t\nx: 1\n",
        ),
        (b"objectives:\nx: 1\n", b"objectives:\n  # new\n  - id: n\n    why: t\nx: 1\n"),
        (b"x: 1\n", b"x: 1\nobjectives:\n  # new\n  - id: n\n    why: t\n"),
        (
            b"objectives:\n  -\n    id: a\n",
            b"objectives:\n  -\n    id: a\n  # new\n  - id: n\n    why: t\n",
        ),
        (
            b"objectives:\n  - {id: a}\n\n  - {id: b}\n\n# end\n",
            b"objectives:\n  - {id: a}\n\n  - {id: b}\n\n  # new\n  - id: n\n    why: t\n\n# end\n",
        ),
    ],
)
def test_where_a_new_item_goes(raw: bytes, text: bytes) -> None:
    """Indent, blank lines, line ends and byte order mark are those of the file."""
    assert _added(raw) == text


def test_an_ugly_document_keeps_every_byte() -> None:
    """Before and behind the new lines the text is what it was."""
    text = _added(UGLY)
    at = UGLY.index(b"\n# not of the list")
    assert text.startswith(UGLY[:at])
    assert text.endswith(UGLY[at:])
    assert b"    # the last word\n\n  # new\n  - id: n\n    why: t\n# not" in text


def test_a_new_key_goes_behind_the_others() -> None:
    """A list that is not there yet begins below the last key of its mapping."""
    text = _added(UGLY, "/objectives/1/key_results")
    assert b"    # the last word\n    key_results:\n      # new\n      - id: n\n" in text
    edit = with_key(UGLY, "/objectives/0", ["state: draft"], path="p.yaml")
    assert b"measure: {a: 1}}  \n    state: draft\n\n  # about b" in edited(UGLY, [edit])


@pytest.mark.parametrize(
    "raw",
    [
        b"objectives: [{id: a}]\n",
        b"objectives: [\n  {id: a}]\n",
        b"objectives:\n  - id: a\n    t: |+\n      x\n\n\nz: 1\n",
        b"objectives: {}\n",
        b"objectives: [\n",
    ],
)
def test_what_cannot_be_added_to_safely_is_refused(raw: bytes) -> None:
    """Brackets, and texts whose meaning would change, are left alone."""
    with pytest.raises(UsageError):
        _added(raw)


@given(
    indent=st.integers(0, 4),
    count=st.integers(1, 4),
    gap=st.booleans(),
    comments=st.lists(st.sampled_from(["# c", "  # c", "      # c", ""]), max_size=4),
    end=st.sampled_from(["", "\n", "\n\n# end\n", "\nz: [1]\n"]),
    newline=st.sampled_from(["\n", "\r\n"]),
)
def test_any_layout_keeps_its_bytes(
    indent: int, count: int, gap: bool, comments: list[str], end: str, newline: str
) -> None:
    """Whatever the layout, taking the new lines out again gives the old text."""
    lines = ["objectives:"]
    for number in range(count):
        lines += [""] if gap and number else []
        lines += [" " * indent + f"- id: i{number}", " " * indent + "  t: 'x: #y'"]
    raw = ("\n".join([*lines, *comments]) + end).replace("\n", newline).encode()
    edit = with_item(raw, "/objectives", ITEM, path="p.yaml")
    after = edited(raw, [edit])
    inserted = edit.replacement.replace("\n", newline).encode()
    assert after.count(inserted) == 1
    assert after.replace(inserted, b"") == raw
