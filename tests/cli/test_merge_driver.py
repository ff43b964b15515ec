"""The driver under real Git: branches merge, rebase and stay in conflict as they should."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.support.git_repo import GitRepo
from tests.support.okr_program import okr
from tests.support.source import ROOT

DOCUMENT = """\
apiVersion: okrascode/v1
kind: Objectives
team: company
cycle: 2026-Q4
objectives:
  - id: love
    objective: Customers love us
    key_results:
      - id: nps
        key_result: The score rises
        measure: {baseline: 30, target: 50}
        current: 34
"""
PATH = "okrs/company/2026-Q4.yaml"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GitRepo:
    """Make a repository in which Git finds this very program."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    made = GitRepo(tmp_path / "repo")
    made.commit("Begin", {PATH: DOCUMENT})
    return made


def two_branches(repo: GitRepo, ours: str, theirs: str) -> None:
    """Commit one text on main and another on a branch from the same base."""
    repo.branch("side")
    repo.commit("Theirs", {PATH: theirs})
    repo.switch("main")
    repo.commit("Ours", {PATH: ours})


def with_driver(repo: GitRepo) -> None:
    """Install the driver and commit what it adds."""
    assert okr("-C", repo.folder, "merge-driver", "install").code == 0
    repo.git("add", ".gitattributes")
    repo.commit("Name the documents")


def text_of(repo: GitRepo) -> str:
    """Give the document in the work tree."""
    return (repo.folder / PATH).read_text(encoding="utf-8")


OURS = DOCUMENT.replace("current: 34", "current: 40")
THEIRS = DOCUMENT.replace("target: 50", "target: 60")


def test_git_alone_sees_a_conflict_and_the_driver_none(repo: GitRepo) -> None:
    """Neighbouring lines: the reason for the driver."""
    two_branches(repo, OURS, THEIRS)
    with pytest.raises(AssertionError, match="CONFLICT"):
        repo.merge("side")
    repo.git("merge", "--abort")
    said = okr("-C", repo.folder, "merge-driver", "install")
    assert said.code == 0, said.err
    repo.git("add", ".gitattributes")
    repo.git("commit", "-qm", "Name the documents")
    repo.merge("side")
    assert "target: 60}\n        current: 40\n" in text_of(repo)
    assert repo.git("status", "--porcelain") == ""


def test_a_real_conflict_is_marked_alone(repo: GitRepo) -> None:
    """Git stops, the file has one pair of markers around one line, and lint says so."""
    with_driver(repo)
    two_branches(
        repo,
        OURS.replace("target: 50", "target: 55"),
        DOCUMENT.replace("current: 34", "current: 41"),
    )
    repo.git("merge", "side", check=False)
    text = text_of(repo)
    assert text.count("<<<<<<< ours") == 1
    assert "target: 55}\n<<<<<<< ours\n        current: 40\n=======\n" in text
    assert "UU " + PATH in repo.git("status", "--porcelain")
    assert "OKR004" in okr("-C", repo.folder, "lint", "--format", "concise").out


def test_rebase_and_cherry_pick_use_it_too(repo: GitRepo) -> None:
    """Whatever merges in Git merges documents so."""
    with_driver(repo)
    two_branches(repo, OURS, THEIRS)
    repo.switch("side")
    repo.git("rebase", "main")
    assert "target: 60}\n        current: 40\n" in text_of(repo)


def test_install_twice_changes_nothing_and_keeps_what_is_there(repo: GitRepo) -> None:
    """Lines of others in .gitattributes stay, with their line ends."""
    attributes = repo.folder / ".gitattributes"
    attributes.write_bytes(b"*.png binary\r\n*.txt text")
    okr("-C", repo.folder, "merge-driver", "install")
    first = attributes.read_bytes()
    assert first.startswith(b"*.png binary\r\n*.txt text\r\nokrs/**/*.yaml merge=okrascode\r\n")
    said = okr("-C", repo.folder, "merge-driver", "install")
    assert attributes.read_bytes() == first
    assert "names the documents already" in said.out


def test_ci_install_changes_no_file(repo: GitRepo) -> None:
    """A clone of CI has the attributes already; only its configuration is set."""
    okr("-C", repo.folder, "merge-driver", "ci-install")
    assert repo.git("status", "--porcelain") == ""
    assert "merge-driver run" in repo.git("config", "merge.okrascode.driver")


def test_a_driver_that_is_gone_leaves_a_merge_of_gits_own(repo: GitRepo) -> None:
    """When the environment it was installed from was deleted, nothing of a side is lost."""
    with_driver(repo)
    driver = repo.git("config", "merge.okrascode.driver")
    repo.git("config", "merge.okrascode.driver", driver.replace(sys.executable, "/nowhere/python"))
    two_branches(repo, OURS, THEIRS)
    repo.git("merge", "side", check=False)
    assert "target: 60" in text_of(repo)
    assert "current: 40" in text_of(repo)
    assert "<<<<<<<" in text_of(repo)


def test_what_is_odd_is_merged_as_git_does(repo: GitRepo, tmp_path: Path) -> None:
    """A text that is no YAML gets Git's own markers."""
    for name, text in (("b", "a\n"), ("o", "- [\n"), ("t", "c\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    said = okr("-C", tmp_path, "merge-driver", "run", "b", "o", "t", "9", "x.yaml")
    assert said.code == 1
    assert "1 conflict in x.yaml" in said.err
    merged = (tmp_path / "o").read_text(encoding="utf-8")
    assert merged == "<<<<<<<<< ours\n- [\n=========\nc\n>>>>>>>>> theirs\n"


def test_resolve_settles_what_git_left(repo: GitRepo) -> None:
    """A merge without the driver is mended afterwards and staged."""
    two_branches(repo, OURS, THEIRS)
    repo.git("merge", "side", check=False)
    assert "<<<<<<<" in text_of(repo)
    dry = okr("-C", repo.folder, "resolve", "--dry-run")
    assert "would merge" in dry.out
    assert "<<<<<<<" in text_of(repo)
    mode = (repo.folder / PATH).stat().st_mode
    said = okr("-C", repo.folder, "resolve")
    assert said.code == 0, said.out
    assert "target: 60}\n        current: 40\n" in text_of(repo)
    assert (repo.folder / PATH).stat().st_mode == mode
    assert "UU" not in repo.git("status", "--porcelain")
    assert okr("-C", repo.folder, "resolve").out == "No document is in conflict.\n"


def test_resolve_leaves_what_is_a_conflict_or_settled_by_hand(repo: GitRepo) -> None:
    """Real conflicts stay marked, a file without markers and a deleted one are left alone."""
    two_branches(repo, OURS, DOCUMENT.replace("current: 34", "current: 41"))
    repo.git("merge", "side", check=False)
    said = okr("-C", repo.folder, "resolve", PATH)
    assert said.code == 1
    assert f"conflict  {PATH}: 1 still marked" in said.out
    (repo.folder / PATH).write_text(OURS, encoding="utf-8")
    assert "it has no markers" in okr("-C", repo.folder, "resolve").out
    assert text_of(repo) == OURS
    assert okr("-C", repo.folder, "resolve", "okrs/other.yaml").code == 2


def test_documents_of_two_branches_with_one_name_are_joined(repo: GitRepo) -> None:
    """Both sides began the same file: what they have in common is once, the rest is kept."""
    new = "okrs/company/2027.yaml"
    head = 'apiVersion: okrascode/v1\nkind: Objectives\nteam: company\ncycle: "2027"\nobjectives:\n'
    with_driver(repo)
    repo.branch("side")
    repo.commit("Theirs", {new: head + "  - id: b\n    objective: B\n"})
    repo.switch("main")
    repo.commit("Ours", {new: head + "  - id: a\n    objective: A\n"})
    repo.merge("side")
    text = (repo.folder / new).read_text(encoding="utf-8")
    assert text == head + "  - id: a\n    objective: A\n  - id: b\n    objective: B\n"
