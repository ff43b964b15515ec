"""``pre-commit try-repo`` on a fresh repository of OKRs, with nothing from the network."""

from __future__ import annotations

import os
import subprocess
import sysconfig
from pathlib import Path

import pytest

from tests.support.clients import program
from tests.support.git_repo import GitRepo
from tests.support.okr_program import Said, okr
from tests.support.source import ROOT

pytestmark = [
    pytest.mark.skipif(not (ROOT / ".git").exists(), reason="this is no checkout of Git"),
    pytest.mark.skipif(os.name == "nt", reason="pre-commit's cache cannot be removed there"),
]


def _try(repo: GitRepo, home: Path, *words: str) -> Said:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    clean |= {
        "PRE_COMMIT_HOME": str(home),
        # What the hook needs is taken from where the tests run: no network.
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads this one the wrong way round
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "VIRTUALENV_NO_PERIODIC_UPDATE": "1",
        "GIT_CONFIG_NOSYSTEM": "1",
        "NO_COLOR": "1",
    }
    done = subprocess.run(
        [program("pre-commit"), "try-repo", str(ROOT), *words, "--color=never", "--verbose"],
        cwd=repo.folder,
        env=clean,
        capture_output=True,
        encoding="utf-8",
    )
    return Said(done.returncode, done.stdout, done.stderr)


def test_a_bad_commit_is_blocked_and_a_good_one_passes(tmp_path: Path) -> None:
    """What is staged decides, whichever file it is in; and so do the trailers of the message."""
    repo = GitRepo(tmp_path / "okrs")
    assert okr("init", repo.folder, "--name", "Acme", "--ci", "none").code == 0
    repo.git("add", "-A")
    home = tmp_path / "home"
    said = _try(repo, home, "okr-lint")
    assert said.code == 0, said.out + said.err
    repo.git("commit", "--quiet", "-m", "Begin")
    [plan] = repo.folder.glob("okrs/company/20*.yaml")
    plan.write_text(plan.read_text("utf-8").replace("    owner: ", "    ownr: "), "utf-8")
    repo.git("add", "-A")
    said = _try(repo, home, "okr-lint")
    assert said.code == 1
    assert "OKR102 unknown-field" in said.out, said.out + said.err
    repo.git("reset", "--quiet", "--hard")
    message = tmp_path / "message"
    message.write_text("Setup\n\nOKR: company:x/y = 50\n", "utf-8")
    stage = ("--hook-stage", "commit-msg", "--commit-msg-filename", str(message))
    said = _try(repo, home, "okr-commit-msg", *stage)
    assert said.code == 1
    assert "OKR802" in said.out, said.out + said.err
