"""CODEOWNERS is found where forges look for it, in a work tree as in a revision."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrascode.lint.codeowners import Codeowners
from okrascode.workspace import load_workspace
from tests.support.git_repo import GitRepo

FIRM = "apiVersion: okrascode/v1\nkind: Organization\nname: Acme\n"


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Give a repository whose OKRs lie in a folder of it."""
    repo = GitRepo(tmp_path / "repo")
    repo.commit("Begin", {"goals/okrs/organization.yaml": FIRM, "docs/CODEOWNERS": "* @old\n"})
    return repo


def _found(repo: GitRepo, at: str | None = None) -> Codeowners | None:
    return load_workspace(repo.folder / "goals", at=at).codeowners()


def test_it_is_read_from_the_work_tree_and_from_a_revision(repo: GitRepo) -> None:
    """A revision has the file of its time."""
    repo.commit("Own", {".github/CODEOWNERS": "* @new\n"})
    repo.write(".github/CODEOWNERS", "* @newer\n")
    assert _found(repo) == Codeowners(path=".github/CODEOWNERS", text="* @newer\n")
    assert _found(repo, "HEAD") == Codeowners(path=".github/CODEOWNERS", text="* @new\n")
    assert _found(repo, "HEAD~1") == Codeowners(path="docs/CODEOWNERS", text="* @old\n")


def test_a_link_is_never_followed(repo: GitRepo, tmp_path: Path) -> None:
    """A link to elsewhere is as good as no file, in the work tree and in a revision."""
    (tmp_path / "secret").write_text("* @secret\n")
    repo.git("rm", "--quiet", "docs/CODEOWNERS")
    (repo.folder / "CODEOWNERS").symlink_to(tmp_path / "secret")
    repo.git("add", "CODEOWNERS")
    repo.commit("Link")
    assert _found(repo) is None
    assert _found(repo, "HEAD") is None


def test_without_git_it_lies_beside_the_okrs(tmp_path: Path) -> None:
    """Where there is no Git, the root is the top."""
    (tmp_path / "okrs").mkdir()
    (tmp_path / "okrs" / "organization.yaml").write_text(FIRM)
    assert load_workspace(tmp_path).codeowners() is None
    (tmp_path / "CODEOWNERS").write_bytes(b"* @\xe9\n")
    assert load_workspace(tmp_path).codeowners() == Codeowners(
        path="CODEOWNERS", text="* @\ufffd\n"
    )
