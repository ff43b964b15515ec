"""Each thing that can be wrong with a clone is said with its cure, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from okrascode.everyday.ailments import CloneFacts, ailments_of

HEALTHY = CloneFacts(
    git_version=(2, 39, 2),
    branch="main",
    me="ana",
    email="ana@example.org",
    now=datetime(2026, 11, 20, 12, tzinfo=UTC),
    newest=datetime(2026, 11, 20, 11, tzinfo=UTC),
    workflows={
        ".github/workflows/okr.yml": "- uses: actions/checkout@v4\n  with:\n    fetch-depth: 0\n"
        "- run: okr lint\n",
        ".github/workflows/other.yml": "- uses: actions/checkout@v4\n- run: make\n",
    },
)


def test_a_healthy_clone_has_nothing() -> None:
    """Of a clone where all is well nothing is said."""
    assert ailments_of(HEALTHY) == ()


@pytest.mark.parametrize(
    ("changes", "name", "is_serious"),
    [
        ({"git_version": None}, "no-git", True),
        ({"git_version": (2, 17, 1)}, "old-git", True),
        ({"is_shallow": True}, "shallow", True),
        ({"is_partial": True}, "partial", False),
        ({"is_partial": True, "is_offline": True}, "partial", True),
        ({"newest": datetime(2026, 11, 22, tzinfo=UTC)}, "clock", True),
        ({"today_set": "2026-11-01"}, "today-set", False),
        ({"merge_driver": "okr"}, "merge-driver", False),
        ({"email": ""}, "nobody", False),
        ({"me": None}, "stranger", False),
        ({"hook_asked_for": True}, "hook", False),
        (
            {"workflows": {".github/workflows/a.yml": "uses: actions/checkout@v4\nrun: okr lint"}},
            "shallow-ci",
            True,
        ),
        ({"workflows": {".gitlab-ci.yml": "script: okr lint"}}, "shallow-ci", True),
        ({"workflows": {".gitlab-ci.yml": "GIT_DEPTH: 20\nscript: okr"}}, "shallow-ci", True),
        ({"uses_trailers": True, "squashes": 5, "bare_squashes": 3}, "squash", True),
        ({"unknown_versions": ("okrs/a.yaml",)}, "version", True),
        ({"ignored": ("okrs/a.yaml", "okrs/b.yaml")}, "ignored", True),
        ({"old_schemas": (".okr/schemas/team.schema.json",)}, "schemas", False),
        ({"owners_current": False}, "codeowners", False),
        ({"extras_missing": ("site",)}, "extra", False),
    ],
)
def test_what_is_wrong_is_said(changes: dict[str, Any], name: str, is_serious: bool) -> None:
    """One ailment, serious when numbers are wrong because of it, with what to do."""
    [found] = ailments_of(replace(HEALTHY, **changes))
    assert (found.name, found.is_serious) == (name, is_serious)
    assert found.message.endswith(".")
    assert found.cure


@pytest.mark.parametrize(
    "changes",
    [
        {"merge_driver": "okr", "has_driver": True},
        {"hook_asked_for": True, "has_hook": True},
        {"in_ci": True, "me": None, "email": ""},
        {"uses_trailers": True, "squashes": 5, "bare_squashes": 1},
        {"uses_trailers": False, "squashes": 5, "bare_squashes": 5},
        {"workflows": {".gitlab-ci.yml": 'GIT_DEPTH: "0"\nscript: okr lint'}},
        {"newest": datetime(2026, 11, 21, 11, tzinfo=UTC)},
    ],
)
def test_what_is_right_is_not_said(changes: dict[str, Any]) -> None:
    """A setting that is in order, or nobody's business here, gives nothing."""
    assert ailments_of(replace(HEALTHY, **changes)) == ()
