"""Damaged repositories: one sentence, exit 3, and never a number that is quietly wrong."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.git_repo import GitRepo
from tests.support.story import DOCUMENT, begin, document

SECONDS = 20
"""More than any command needs here; a loop would never come back."""


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Give a repository with three values, its objects loose."""
    repo = begin(tmp_path / "repo")
    for number, day in ((62, "05"), (64, "06"), (66, "07")):
        repo.commit(str(number), {DOCUMENT: document(f"current: {number}")}, on=f"2026-10-{day}")
    return repo


def loose(repo: GitRepo, revision: str) -> Path:
    """Give the file of an object, made writable."""
    id_ = repo.git("rev-parse", revision)
    path = repo.folder / ".git/objects" / id_[:2] / id_[2:]
    path.chmod(0o644)
    return path


def okr(repo: GitRepo, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, so that a loop ends the test."""
    return subprocess.run(
        [sys.executable, "-m", "okrascode", *arguments, "--no-cache", "-C", str(repo.folder),
         "--today", "2026-10-20"],
        capture_output=True, encoding="utf-8", timeout=SECONDS,
    )  # fmt: skip


DAMAGE = {
    "nothing in it": b"",
    "no zlib": b"this is no object",
    "cut off": None,
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("what", ["HEAD~1", "HEAD~1^{tree}", f"HEAD~1:{DOCUMENT}"],
                         ids=["commit", "tree", "blob"])  # fmt: skip
def test_a_damaged_object_is_said(repo: GitRepo, what: str, damage: str) -> None:
    """Whatever is broken: one sentence without a traceback, exit 3, nothing on standard output."""
    path = loose(repo, what)
    path.write_bytes(DAMAGE[damage] if DAMAGE[damage] is not None else path.read_bytes()[:-9])
    result = okr(repo, "rollup")
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr.startswith("okr: ")
    assert "bug" not in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) <= 2


@pytest.mark.parametrize("command", ["rollup", "status", "log", "lint"])
def test_every_command_says_it(repo: GitRepo, command: str) -> None:
    """A missing version of a document stops each of them, because no number would be sure."""
    loose(repo, f"HEAD~1:{DOCUMENT}").unlink()
    result = okr(repo, command)
    assert result.returncode == 3
    assert result.stderr.startswith("okr: ")


def test_a_damaged_pack_is_said(repo: GitRepo) -> None:
    """After a garbage collection everything lies in one file.

    Half of it is wiped: a version that the work tree has too is not read from the pack.
    """
    repo.git("gc", "--quiet", "--aggressive")
    (pack,) = (repo.folder / ".git/objects/pack").glob("*.pack")
    pack.chmod(0o644)
    raw = bytearray(pack.read_bytes())
    quarter = len(raw) // 4
    raw[quarter : 3 * quarter] = bytes(2 * quarter)
    pack.write_bytes(raw)
    began = time.monotonic()
    result = okr(repo, "rollup")
    assert result.returncode == 3
    assert result.stderr.startswith("okr: ")
    assert time.monotonic() - began < SECONDS


def test_a_damaged_index_is_said(repo: GitRepo) -> None:
    """What changed in the work tree cannot be told without it."""
    (repo.folder / ".git/index").write_bytes(b"DIRC nonsense")
    result = okr(repo, "rollup")
    assert result.returncode == 3
    assert result.stderr.startswith("okr: ")


def test_damage_outside_the_documents_changes_nothing(repo: GitRepo) -> None:
    """A broken file of code is nobody's number."""
    repo.commit("Code", {"code.py": "1"}, on="2026-10-08")
    repo.commit("Code", {"code.py": "2"}, on="2026-10-09")
    loose(repo, "HEAD~1:code.py").write_bytes(b"")
    result = okr(repo, "rollup", "--cycle", "2026-Q4", "--format", "csv")
    assert result.returncode == 0
    assert "66" in result.stdout
