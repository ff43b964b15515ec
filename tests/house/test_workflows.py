"""Workflows, ours and those we write for others, are pinned, modest and closed to injection."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML

from tests.support.source import ROOT

WORKFLOWS = [
    *sorted((ROOT / ".github/workflows").glob("*.yml")),
    ROOT / "templates/init/any/github.yml",
    ROOT / "templates/init/any/github-reminders.yml",
]
ACTION = ROOT / ".github/actions/okr/action.yml"
MAY_WRITE = {
    "publish": {"pages", "id-token"},
    "comment": {"pull-requests"},
    "post": {"issues"},
}
"""What a job of this name may write; none of them runs anything of the repository."""


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _workflow(path: Path) -> dict[str, Any]:
    loaded = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


@pytest.mark.parametrize("path", [*WORKFLOWS, ACTION], ids=_name)
def test_actions_are_pinned_by_commit(path: Path) -> None:
    """Every action of others is named by a full commit id, with its version beside it."""
    lines = [line for line in path.read_text("utf-8").splitlines() if " uses: " in line]
    assert lines
    lines = [line for line in lines if "uses: ./okrascode/" not in line]  # checked out by its id
    pinned = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
    assert [line for line in lines if not pinned.search(line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=_name)
def test_rights_are_the_least(path: Path) -> None:
    """A workflow may read; only jobs that post may write, and only what they post."""
    workflow = _workflow(path)
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        rights = {right for right, kind in job.get("permissions", {}).items() if kind == "write"}
        if "workflow_call" in workflow["on"]:
            assert rights <= {"pull-requests", "security-events"}  # bounded by the caller's
        else:
            assert rights <= MAY_WRITE.get(name, set())
            assert not rights or "okr -C" not in str(job["steps"])
        assert job["timeout-minutes"] <= 30
        for step in job["steps"]:
            if "actions/checkout@" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", [*WORKFLOWS, ACTION], ids=_name)
def test_nothing_from_outside_becomes_a_script(path: Path) -> None:
    """No expression stands in a script: values come through the environment."""
    loaded = _workflow(path)
    jobs = [loaded["runs"]] if "runs" in loaded else loaded["jobs"].values()
    steps = [step for job in jobs for step in job["steps"]]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []
    assert "pull_request_target" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", [*WORKFLOWS, *ACTION.parent.iterdir()], ids=_name)
def test_python_takes_no_module_from_the_checkout(path: Path) -> None:
    """Who checks strangers' pull requests starts Python with -I; our own tests need not."""
    text = path.read_text("utf-8")
    if path.name != "test.yml":
        assert re.findall(r"python\S* -m", text) == []


def test_a_component_puts_no_input_into_a_script() -> None:
    """In GitLab too, inputs come through the environment."""
    texts = (ROOT / "templates/okr-check.yml").read_text("utf-8").split("\n---\n")
    jobs = YAML(typ="safe", pure=True).load(texts[1])
    for job in jobs.values():
        for part in ("before_script", "script", "after_script"):
            assert "$[[" not in str(job.get(part, ""))


def test_the_lock_holds_what_the_package_needs() -> None:
    """Every dependency has a version that the package allows, and hashes."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    text = (ACTION.parent / "requirements.txt").read_text("utf-8")
    entries = re.findall(r"^([\w.-]+)==(\S+)([^\n]*)\n((?: +--hash\S+.*\n)+)", text, re.MULTILINE)
    locked = {canonicalize_name(name): version for name, version, _, _ in entries}
    assert len(entries) == len(re.findall(r"^[^#\s]", text, re.MULTILINE))
    for requirement in map(Requirement, wanted):
        version = locked[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{requirement} is locked at {version}"
