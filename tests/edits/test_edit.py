"""An edit changes the bytes of its span and no other."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrascode.edits.diff import unified_diff
from okrascode.edits.edit import Edit, digest_of, edited, edits_for, overlap
from okrascode.edits.span import Position, Span


def at(line: int, start: int, end: int, text: str) -> Edit:
    """Make an edit within one line."""
    return Edit(Span(Position(line, start), Position(line, end)), text)


@pytest.mark.parametrize(
    ("before", "edits", "after"),
    [
        (b"a: 1\nb: 2\n", [at(2, 4, 5, "30")], b"a: 1\nb: 30\n"),
        (b"a: 1\r\nb: 2\r\n", [at(1, 4, 5, "x\ny")], b"a: x\r\ny\r\nb: 2\r\n"),
        (b"\xef\xbb\xbfa: 1\n", [at(1, 1, 2, "b")], b"\xef\xbb\xbfb: 1\n"),
        ("目标: 支付 # 好\n".encode(), [at(1, 5, 7, "增长")], "目标: 增长 # 好\n".encode()),
        (b"ab", [at(1, 2, 2, "1"), at(1, 2, 2, "2"), at(1, 3, 3, "!")], b"a12b!"),
        (b"abc", [at(1, 3, 4, "z"), at(1, 1, 2, "x")], b"xbz"),
        (b"a\nb\nc", [Edit(Span(Position(2, 1), Position(3, 1)), "")], b"a\nc"),
        (b"", [at(1, 1, 1, "a\n")], b"a\n"),
        (b"a\x0bb\xc2\x85c\n", [at(1, 5, 6, "d")], b"a\x0bb\xc2\x85d\n"),
    ],
    ids=[
        *("value", "crlf", "mark", "chinese", "insertions", "any order", "line", "empty", "odd"),
    ],
)
def test_only_the_span_changes(before: bytes, edits: list[Edit], after: bytes) -> None:
    """Byte order mark, line endings and everything around the span stay."""
    assert edited(before, edits) == after


@pytest.mark.parametrize(
    "edits",
    [
        [at(1, 1, 3, "x"), at(1, 2, 4, "y")],
        [at(1, 3, 2, "x")],
        [at(1, 1, 7, "x")],
        [at(3, 1, 1, "x")],
        [at(0, 1, 1, "x")],
        [at(1, 0, 1, "x")],
    ],
    ids=["overlap", "backwards", "beyond the line", "beyond the end", "line 0", "column 0"],
)
def test_what_cannot_be_meant_is_refused(edits: list[Edit]) -> None:
    """Edits that overlap or lie outside the text are an error of the caller."""
    with pytest.raises(ValueError, match=r"overlaps|has no"):
        edited(b"abcd\n", edits)


@given(
    text=st.text(st.sampled_from("ab:# -\n\r中😀\ufeff"), max_size=40),
    new=st.text(st.sampled_from("xy\n"), max_size=5),
    data=st.data(),
)
def test_what_stands_around_an_edit_stays(text: str, new: str, data: st.DataObject) -> None:
    """Whatever the text is, its bytes before and behind the span are those of before."""
    raw = text.encode()
    plain = raw.decode("utf-8-sig")
    start = data.draw(st.integers(0, len(plain)))
    end = data.draw(st.integers(start, len(plain)))
    places = [
        Position(plain.count("\n", 0, i) + 1, i - plain.rfind("\n", 0, i)) for i in (start, end)
    ]
    result = edited(raw, [Edit(Span(*places), new)])
    mark = raw[: len(raw) - len(plain.encode())]
    assert result.startswith(mark + plain[:start].encode())
    assert result.endswith(plain[end:].encode())
    assert edited(raw, [Edit(Span(*places), plain[start:end])]).replace(b"\r", b"") == raw.replace(
        b"\r", b""
    )


def test_edits_that_touch_one_text_are_known() -> None:
    """Two replacements of the same characters, and two insertions at one place, overlap."""
    assert overlap(at(1, 1, 3, ""), at(1, 2, 5, ""))
    assert overlap(at(1, 2, 2, "a"), at(1, 2, 2, "b"))
    assert not overlap(at(1, 1, 3, ""), at(1, 3, 5, ""))
    assert not overlap(at(2, 1, 3, ""), at(1, 1, 3, ""))


def test_edits_carry_the_digest_of_their_text() -> None:
    """The same text has the same digest, any other a different one."""
    bound = edits_for("a.yaml", b"a: 1\n", [at(1, 4, 5, "2")])
    assert bound.digest == digest_of(b"a: 1\n") != digest_of(b"a: 1")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a\nb\nc\n", b"a\nB\nc\n"),
        (b"a\r\nb\r\n", b"a\r\nB\r\n"),
        (b"a\nb", b"a\nb\n"),
        (b"a\n", b"a\nb"),
        ("支付\n".encode(), "支付\x0b\n增长\n".encode()),
    ],
    ids=["line", "crlf", "end added", "no end", "chinese"],
)
def test_git_applies_the_diff(tmp_path: Path, before: bytes, after: bytes) -> None:
    """The difference is one that ``git apply`` takes and that leads to the same bytes."""
    (tmp_path / "a.yaml").write_bytes(before)
    patch = unified_diff("a.yaml", before, after).encode()
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=patch, check=True)
    assert (tmp_path / "a.yaml").read_bytes() == after
    assert unified_diff("a.yaml", before, before) == ""
