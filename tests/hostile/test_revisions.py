"""A revision is a name that Git looks up, whatever it looks like."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.git_repo import GitRepo
from tests.support.good_company import GOOD_COMPANY
from tests.support.okr_program import okr

REVISIONS = (
    *("--output=pwned", "-o pwned", "--help", "-h", "--exec=touch pwned", "--git-dir=/", "-"),
    *("--upload-pack=touch pwned", "HEAD; touch pwned", "$(touch pwned)", "`touch pwned`", "--"),
    *("HEAD --output=pwned", "HEAD\n--output=pwned", "HEAD\x00", "", " ", "..", "HEAD..HEAD"),
    *("^HEAD", "HEAD^@", "--all", "--stdin", "@{u}", ":/Begin", ":okrs/company/team.yaml", "🙂"),
    *("HEAD:okrs", "HEAD^{tree}", "refs/heads/*", "\udcff", "x" * 5000, "::error::x\x1b[31m"),
)


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Give a good company with a branch and a tag that look like options."""
    repo = GitRepo(tmp_path / "repo")
    repo.commit("Begin", dict(GOOD_COMPANY), on="2026-11-01")
    for name in ("heads/--output=pwned", "tags/--exec=touch", "heads/-n", "tags/::error::x"):
        path = repo.folder / ".git/refs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(repo.git("rev-parse", "HEAD") + "\n")
    return repo


def left(repo: GitRepo) -> set[str]:
    """Name what stands in and beside the repository."""
    return {path.name for folder in (repo.folder, repo.folder.parent) for path in folder.iterdir()}


@pytest.mark.parametrize("revision", REVISIONS, ids=ascii)
def test_a_revision_is_no_option(
    repo: GitRepo, revision: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names a commit or it does not; nothing is written, started or shown besides."""
    before = left(repo)
    monkeypatch.chdir(repo.folder.parent)
    ran = okr("-C", repo.folder, "--today", "2026-11-20", "status", f"--at={revision}")
    is_commit = revision == "--output=pwned"  # the branch
    assert ran.code == (0 if is_commit else 2), ran.err
    assert is_commit or ran.err.startswith("okr: There is no revision")
    assert "Traceback" not in ran.err
    assert "\x1b" not in ran.err
    assert not [line for line in ran.err.splitlines() if line.startswith("::")]
    assert left(repo) == before


def test_odd_names_of_refs_do_not_disturb(repo: GitRepo) -> None:
    """Branches and tags of a stranger have names of a stranger."""
    for words in (("lint",), ("rollup",), ("log",)):
        ran = okr("-C", repo.folder, "--today", "2026-11-20", *words)
        assert ran.code in (0, 1), ran.err
    (repo.folder / ".git/HEAD").write_text("ref: refs/heads/--output=pwned\n")
    before = left(repo)
    assert okr("-C", repo.folder, "--today", "2026-11-20", "rollup").code == 0
    assert left(repo) == before


@pytest.mark.parametrize("path", ["--output=x", "-x", "../..", "/etc/passwd", "okrs/../../x", "\0"])
def test_a_path_is_no_option(repo: GitRepo, path: str) -> None:
    """A path behind ``--`` is a path, below the folder of the documents."""
    before = left(repo)
    ran = okr("-C", repo.folder, "lint", "--", path)
    assert ran.code == 2, ran.err
    assert "Traceback" not in ran.err
    assert "this is a bug" not in ran.err
    assert left(repo) == before


@pytest.mark.parametrize("reference", ["--output=x", "../..", "a" * 5000, "\x1b[31m", "::error::x"])
def test_a_reference_is_no_option(repo: GitRepo, reference: str) -> None:
    """What is no reference is said to be none, without being obeyed."""
    ran = okr("-C", repo.folder, "--today", "2026-11-20", "log", "--", reference)
    assert ran.code == 2, ran.err
    assert "\x1b" not in ran.err
    assert not [line for line in ran.err.splitlines() if line.startswith("::")]
