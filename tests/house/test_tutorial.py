"""The tutorial works as it is written: its commands are run and its YAML is used."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.source import ROOT

TODAY = "2026-11-23"
"""The day on which the tutorial says it is."""


def _blocks(language: str) -> list[str]:
    text = (ROOT / "docs/tutorial.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


class _Shell:
    """Runs what the tutorial says, in a folder, with a name and no settings of one's own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._environment = {
            **os.environ,
            "OKR_TODAY": TODAY,
            "NO_COLOR": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_{who}_NAME": "Ana" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": "ana@example.org" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_DATE": f"{TODAY}T09:00:00+0000" for who in ("AUTHOR", "COMMITTER")},
        }

    def run(self, *words: str) -> str:
        """Run one command, ``okr`` being this checkout's; it must succeed."""
        start = [sys.executable, "-m", "okrascode"] if words[0] == "okr" else [words[0]]
        done = subprocess.run(
            [*start, *words[1:]],
            cwd=self.folder,
            env=self._environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def commit(self, message: str) -> None:
        """Commit everything."""
        self.run("git", "add", ".")
        self.run("git", "commit", "-q", "-m", message)


@pytest.fixture
def shell(tmp_path: Path) -> _Shell:
    """A repository after the first step."""
    _Shell(tmp_path).run("okr", "init", "acme", "--name", "Acme")
    shell = _Shell(tmp_path / "acme")
    shell.run("git", "init", "-q", "-b", "main")
    shell.commit("Begin our OKRs")
    return shell


def test_the_first_step_lints_clean(shell: _Shell) -> None:
    """What ``okr init`` writes has no finding, committed or not."""
    found = shell.run("okr", "lint", "--format", "json", "--fail-on", "info")
    assert '"findings": []' in found


def test_the_numbers_move_as_it_says(shell: _Shell) -> None:
    """The objective of the second step scores 0.3 and then 0.4, and the log knows why."""
    objectives = shell.folder / "okrs/company/2026-Q4.yaml"
    second, check_in = _blocks("yaml")
    objectives.write_text(objectives.read_text("utf-8") + second, encoding="utf-8")
    shell.run("okr", "lint", "--fail-on", "info")
    shell.commit("Add an objective: no surprises")
    assert _score(shell) == 0

    text = objectives.read_text("utf-8")
    before, found_first, after = text.partition("- id: found-first")
    objectives.write_text(
        before + found_first + after.replace("current: 40", "current: 55"), encoding="utf-8"
    )
    shell.commit("We found 55 % of the incidents first")
    assert _score(shell) == 0.3

    folder = shell.folder / "okrs/company/2026-Q4"
    folder.mkdir()
    (folder / "2026-11-23-a1.yaml").write_text(check_in, encoding="utf-8")
    shell.run("okr", "lint", "--fail-on", "info")
    shell.commit("Check in: no surprises")
    assert _score(shell) == 0.4
    status = shell.run("okr", "status")
    assert "Our customers" in status
    assert "0.40" in status
    assert "The alerts on queue length found two." in shell.run(
        "okr", "log", "company:no-surprises/found-first"
    )


def _score(shell: _Shell) -> float:
    rollup = json.loads(shell.run("okr", "rollup", "--format", "json"))
    [cycle] = rollup["cycles"]
    [team] = cycle["teams"]
    scores = {objective["ref"]: objective["score"] for objective in team["objectives"]}
    return float(scores["company@2026-Q4:no-surprises"])
