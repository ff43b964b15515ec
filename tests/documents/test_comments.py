"""Comments of a YAML text are found, and a hash inside a value is none."""

from __future__ import annotations

import pytest

from okrascode.documents.comments import comments_in
from okrascode.documents.yaml_text import Parser

TEXT = """\
# top
a: 1 # one
b: "x # no"  # two
c: 'it''s # no' # three
d: |  # header
  # no
  text # no
# real
e: >-
   folded # no

   # no
f: plain#no # four
g: [a, "# no", b] # five
h: "lines
  # no
  " # six
i: 林悦 # 七
"""


@pytest.mark.parametrize("parser", list(Parser), ids=lambda parser: parser.name.lower())
def test_comments_are_what_follows_a_hash_outside_of_values(parser: Parser) -> None:
    """Quoted, literal and folded texts hide their hashes; both parsers agree."""
    found = comments_in(TEXT.encode(), parser=parser)
    assert [comment.text for comment in found] == [
        "# top", "# one", "# two", "# three", "# header", "# real", "# four", "# five", "# six",
        "# 七",
    ]  # fmt: skip
    assert [comment.text for comment in found if comment.is_alone] == ["# top", "# real"]


def test_a_comment_has_its_place() -> None:
    """Lines and columns are counted from 1, in characters; a carriage return is not part of it."""
    [comment] = comments_in("\ufeffa: 林悦 # 七\r\n".encode())
    assert (comment.span.start.line, comment.span.start.column) == (1, 7)
    assert comment.span.end.column == 10
    assert comment.text == "# 七"


@pytest.mark.parametrize(
    "raw", [b"", b"a: b: c # no\n", b"\xff # no\n", b"a: [ # no\n", b"<<<<<<< a\n# no\n"]
)
def test_a_text_that_cannot_be_read_has_no_comments(raw: bytes) -> None:
    """Nobody can say where the values of such a text end."""
    assert comments_in(raw) == ()
