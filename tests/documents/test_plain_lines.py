"""Lines found without a YAML parser are those that its events give."""

from __future__ import annotations

import random

import pytest

from okrascode.documents.line_grammar import NotPlain, plain_data
from okrascode.documents.locate import Places
from okrascode.documents.plain_lines import LineFinder
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
        lines = LineFinder().lines(text.encode(), [pointer])
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


def test_what_is_not_plain_is_left_to_the_parser() -> None:
    """Anchors, bytes that are no UTF-8, and pointers that lead nowhere."""
    assert LineFinder().lines(b"a: &x 1\n", ["/a"]) is None
    assert LineFinder().lines(b"a: \xff\n", ["/a"]) is None
    assert LineFinder().lines(b"a: 1\n", ["/b"]) is None
    assert LineFinder().lines(b"a:\n  - b: 1\n", ["/a/0"]) is None
    assert LineFinder().lines("# 目标\na:\n- b: 1\n  c/d: 2\n".encode(), ["/a/0/b"]) == {
        "/a/0/b": 3
    }


def test_a_version_like_the_last_has_its_lines() -> None:
    """One finder for many versions gives what a new one for each gives."""
    chance = random.Random(3)  # noqa: S311  # nothing secret
    finder, quick = LineFinder(), 0
    for text in PLAIN.values():
        for _ in range(60):
            lines = text.splitlines()
            at = chance.randrange(len(lines))
            key, colon, _ = lines[at].partition(": ")
            numbers = ("1", "12.5", "2026-11-01", "-3", "1e3", "x", "|", "'1'", "", "[1]", "&a 1")
            other = "\n".join([*lines[:at], key + colon + chance.choice(numbers), *lines[at + 1 :]])
            for version in (text, other, text):
                try:
                    wanted = pointers_of(plain_data(version))
                except NotPlain:
                    assert finder.lines(version.encode(), ["/kind"]) is None
                    continue
                for pointer in wanted[:: len(wanted) // 9 + 1]:
                    once = LineFinder().lines(version.encode(), [pointer])
                    assert finder.lines(version.encode(), [pointer]) == once
                    quick += once is not None
    assert quick > 1000
