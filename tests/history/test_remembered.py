"""A history that is read on is the history that is read whole, whatever happened in between."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from okrascode.history import remembered
from okrascode.history.commit import History
from okrascode.history.frozen import LAYOUT, freeze, thaw
from okrascode.history.queries import Repository
from okrascode.history.repository import open_repository
from okrascode.workspace.walks import Walks
from tests.support.git_repo import GitRepo

PATTERNS = ("okrs/**/*.yaml",)
CODE = {f"src/{number}.py": "1\n" for number in range(30)}


class Kept(Walks):
    """Counts what was found, and lets its files be looked at."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder."""
        super().__init__(folder)
        self.folder = folder / "walks"
        self.found = 0

    def find(self, repository: Repository, question: Sequence[str]) -> bytes | None:
        """Give what was kept."""
        content = super().find(repository, question)
        self.found += content is not None
        return content

    @property
    def files(self) -> list[Path]:
        """Give all files."""
        return sorted(self.folder.iterdir())


@pytest.fixture(autouse=True)
def _everything_is_worth_keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_WORTH_KEEPING", 0)


def opened(folder: Path, kept: Kept | None = None) -> Repository:
    """Open a repository, with or without a memory."""
    repository = open_repository(folder, memory=kept)
    assert repository is not None
    return repository


def both(folder: Path, kept: Kept, patterns: tuple[str, ...] = PATTERNS) -> tuple[History, History]:
    """Read on, and read whole."""
    head = opened(folder).head()
    return opened(folder, kept).history(head, patterns), opened(folder).history(head, patterns)


def wander(repo: GitRepo, chance: random.Random, step: int) -> None:
    """Do one of the things that people do: commit, branch, merge, rebase, go back, force."""
    document = f"okrs/{chance.randrange(3)}.yaml"
    match chance.choice(["document", "code", "merge", "elsewhere", "rewrite", "foxtrot"]):
        case "document":
            repo.commit(f"Say {step} (#{step % 4})", {document: f"{step}\n"})
        case "code":
            repo.commit(f"Code {step}\n\nOKR: a:b/c = {step}", {"src/1.py": f"{step}\n"})
        case "elsewhere":
            repo.git("checkout", "-q", "-B", f"b{step % 3}", f"HEAD~{chance.randrange(2)}")
            repo.commit(f"Else {step}", {document: f"{step}\n"})
        case "rewrite":
            repo.git("reset", "-q", "--hard", f"HEAD~{chance.randrange(1, 3)}", check=False)
            head = repo.git("rev-parse", "HEAD").strip()
            repo.commit(f"Other {step}\n\nThis reverts commit {head[:8]}.", {document: "0\n"})
        case "merge" | "foxtrot" as how:
            other = repo.git("for-each-ref", "--format=%(objectname)", "refs/heads").split()
            one = chance.choice(other)
            if how == "foxtrot":
                here = repo.git("rev-parse", "HEAD").strip()
                repo.git("checkout", "-q", one)
                one = here
            repo.git(
                "merge", "-q", "--no-ff", "-X", "ours", "-m", f"Merge {step}", one, check=False
            )
            repo.git("add", "-A")
            repo.git("commit", "-q", "--allow-empty", "-m", f"Settle {step}", check=False)


@pytest.mark.parametrize("seed", range(6))
def test_reading_on_is_reading_whole(tmp_path: Path, seed: int) -> None:
    """After commits, merges, foxtrots, forced pushes, other branches and a clean-up."""
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    repo, kept = GitRepo(tmp_path / "acme"), Kept(tmp_path)
    repo.commit("Begin", {**(CODE if seed % 2 else {}), "okrs/0.yaml": "0\n"})
    repo.commit("Go on", {"okrs/1.yaml": "0\n"})
    repo.commit("Go on", {"okrs/2.yaml": "0\n"})
    for step in range(14):
        wander(repo, chance, step)
        if step % 3 == 0:
            on, whole = both(repo.folder, kept)
            assert on == whole
            assert list(on.commits) == list(whole.commits)
            assert list(on.main_line) == list(whole.main_line)
        if step == 9:
            repo.git("reflog", "expire", "--expire=now", "--all")
            repo.git("gc", "-q", "--prune=now")
    assert kept.found >= 4
    assert len(kept.files) == 1


def test_what_is_frozen_thaws(tmp_path: Path) -> None:
    """Names and messages in any script, paths that are no text, moments in any zone."""
    repo = GitRepo(tmp_path / "acme")
    repo.commit("开始\n\nOKR: a:b/c = 1", {"okrs/名.yaml": "1\n"}, author="林 <lin@x>")
    (repo.folder / "okrs").joinpath(b"\xff.yaml".decode("utf-8", "surrogateescape")).write_text("")
    repo.git("add", "-A")
    repo.commit("Go on")
    repository = opened(repo.folder)
    history = repository.history(repository.head(), PATTERNS)
    assert thaw(b"".join(freeze(history))) == history
    assert any(commit.author == "林" for commit in history.commits.values())


def test_other_questions_have_other_memories(tmp_path: Path) -> None:
    """Patterns, authors' names and what is cut off all decide what a history says."""
    repo, kept = GitRepo(tmp_path / "acme"), Kept(tmp_path)
    repo.commit("Begin", {"okrs/a.yaml": "1\n", "plan/b.yaml": "1\n"}, author="Bo <bo@x>")
    for patterns in (PATTERNS, ("plan/*.yaml",), ()):
        on, whole = both(repo.folder, kept, patterns)
        assert on == whole
    (repo.folder / ".mailmap").write_text("Robert <bo@x>\n", encoding="utf-8")
    on, whole = both(repo.folder, kept)
    assert on == whole
    assert next(iter(on.commits.values())).author == "Robert"
    assert len(kept.files) == 4


@pytest.mark.parametrize("content", [b"", b"\n", b"3 4\nabc", b"0 0 0 0 0 0 0 0\n{}"])
def test_what_cannot_be_read_is_read_anew(tmp_path: Path, content: bytes) -> None:
    """A memory of another okr, or of nothing, costs time alone."""
    repo, kept = GitRepo(tmp_path / "acme"), Kept(tmp_path)
    repo.commit("Begin", {"okrs/a.yaml": "1\n"})
    repository = opened(repo.folder, kept)
    history = repository.history(repository.head(), PATTERNS)
    question = (LAYOUT, "", "False", *PATTERNS)
    assert kept.find(repository, question) == b"".join(freeze(history))
    kept.keep(repository, question, [content])
    on, whole = both(repo.folder, kept)
    assert on == whole
    assert kept.found == 2


def test_a_head_that_is_unknown_here(tmp_path: Path) -> None:
    """What was kept of another repository at the same place shares nothing with this one."""
    repo, kept = GitRepo(tmp_path / "acme"), Kept(tmp_path)
    repo.commit("Begin", {"okrs/a.yaml": "1\n"})
    both(repo.folder, kept)
    shutil.rmtree(repo.folder)
    repo = GitRepo(tmp_path / "acme")
    repo.commit("Begin anew", {"okrs/a.yaml": "2\n"})
    on, whole = both(repo.folder, kept)
    assert on == whole
    assert (kept.found, len(kept.files)) == (1, 1)
