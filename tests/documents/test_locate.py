"""Places of values and keys, in characters, whatever the text is made of."""

from __future__ import annotations

import pytest

from okrascode.documents.locate import Places, locate
from okrascode.documents.yaml_text import Parser
from okrascode.findings import Position, Span
from tests.support.document_texts import OBJECTIVES

_TEXT = """\
# comment
a: 中文
"b😀":   'x y'  # c
list:
  - one
  - {k: v, "m": [1, 22]}
  -
    deep: true
block: |
  text
empty:
flow: {
  a: 1 }
a: again
nested:
  a/b~c: 5
"""


def _span(line: int, start: int, stop: int) -> Span:
    return Span(Position(line, start), Position(line, stop))


@pytest.mark.parametrize(
    ("pointer", "at_key", "span"),
    [
        ("/a", False, _span(2, 4, 6)),
        ("/a", True, _span(2, 1, 2)),
        ("/b😀", True, _span(3, 1, 5)),
        ("/b😀", False, _span(3, 9, 14)),
        ("/list", False, _span(5, 3, 4)),
        ("/list/0", False, _span(5, 5, 8)),
        ("/list/1", False, _span(6, 5, 25)),
        ("/list/1/m", True, _span(6, 12, 15)),
        ("/list/1/m/1", False, _span(6, 21, 23)),
        ("/list/2", False, _span(8, 5, 9)),
        ("/list/2/deep", False, _span(8, 11, 15)),
        ("/block", False, Span(Position(9, 8), Position(11, 1))),
        ("/empty", False, _span(11, 1, 6)),
        ("/flow", False, Span(Position(12, 7), Position(13, 9))),
        ("/nested/a~1b~0c", False, _span(16, 10, 11)),
        ("", False, _span(2, 1, 2)),
        ("/list/2/missing", False, _span(8, 5, 9)),
        ("/list/9", True, _span(5, 3, 4)),
        ("/nowhere/at/all", False, _span(2, 1, 2)),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CR LF"])
@pytest.mark.parametrize("parser", Parser)
def test_places(pointer, at_key, span, ends, parser):
    """A pointer leads to its place, or to the nearest one above it."""
    places = Places(_TEXT.replace("\n", ends), parser=parser)
    assert places.span(pointer, at_key=at_key) == span


def test_written():
    """A value on one line is given as it was typed."""
    places = Places("a: 010\r\nb: 'x'\r\nc: |\r\n  d\r\n")
    assert [places.written(f"/{key}") for key in "abcd"] == ["010", "'x'", "", ""]


def test_bytes():
    """Bytes are decoded first, and a byte order mark counts as nothing."""
    wanted = [("/team", False), ("/objectives/0/key_results/1/measure/binary", True)]
    found = locate(b"\xef\xbb\xbf" + OBJECTIVES.encode(), wanted)
    assert found == {wanted[0]: _span(3, 7, 15), wanted[1]: _span(26, 11, 17)}


@pytest.mark.parametrize("raw", [b"", b"\xff", b"{{", b"[" * 1000], ids=repr)
def test_texts_that_cannot_be_read(raw):
    """There is always a place: the start, when there is no better one."""
    found = locate(raw, [("/a", False), ("", True)])
    assert {span.start.line for span in found.values()} == {1}
