"""A text with its whole life in it, at any moment of that life."""

from __future__ import annotations

import pytest

from okrascode.demo.timeline import fill, text_at

_TEXT = """\
- id: a
  current: {{1 | w3 2 | w5 3}}
  changes:  #+ moved
    - date: {{day moved}}

      why: rain
  state: draft  #- agreed

- id: b  #+ late #- gone
  title: x  # a comment stays
- id: c
"""


@pytest.mark.parametrize(
    ("happened", "expected"),
    [
        (set(), "- id: a\n  current: 1\n  state: draft\n\n- id: c\n"),
        ({"w3", "agreed"}, "- id: a\n  current: 2\n\n- id: c\n"),
        ({"w3", "w5", "agreed"}, "- id: a\n  current: 3\n\n- id: c\n"),
        (
            {"late", "agreed"},
            "- id: a\n  current: 1\n\n- id: b\n  title: x  # a comment stays\n- id: c\n",
        ),
        ({"late", "gone", "agreed"}, "- id: a\n  current: 1\n\n- id: c\n"),
        (
            {"moved", "agreed"},
            "- id: a\n  current: 1\n  changes:\n    - date: {{day moved}}\n\n      why: rain\n"
            "\n- id: c\n",
        ),
    ],
    ids=["nothing", "one", "later wins", "appears", "goes again", "with all below"],
)
def test_the_text_at_a_moment(happened: set[str], expected: str) -> None:
    """Lines come and go with what is indented below them, values change, gaps stay single."""
    assert text_at(_TEXT, happened) == expected


def test_a_name_that_nobody_knows_is_an_error() -> None:
    """A slip in the story's own data does not reach a reader."""
    with pytest.raises(KeyError):
        fill("due: {{+35}}", {}.__getitem__)
