"""The composite action does its work in a checkout as GitHub makes one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.support.forge_server import running_forge
from tests.support.git_repo import GitRepo
from tests.support.source import ROOT
from tests.support.two_sides import COMMITTED, SALES
from tests.support.workflow_steps import Runner, steps_of

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="the steps are for bash"),
    pytest.mark.xdist_group("action"),
]

ACTION = ROOT / ".github/actions/okr"
TEXT = (ACTION / "action.yml").read_text("utf-8")
STEPS = {step.get("name", ""): step for step in steps_of(TEXT)}
INPUTS = {
    f"inputs.{name}": given["default"]
    for name, given in YAML(typ="safe", pure=True).load(TEXT)["inputs"].items()
}


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with ``okr`` in it: what is installed where the tests are asked to install."""
    folder = tmp_path_factory.mktemp("install")
    if not os.environ.get("OKR_TEST_INSTALL"):
        okr = folder / "okr"
        start = f"PYTHONPATH={ROOT} exec {sys.executable} -P -m okrascode"
        okr.write_text(f'#!/bin/sh\n{start} "$@"\n', "utf-8")
        okr.chmod(0o755)
        return folder
    runner = Runner(workspace=folder, temp=folder / "temp", values=INPUTS)
    for name in ("venv", "pip", "json"):
        (folder / f"{name}.py").write_text("raise SystemExit('taken from the checkout')\n")
    said = runner.run(
        STEPS["Install okr"], OKR_PYTHON=sys.executable, GITHUB_ACTION_PATH=str(ACTION)
    )
    assert said.code == 0, said.err
    return Path((folder / "temp/path").read_text().strip())


@pytest.fixture
def origin(tmp_path: Path) -> GitRepo:
    """Give a company whose main branch went on after a branch was begun that eases a target."""
    repo = GitRepo(tmp_path / "origin")
    repo.commit("Begin", {**COMMITTED, "okr.toml": "version = 1\n"}, on="2026-10-01")
    repo.branch("ease")
    eased = COMMITTED[SALES].replace(b"target: 12", b"target: 10")
    repo.commit("Ease", {SALES: eased}, on="2026-11-20")
    repo.switch("main")
    repo.commit("Else", {"notes.txt": "else"}, on="2026-11-20")
    return repo


def _merged(origin: GitRepo, folder: Path) -> GitRepo:
    """Check out the merge of a pull request at depth 2, as ``fetch-depth: 2`` does."""
    origin.git("switch", "--quiet", "--detach", "main")
    merge = origin.merge("ease", on="2026-11-20")
    origin.git("update-ref", "refs/pull/7/merge", merge)
    origin.switch("main")
    clone = GitRepo(folder)
    clone.git("remote", "add", "origin", origin.folder.as_uri())
    clone.git(
        "fetch", "--quiet", "--depth=2", "origin", "+refs/pull/7/merge:refs/remotes/pull/7/merge"
    )
    clone.git("checkout", "--quiet", "--detach", "refs/remotes/pull/7/merge")
    return clone


def _runner(clone: GitRepo, origin: GitRepo, programs: Path, **inputs: str) -> Runner:
    given = {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()}
    event = {"github.event.pull_request.base.sha": origin.git("rev-parse", "main~1")}
    runner = Runner(
        workspace=clone.folder, temp=clone.folder.parent / "temp", values=INPUTS | event | given
    )
    runner.environment = {"GITHUB_ACTION_PATH": str(ACTION)}
    (runner.temp / "path").write_text(f"{programs}\n")
    return runner


def test_a_pull_request_is_judged_by_its_base(
    origin: GitRepo, tmp_path: Path, programs: Path
) -> None:
    """At depth 2 the eased target is found, annotated, summed up, and nothing of main is blamed."""
    clone = _merged(origin, tmp_path / "clone")
    runner = _runner(clone, origin, programs, sarif="okr.sarif")
    said = runner.run(STEPS["Check"])
    assert said.code == 1, said.out + said.err
    [annotation] = [line for line in said.out.splitlines() if line.startswith("::error ")]
    assert f"file={SALES}" in annotation
    assert "title=OKR6" in annotation
    assert "okr lint: " in runner.summary
    assert "eased" in runner.summary
    assert "This is a shallow clone" in runner.summary
    assert (clone.folder / "okr.sarif").is_file()
    assert Path(runner.outputs["diff"]).read_text("utf-8") in runner.summary


def test_a_pull_request_cannot_weaken_its_rules(
    origin: GitRepo, tmp_path: Path, programs: Path
) -> None:
    """Turning rules off in okr.toml changes nothing but that it is flagged."""
    origin.switch("ease")
    origin.commit("Hush", {"okr.toml": 'version = 1\n[lint]\nignore = ["6"]\n'}, on="2026-11-20")
    origin.switch("main")
    clone = _merged(origin, tmp_path / "clone")
    said = _runner(clone, origin, programs).run(STEPS["Check"])
    assert said.code == 1, said.out + said.err
    assert "policy-changed" in said.out


def test_inputs_are_values_and_never_code(origin: GitRepo, tmp_path: Path, programs: Path) -> None:
    """A folder with a command in its name is a folder that is not there."""
    clone = _merged(origin, tmp_path / "clone")
    runner = _runner(clone, origin, programs, folder=f'$(touch {tmp_path}/canary)"; touch x; "')
    said = runner.run(STEPS["Check"])
    assert said.code == 2, said.out + said.err
    assert not (tmp_path / "canary").exists()


def test_without_a_pull_request_all_is_judged(
    origin: GitRepo, tmp_path: Path, programs: Path
) -> None:
    """A push has no base: the documents are judged, and there is no diff to tell."""
    clone = origin.clone(tmp_path / "clone")
    runner = _runner(clone, origin, programs)
    runner.values = {**runner.values, "github.event.pull_request.base.sha": ""}
    said = runner.run(STEPS["Check"])
    assert said.code == 0, said.out + said.err
    assert runner.outputs == {}


@pytest.mark.skipif(shutil.which("gh") is None, reason="gh is not installed")
class TestComment:
    """The comment, by the real ``gh`` against a forge on loopback."""

    def _comment(self, tmp_path: Path, diff: str, forge: object) -> Runner:
        runner = Runner(workspace=tmp_path, temp=tmp_path / "temp", values=INPUTS)
        (tmp_path / "diff.md").write_text(diff, "utf-8")
        runner.environment = {
            **forge.environment,
            "GITHUB_ACTION_PATH": str(ACTION),
            "OKR_DIFF": str(tmp_path / "diff.md"),
            "OKR_NUMBER": "7",
        }
        return runner

    def test_there_is_one_comment_and_it_is_updated(self, tmp_path: Path) -> None:
        """A second run changes the first comment; what people wrote stays, also with the marker."""
        with running_forge() as forge:
            forge.add("<!-- okrascode: diff -->\nquoted", kind="User")
            runner = self._comment(tmp_path, "one\n", forge)
            for text in ("one\n", "two\n"):
                (tmp_path / "diff.md").write_text(text)
                said = runner.run(STEPS["Comment"])
                assert said.code == 0, said.err
            bodies = [entry["body"] for entry in forge.entries]
        assert bodies == [
            "<!-- okrascode: diff -->\nquoted",
            "<!-- okrascode: diff -->\ntwo\n",
        ]

    def test_a_token_that_may_not_write_fails_nothing(self, tmp_path: Path) -> None:
        """On a pull request from a fork the summary has to do, and the log says so."""
        with running_forge() as forge:
            forge.may_write = False
            said = self._comment(tmp_path, "one\n", forge).run(STEPS["Comment"])
        assert said.code == 0
        assert "job summary says the same" in said.out

    def test_a_long_comment_leads_to_the_summary(self, tmp_path: Path) -> None:
        """What GitHub would refuse becomes one sentence with a link."""
        with running_forge() as forge:
            said = self._comment(tmp_path, "界" * 65536, forge).run(
                STEPS["Comment"], LC_ALL="C.UTF-8"
            )
            [entry] = forge.entries
        assert said.code == 0
        assert "https://github.com/acme/okrs/actions/runs/7" in entry["body"]


def test_the_scripts_parse() -> None:
    """Bash reads each of them."""
    for script in sorted(ACTION.glob("*.sh")):
        subprocess.run(["bash", "-n", str(script)], check=True)
