"""Which paths are documents."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrascode.history.paths import PathPatterns


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("okrs/**/*.yaml", "okrs/organization.yaml", True),
        ("okrs/**/*.yaml", "okrs/a/b/c.yaml", True),
        ("okrs/**/*.yaml", "other/a.yaml", False),
        ("okrs/**/*.yaml", "okrs/a.yml", False),
        ("okrs/*.yaml", "okrs/a/b.yaml", False),
        ("**", "a/b", True),
        ("**/*.yaml", "a.yaml", True),
        ("a/**/**/b", "a/b", True),
        ("a/**", "a/b/c", True),
        ("./okrs/*.yaml", "okrs/x.yaml", True),
        ("okrs/????.yaml", "okrs/team.yaml", True),
        ("okrs/????.yaml", "okrs/teams.yaml", False),
        ("okrs/[a-c]*.yaml", "okrs/banana.yaml", True),
        ("okrs/[!a-c]*.yaml", "okrs/banana.yaml", False),
        ("okrs/[!a-c]*.yaml", "okrs/dog.yaml", True),
        ("okrs/[ab", "okrs/[ab", True),
        ("okrs/[]]", "okrs/]", True),
        ("okrs/[!]", "okrs/!", True),
        ("okrs/[a-]x", "okrs/-x", True),
        ("okrs/**x/*.yaml", "okrs/a/b/x/c.yaml", False),
        ("okrs/支付/*.yaml", "okrs/支付/2026.yaml", True),
        ("okrs/*.yaml", "okrs/a\nb.yaml", True),
        ("", "okrs/a.yaml", False),
    ],
)
def test_a_pattern_matches(pattern: str, path: str, expected: bool) -> None:
    """Stars stay within a folder, two stars cross folders, everything else is itself."""
    assert PathPatterns([pattern]).match(path) is expected


def test_one_of_several_patterns_is_enough() -> None:
    """A path is a document when any pattern says so."""
    patterns = PathPatterns(["a/*.yaml", "b/*.yaml"])
    assert [patterns.match(path) for path in ("a/x.yaml", "b/x.yaml", "c/x.yaml")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("patterns", "folders"),
    [
        (["okrs/**/*.yaml", "okrs/**/*.yml"], ("okrs",)),
        (["a/b/*.yaml", "a/*.yaml", "c/x.yaml"], ("a", "c")),
        (["**/*.yaml", "okrs/*.yaml"], ("",)),
        (["ab/*.yaml", "a/*.yaml"], ("a", "ab")),
    ],
)
def test_folders_hold_all_that_can_match(patterns: list[str], folders: tuple[str, ...]) -> None:
    """The outermost folders without wildcards are where a search has to begin."""
    assert PathPatterns(patterns).folders == folders


@pytest.mark.parametrize(
    "pattern", ["*" * 10_000 + "x", "*a" * 5_000, "**/" * 10_000 + "x", "**/a*/" * 2_000 + "x"]
)
def test_ten_thousand_stars_do_not_explode(pattern: str) -> None:
    """A hostile pattern takes no more time than path times pattern."""
    started = time.perf_counter()
    assert not PathPatterns([pattern]).match("a" * 100 + "/a" * 50)
    assert time.perf_counter() - started < 5


@given(
    st.lists(st.sampled_from(["*", "?", "a", "b", "/", "**/"]), max_size=8).map("".join),
    st.text(alphabet="ab/", max_size=8),
)
def test_it_agrees_with_a_regular_expression(pattern: str, path: str) -> None:
    """Greedy matching with one place to go back to finds what full search finds."""
    steps = [step for step in pattern.split("/") if step not in ("", ".")]
    parts = []
    for step in steps:
        if step == "**":
            parts.append("(?:[^/]*/)*")
        else:
            text = step.replace("**", "*").replace("**", "*")
            parts.append(re.escape(text).replace(r"\*", "[^/]*").replace(r"\?", "[^/]") + "/")
    expected = re.fullmatch("".join(parts), path + "/") is not None
    assert PathPatterns([pattern]).match(path) is (expected and bool(steps))
