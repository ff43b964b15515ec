"""Lines are counted as Python's own expressions would, and never at any cost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrascode.readings.line_pattern import PatternFault, read_pattern
from okrascode.readings.line_search import LineSearch, TooMuchWork


def _lines(pattern: str, text: str) -> int:
    return sum(re.search(pattern, line) is not None for line in text.split("\n"))


@pytest.mark.parametrize(
    ("pattern", "lines", "count"),
    [
        (r"TODO\(legacy\)", ["# TODO(legacy): go", "TODO legacy", "x TODO(legacy)"], 2),
        ("^import|^from", ["import a", " import b", "from c"], 2),
        (r"\bfoo\b", ["foo", "a foo.", "food", "_foo", ""], 2),
        (r"\Bfoo", ["food", "afood"], 1),
        (r"^\s*$", ["", "  ", "x"], 2),
        ("(?i)todo", ["ToDo", "TODO", "tod"], 2),
        ("todo", ["ToDo", "TODO", "todo"], 1),
        ("(?i)[a-c]x", ["BX", "dx"], 1),
        ("a{2,3}b", ["ab", "aab", "aaaab"], 2),
        ("^a{,2}$", ["", "aa", "aaa"], 2),
        ("^a{2,}$", ["a", "aaaa"], 1),
        ("x{y}", ["x{y}", "xy"], 1),
        (r"^[^\d\]-]+$", ["ab", "a1", "a]", "a-"], 1),
        (r"[]x]", ["]", "x", "y"], 2),
        (r"(?:a|b)*?c(?P<name>d)+", ["abcd", "cdd", "ab"], 2),
        (r"\x41\u00e9\.", ["Aé.", "Aé!"], 1),
        ("", ["", "a"], 2),
        ("日本.+", ["日本語", "日本"], 1),
    ],
)
def test_lines_are_counted(pattern: str, lines: list[str], count: int) -> None:
    """Each way to write a pattern means what people expect, and what it means in Python."""
    assert LineSearch(pattern).count("\n".join(lines)) == count
    assert _lines(pattern, "\n".join(lines)) == count


def test_windows_lines_and_a_last_line_without_its_end_count() -> None:
    """A carriage return belongs to the end of a line, and a last line break begins no line."""
    assert LineSearch("x$").count("x\r\nx\r\nx") == 3
    assert LineSearch("^$").count("a\n") == 0


_ATOMS = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", r"\w", r"\d", " ", "é", r"\b", "^", "$"])


def _more(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    groups = st.lists(parts, min_size=1, max_size=3)
    return st.one_of(
        st.builds("".join, groups),
        st.builds(lambda some: "(" + "|".join(some) + ")", groups),
        st.builds(lambda one, sign: f"(?:{one}){sign}", parts, st.sampled_from("*+?")),
        st.builds(lambda one: f"({one}){{1,3}}", parts),
    )


@given(
    pattern=st.recursive(_ATOMS, _more, max_leaves=8),
    text=st.text("ab1 _é\n", max_size=30),
)
def test_any_pattern_counts_as_in_python(pattern: str, text: str) -> None:
    """The machine agrees with the standard library wherever both can answer."""
    text = text.rstrip("\n")
    assert LineSearch(pattern).count(text) == _lines(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("a(?=b)", "it looks around, sets a flag inside or refers to a group"),
        ("(?P=x)", "it looks around, sets a flag inside or refers to a group"),
        ("(?P<x", "the name of a group is not closed"),
        (r"(a)\1", "it refers back to a group"),
        ("(a", "a parenthesis is not closed"),
        ("a)", "a closing parenthesis has no opening one"),
        ("[a", "a square bracket is not closed"),
        ("[b-a]", "[b-a] is no range"),
        ("*a", "there is nothing that * could repeat"),
        ("a**", "two repetitions follow each other"),
        (r"\b+", r"a place such as ^ or \b cannot be repeated"),
        ("a\\", "it ends with a backslash"),
        (r"\q", r"\q has no meaning here"),
        (r"\xzz", r"\xzz names no character"),
        ("a{3,2}", "{3,2} asks for fewer than it needs"),
        ("a{9999}", "it repeats something more than 1,000 times"),
        ("((a{100}){100}){100}", "it repeats too much within what it repeats"),
        ("((){1000}){1000}", "it repeats too much within what it repeats"),
        ("(" * 60 + ")" * 60, "its parentheses are more than 50 deep"),
        ("a" * 2000, "it is longer than 1,000 characters"),
    ],
)
def test_what_is_not_understood_is_said(pattern: str, why: str) -> None:
    """A pattern that cannot be matched in linear time, or is none, is refused in words."""
    with pytest.raises(PatternFault) as caught:
        LineSearch(pattern)
    assert str(caught.value) == why


@pytest.mark.parametrize("pattern", ["^(a+)+$", "^(a|a)*$", "(.*a){20}b", "(a?){30}a{30}"])
def test_patterns_that_explode_elsewhere_do_not(pattern: str) -> None:
    """What takes Python for ever on one line is answered at once."""
    assert LineSearch(pattern).count("a" * 5000 + "!") == (pattern == "(a?){30}a{30}")


def test_work_is_bounded_without_a_clock() -> None:
    """A pattern with more states than anybody can make gives up, everywhere at the same place."""
    search = LineSearch("(a|b)*a(a|b){400}c")
    hostile = "".join("ab"[bin(number).count("1") % 2] for number in range(500_000))
    with pytest.raises(TooMuchWork):
        search.count(hostile + "c")


@pytest.mark.parametrize(
    ("pattern", "count"),
    [("a" * 1000, 1), ("(" * 50 + "a" + ")" * 50, 1), ("a{1000}", 1)],
    ids=["long", "deep", "often"],
)
def test_what_is_just_within_the_limits_is_read(pattern: str, count: int) -> None:
    """A limit is what is still allowed: 1,000 characters, 50 parentheses, 1,000 times."""
    assert LineSearch(pattern).count("a" * 1000) == count


def test_reading_a_pattern_keeps_its_alternatives() -> None:
    """Each side of a bar is a branch of its own."""
    assert len(read_pattern("a|b|").branches) == 3
