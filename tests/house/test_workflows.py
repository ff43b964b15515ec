"""Workflows, ours and those we write for others, are pinned, modest and closed to injection."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.support.source import ROOT

WORKFLOWS = [
    *sorted((ROOT / ".github/workflows").glob("*.yml")),
    ROOT / "templates/init/any/github.yml",
]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _workflow(path: Path) -> dict[str, Any]:
    loaded = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


@pytest.mark.parametrize("path", WORKFLOWS, ids=_name)
def test_actions_are_pinned_by_commit(path: Path) -> None:
    """Every action of others is named by a full commit id, with its version beside it."""
    lines = [line for line in path.read_text("utf-8").splitlines() if "uses: " in line]
    assert lines
    pinned = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
    assert [line for line in lines if not pinned.search(line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=_name)
def test_rights_are_the_least(path: Path) -> None:
    """A workflow may read; only the job that publishes may write, and only what it publishes."""
    workflow = _workflow(path)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert set(job.get("permissions", {})) <= {"pages", "id-token"}
        assert job["timeout-minutes"] <= 30
        for step in job["steps"]:
            if "actions/checkout@" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=_name)
def test_nothing_from_outside_becomes_a_script(path: Path) -> None:
    """No expression stands in a script: values come through the environment."""
    steps = [step for job in _workflow(path)["jobs"].values() for step in job["steps"]]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []
    assert "pull_request_target" not in path.read_text("utf-8")
