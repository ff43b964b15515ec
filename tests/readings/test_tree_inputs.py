"""What measures read, and what is wrong with a source before anything is read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from okrascode.model.measure import Metric, Milestones, Source, SourceKind
from okrascode.readings.tree_inputs import Glob, input_path, source_fault


def _fault(**source: Any) -> str:
    measure = Metric(baseline=Decimal(0), target=Decimal(1), source=Source(**source))
    fault = source_fault(measure, repositories=["api", "web"])
    return "" if fault is None else " ".join(fault)


@pytest.mark.parametrize(
    ("pattern", "path", "members"),
    [
        ("a/*.py", "a/b.py", ["a/b.py"]),
        ("./a/*.py", "a/b.py", ["a/b.py"]),
        ("a/*.py", "a/b/c.py", []),
        ("**/ready", "a/b/ready", ["a/b/ready"]),
        ("**/", "a/b/c", ["a/", "a/b/"]),
        ("a/*/", "a/b", []),
        ("a/", "a/b/c", ["a/"]),
    ],
)
def test_a_pattern_is_for_files_or_folders(pattern: str, path: str, members: list[str]) -> None:
    """A slash at the end asks for folders, which are there when a file lies in them."""
    assert list(Glob(pattern, prefix="").members(path)) == members


def test_paths_start_at_the_root_or_the_top_level() -> None:
    """A prefix is taken as it is written, whatever characters are in it."""
    assert Glob("x/*", prefix="a[b]/*?/").matches("a[b]/*?/x/1")
    assert not Glob("x/*", prefix="a[b]/*?/").matches("ab/cd/x/1")
    assert Glob("/x/*", prefix="a/").matches("x/1")
    source = Source(kind=SourceKind.FILE, pattern="./n//a.json")
    assert input_path(source, prefix="okr/") == "okr/n/a.json"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ({"kind": SourceKind.COMMITS, "repository": "nope"}, "There is no repository nope"),
        ({"kind": SourceKind.TAGS, "pattern": "v*", "repository": "nope"}, "there are: api, web."),
        ({"kind": SourceKind.FILE, "pattern": "n.csv"}, "n.csv is not called a JSON, YAML or TOML"),
        ({"kind": SourceKind.MATCHES, "pattern": "(", "files": "x"}, "a parenthesis is not closed"),
        ({"kind": SourceKind.FILES, "pattern": "*" * 10_000}, "longer than 300 characters"),
        ({"kind": SourceKind.FILES, "pattern": "x", "of": "*a" * 5000}, "longer than 300"),
        ({"kind": SourceKind.MATCHES, "pattern": "x", "files": "*" * 999}, "longer than 300"),
    ],
)
def test_a_source_that_can_give_no_number_says_why(source: dict[str, Any], words: str) -> None:
    """The sentence names what is wrong and what would be right."""
    assert words in _fault(**source)


def test_a_source_without_fault_is_silent() -> None:
    """Long expressions for lines are fine, and so is a known repository."""
    assert not _fault(kind=SourceKind.MATCHES, pattern="a" * 500, files="x", repository="api")
    assert not _fault(kind=SourceKind.FILE, pattern="N.JSON", at="/n")
    assert source_fault(None, repositories=[]) is None


def test_milestones_have_no_source() -> None:
    """One number cannot say which steps are done."""
    source = Source(kind=SourceKind.FILES, pattern="x")
    fault = source_fault(Milestones(items=(), source=source), repositories=[])
    assert fault is not None
    assert "milestones are done one by one" in fault[0]
