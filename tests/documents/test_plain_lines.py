"""Lines found without a YAML parser are those that its events give."""

from __future__ import annotations

import random

import pytest

from okrascode.documents.block_lines import block_lines
from okrascode.documents.line_grammar import NotPlain, plain_data
from okrascode.documents.locate import Places
from okrascode.documents.plain_lines import plain_lines
from tests.support.plain_documents import PLAIN, edited


def pointers_of(data: object, above: str = "") -> list[str]:
    """Give the pointer of everything below a value."""
    if isinstance(data, dict):
        steps = [(str(key).replace("~", "~0").replace("/", "~1"), data[key]) for key in data]
    elif isinstance(data, list):
        steps = [(str(at), item) for at, item in enumerate(data)]
    else:
        return []
    return [
        pointer
        for step, below in steps
        for pointer in (f"{above}/{step}", *pointers_of(below, f"{above}/{step}"))
    ]


def compare(text: str) -> int:
    """Compare the two for everything in a text; give how many lines were found the quick way."""
    places = Places(text)
    found = 0
    for pointer in pointers_of(plain_data(text)):
        lines = plain_lines(text.encode(), [pointer])
        if lines is not None:
            assert lines[pointer] == places.span(pointer).start.line, (pointer, text)
            found += 1
    return found


@pytest.mark.parametrize("path", PLAIN)
def test_plain_documents_have_the_same_lines(path: str) -> None:
    """Every kind of document; most of it is found the quick way."""
    assert compare(PLAIN[path]) > len(pointers_of(plain_data(PLAIN[path]))) // 2


def test_random_edits_never_divide_the_two_ways() -> None:
    """Whatever edits make of a document, its lines are the same or are left to the parser."""
    chance = random.Random(1)  # noqa: S311  # nothing secret
    found = 0
    for _ in range(150):
        text = edited(PLAIN[chance.choice(list(PLAIN))], chance)
        try:
            found += compare(text)
        except (NotPlain, UnicodeError):
            continue
    assert found > 300


def test_values_in_blocks_are_found_without_walking_down_the_lines() -> None:
    """In each block, after comments and empty lines; a list that was cut off is left alone."""
    text = PLAIN["okrs/payments/2026-Q4.yaml"]
    raw = text.replace(
        "  - id: japan\n", "    closing:\n      outcome: partly\n  - id: japan\n"
    ).encode()
    wanted = {
        "/objectives/0/why": 9,
        "/objectives/0/depends_on/0/need": 14,
        "/objectives/0/key_results/0/measure/expected/0": 23,
        "/objectives/0/key_results/1/measure/milestones/0/done": 33,
        "/objectives/0/closing/outcome": 41,
        "/objectives/1/key_results/0/current": 50,
    }
    assert block_lines(raw, wanted) == wanted
    assert plain_lines(raw, wanted) == wanted
    assert block_lines(raw, ["/objectives/1", "/objectives/1/key_results/0"]) == {
        "/objectives/1": 42,
        "/objectives/1/key_results/0": 47,
    }
    assert block_lines(raw, ["/objectives/1/key_results"]) is None
    assert block_lines(raw, ["/objectives/1/key_results/0/nothing"]) is None
    assert block_lines(raw, ["/team"]) is None
    assert block_lines(raw.replace(b"team: payments", b"team: &a payments"), wanted) is None


def test_what_is_not_plain_is_left_to_the_parser() -> None:
    """Anchors, bytes that are no UTF-8, and pointers that lead nowhere."""
    assert plain_lines(b"a: &x 1\n", ["/a"]) is None
    assert plain_lines(b"a: \xff\n", ["/a"]) is None
    assert plain_lines(b"a: 1\n", ["/b"]) is None
    assert plain_lines(b"a:\n  - b: 1\n", ["/a/0"]) is None
    assert plain_lines("# 目标\na:\n- b: 1\n  c/d: 2\n".encode(), ["/a/0/b"]) == {"/a/0/b": 3}
