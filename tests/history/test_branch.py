"""The branch that links of a site lead to."""

from __future__ import annotations

from pathlib import Path

from okrascode.history.repository import open_repository
from tests.support.git_repo import GitRepo


def _branch(repo: GitRepo) -> str | None:
    repository = open_repository(repo.folder)
    assert repository is not None
    return repository.branch()


def test_the_branch_that_is_checked_out_is_named(tmp_path: Path) -> None:
    """Also before the first commit, and with a name in Chinese."""
    repo = GitRepo(tmp_path)
    assert _branch(repo) == "main"
    repo.commit()
    repo.branch("目标/第四季度")
    assert _branch(repo) == "目标/第四季度"


def test_the_default_branch_of_the_remote_comes_first(tmp_path: Path) -> None:
    """On a branch for a pull request, links still lead to where people read."""
    origin = GitRepo(tmp_path / "origin")
    origin.commit()
    clone = origin.clone(tmp_path / "clone")
    clone.branch("idea")
    assert _branch(clone) == "main"


def test_a_detached_head_has_no_branch(tmp_path: Path) -> None:
    """What is not known is not guessed here."""
    repo = GitRepo(tmp_path)
    repo.git("checkout", "--quiet", "--detach", repo.commit())
    assert _branch(repo) is None
