"""The bytes of the log, however they come."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrascode.history.log_text import commit_of, entries_in, moment, split_at_nul
from okrascode.history.tree_text import blobs_in

_LOG = (
    b"aa\n\nAna\nana@x\n0 +0000\n0 +0000\nOne\n\0"
    b"\n:000000 100644 00 01 A\0okrs/a.yaml\0:100644 120000 01 02 T\0okrs/b.yaml\0"
    b"bb\naa\nBo\nbo@x\n60 +0100\n60 -0100\n\0"
    b"cc\nbb aa\nCy\ncy@x\n60 +0100\n60 -0100\n:body\n\nmore\n\0"
    b"\n:160000 160000 01 02 M\0sub\0:000000 100644 00 03 A\0code.py\0"
)


@given(st.lists(st.integers(0, len(_LOG)), max_size=10))
def test_chunks_may_be_cut_anywhere(cuts: list[int]) -> None:
    """The same commits come from any way of cutting the stream."""
    edges = sorted({0, len(_LOG), *cuts})
    chunks = [_LOG[a:b] for a, b in pairwise(edges)]
    entries = entries_in(chunks, prefix="", is_document=lambda p: p != "code.py")
    first, second, third = map(commit_of, entries)
    assert [(c.path, c.old_blob, c.new_blob) for c in first.changes] == [
        ("okrs/a.yaml", None, "01"),
        ("okrs/b.yaml", "01", None),
    ]
    assert (second.message, second.changes, second.parents) == ("", (), ("aa",))
    assert (third.message, third.changes, third.parents) == (":body\n\nmore", (), ("bb", "aa"))


def test_an_empty_log_has_no_commits() -> None:
    """No bytes, no commits."""
    assert list(entries_in([], prefix="", is_document=bool)) == []
    assert list(split_at_nul([b"a\0b"])) == [b"a", b"b"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1795400903 +0100", "2026-11-23T03:28:23+01:00"),
        ("-1 -0930", "1969-12-31T14:29:59-09:30"),
        ("99999999999999999999 +0000", "9999-12-29T00:00:00+00:00"),
        ("-99999999999999999999 +0000", "0001-01-03T00:00:00+00:00"),
        ("0 +9999", "1970-01-01T00:00:00+00:00"),
        ("0 +12345678", "1970-01-01T00:00:00+00:00"),
        ("nonsense", "1970-01-01T00:00:00+00:00"),
    ],
)
def test_any_date_is_read(text: str, expected: str) -> None:
    """What no calendar holds becomes the nearest day; an impossible zone is that of Greenwich."""
    assert moment(text).isoformat() == expected


@pytest.mark.parametrize(
    "stream", [b"", b"01 blob 5\n123", b"nonsense\n", b"01 blob 2000000\n" + b"x" * 1_500_000]
)
def test_an_answer_that_breaks_off_is_noticed(stream: bytes) -> None:
    """Half an answer is never taken for a text."""
    with pytest.raises(EOFError):
        list(blobs_in(io.BytesIO(stream), ["01"]))
