"""Canonical order and spacing: the same data, the same comments, nothing else touched."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrascode.documents.canonical import CannotFormat, formatting_edits
from okrascode.documents.comments import comments_in
from okrascode.documents.tree import read_tree
from okrascode.edits.edit import edited
from tests.support.document_texts import mutated
from tests.support.good_company import GOOD_COMPANY
from tests.support.plain_documents import PLAIN

_HEAD = "apiVersion: okrascode/v1\nkind: Objectives\nteam: payments\ncycle: 2026-Q4\n"
_LIST = f"{_HEAD}objectives:\n"


def _formatted(raw: bytes) -> bytes:
    return edited(raw, formatting_edits(raw, path="p.yaml"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("a:   1  \n\n\n\nb: 2", "a: 1\n\nb: 2\n", id="spaces"),
        pytest.param("\n\n# c\na: 1\n\n\n", "# c\na: 1\n", id="ends"),
        pytest.param(
            "kind: Team\napiVersion: okrascode/v1\nx-own: 1\nid: a # id\nname: A\n",
            "apiVersion: okrascode/v1\nkind: Team\nid: a # id\nname: A\nx-own: 1\n",
            id="keys",
        ),
        pytest.param(
            _LIST + "  - objective: A  # why\n    # the id\n    # stays\n    id: a\n",
            _LIST + "  - objective: A  # why\n    # the id\n    # stays\n    id: a\n",
            id="comments above a key never become the first of an item",
        ),
        pytest.param(
            _LIST + "  - objective: A\n\n    id: a\n    # o\n    owner: bo\n    why: w\n",
            _LIST + "  - id: a\n\n    objective: A\n    why: w\n    # o\n    owner: bo\n",
            id="the hyphen goes to the first key",
        ),
        pytest.param(
            _LIST + "- id: a\n  key_results:\n  - id: x\n  # end\n  why: |\n    t  \n\n\n    u\n",
            _LIST + "- id: a\n  # end\n  why: |\n    t  \n\n\n    u\n  key_results:\n  - id: x\n",
            id="lists in the column of their key, and texts of several lines",
        ),
        pytest.param(
            "a: [1,  2,\n  3 ]  \nb: 'x  \n\n\n  y'\n",
            "a: [1,  2,\n  3 ]  \nb: 'x  \n\n\n  y'\n",
            id="insides stay",
        ),
    ],
)  # fmt: skip
def test_what_is_put_in_order(before: str, after: str) -> None:
    """Lines move whole, and come out the same on every kind of line end."""
    assert _formatted(before.encode()).decode() == after
    windows = before.replace("\n", "\r\n").encode()
    if "\n" in before.strip():
        assert _formatted(windows) == after.replace("\n", "\r\n").encode()
    marked = b"\xef\xbb\xbf" + before.encode()
    assert _formatted(marked) == b"\xef\xbb\xbf" + after.encode()


@pytest.mark.parametrize("text", ["a: [", "a: 1\na: {", "\x00", "a: |+\n  x\n\n\n"])
def test_what_cannot_be_put_in_order_stays(text: str) -> None:
    """A text that is no YAML, or that would mean something else, is left as it is."""
    with pytest.raises(CannotFormat):
        formatting_edits(text.encode(), path="p.yaml")


@pytest.mark.parametrize("path", [p for p in GOOD_COMPANY if p.endswith(".yaml")])
def test_good_documents_are_canonical_but_for_their_order(path: str) -> None:
    """Formatting keeps data and comments, and a second time changes nothing."""
    _holds(GOOD_COMPANY[path])


@st.composite
def _documents(draw: st.DrawFn) -> bytes:
    """Make objectives whose lines are in any order, with comments and blanks everywhere."""

    def dressed(entries: list[list[str]], indent: int) -> list[str]:
        entries = draw(st.permutations(entries))
        lines: list[str] = []
        for entry in entries:
            noise = draw(st.lists(st.sampled_from(["", "# c", "# x: y"]), max_size=2))
            lines += [line if not line else " " * indent + line for line in noise]
            lines += [" " * indent + line if line.strip() else line for line in entry]
        return lines

    space = st.sampled_from([" ", "   "])
    tail = st.sampled_from(["", "  ", "  # t"])

    def item(number: int) -> list[str]:
        entries = [
            [f"key_result:{draw(space)}K {number}{draw(tail)}"],
            [f"measure:{draw(space)}{{baseline: 1,  target: 2}}{draw(tail)}"],
            ["how: |", "  one  ", "", "", "  two"],
            ["owner: bo"],
        ]
        return [f"- id:{draw(space)}k{number}", *dressed(entries, 2)]

    count = draw(st.integers(1, 3))
    results = [line for number in range(count) for line in item(number)]
    depth = draw(st.sampled_from([0, 2]))
    entries = [
        ["objective: 'A", "  # not a comment'"],
        ["why: >-", "  folded", "  text"],
        ["key_results:", *(" " * depth + line if line.strip() else line for line in results)],
        ["supports: [company:love-us]"],
    ]
    if draw(st.booleans()):
        entries.append(["owner: \U0001f680"])
    body = ["objectives:", "  - id: a", *dressed(entries, 4)]
    head = dressed([[line] for line in _HEAD.strip().split("\n")], 0)
    whole = "\n".join([*head, *body]) + draw(st.sampled_from(["", "\n", "\n\n# end\n"]))
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    return (mark + whole.replace("\n", newline)).encode()


@settings(max_examples=150, deadline=None)
@given(_documents())
def test_any_document_keeps_its_data_and_comments(raw: bytes) -> None:
    """Idempotent; same data; same comments; line ends and byte order mark kept."""
    try:
        after = _holds(raw)
    except CannotFormat:
        # Only a text that ends without a line break would say something else elsewhere.
        assert not raw.endswith(b"\n")
        return
    assert after.startswith(b"\xef\xbb\xbf") == raw.startswith(b"\xef\xbb\xbf")
    if b"\r\n" in raw:
        assert b"\n" not in after.replace(b"\r\n", b"")


@pytest.mark.parametrize("name", PLAIN)
def test_everything_the_format_knows(name: str) -> None:
    """Documents with every key are put in order without a loss."""
    _holds(PLAIN[name].encode())


@settings(max_examples=200, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_text_is_put_in_order_or_left_alone(chance: random.Random) -> None:
    """Odd YAML of all kinds either keeps data and comments, or is not touched."""
    raw = mutated(chance).encode("utf-8", "surrogatepass")
    with suppress(CannotFormat):
        _holds(raw)


def _holds(raw: bytes) -> bytes:
    after = _formatted(raw)
    assert _formatted(after) == after
    assert _data(after) == _data(raw)
    assert sorted(c.text for c in comments_in(after)) == sorted(
        c.text.rstrip() for c in comments_in(raw)
    )
    return after


def _data(raw: bytes) -> Any:
    return read_tree(raw.decode("utf-8-sig"), path="p.yaml").data
