"""Lint has nothing to say about the demo: what it says of people who do well is a false alarm."""

from __future__ import annotations

from datetime import date

import pytest

from okrascode.demo.story import demo_commits
from okrascode.history.write import write_repository
from okrascode.lint.run import lint
from okrascode.lint.select import Choice
from okrascode.workspace import Workspace, load_workspace

DAYS = [date(2026, 10, 2), date(2026, 11, 23), date(2026, 12, 31)]


@pytest.fixture(params=DAYS, ids=str, scope="module")
def workspace(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Workspace:
    """Make the demo as of a day and open it."""
    root = tmp_path_factory.mktemp("demo") / "tamarind"
    write_repository(root, demo_commits(request.param))
    return load_workspace(root, today=request.param)


def test_the_regular_profile_finds_nothing(workspace: Workspace) -> None:
    """Early, in the middle and at the end of a quarter there is no finding."""
    assert [f"{f.path} {f.code} {f.message}" for f in lint(workspace).findings] == []


def test_strict_has_something_to_show(workspace: Workspace) -> None:
    """Who asks for more gets questions, and no errors."""
    findings = lint(workspace, choice=Choice(profile="strict")).findings
    assert findings
    assert not [f.message for f in findings if f.severity == "error"]


def test_the_silent_team_is_found_when_asked_for(workspace: Workspace) -> None:
    """okr.toml keeps it out of the way, and --select shows it once the team is silent."""
    findings = lint(workspace, choice=Choice(select=("stale-check-in",))).findings
    assert {f.path for f in findings} <= {"okrs/supply/2026-Q4.yaml"}
    assert bool(findings) is (workspace.today > date(2026, 11, 10))
