"""zizmor and the schemas of GitHub and GitLab are content with what we run and what we write."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.clients import program
from tests.support.okr_program import okr
from tests.support.source import ROOT

COMPONENT = ROOT / "templates/okr-check.yml"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give what ``okr init`` writes for each forge, in folders of their own."""
    folder = tmp_path_factory.mktemp("written")
    for forge in ("github", "gitlab"):
        (folder / forge / ".git").mkdir(parents=True)
        assert okr("init", folder / forge, "--name", "Acme", "--ci", forge).code == 0
    return folder


def _run(name: str, *words: str | Path) -> None:
    done = subprocess.run(
        [program(name), *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"NO_COLOR": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_finds_nothing(written: Path) -> None:
    """Neither in our workflows and action nor in those of a new repository."""
    _run("zizmor", "--offline", "--quiet", ROOT / ".github", written / "github")


def test_the_workflows_are_valid_for_github(written: Path) -> None:
    """By the schema that check-jsonschema brings."""
    files = [*ROOT.glob(".github/workflows/*.yml"), *written.glob("github/.github/workflows/*.yml")]
    assert len(files) == 4
    _run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *files)


def test_the_action_is_valid_for_github() -> None:
    """By the schema that check-jsonschema brings."""
    action = ROOT / ".github/actions/okr/action.yml"
    _run("check-jsonschema", "--builtin-schema", "vendor.github-actions", action)


def test_the_pipelines_are_valid_for_gitlab(written: Path, tmp_path: Path) -> None:
    """The pipeline of a new repository, and the jobs of the component."""
    jobs = tmp_path / "component.yml"
    jobs.write_text(COMPONENT.read_text("utf-8").split("\n---\n")[1], "utf-8")
    _run(
        "check-jsonschema",
        *("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"),
        *(written / "gitlab/.gitlab-ci.yml", jobs),
    )
