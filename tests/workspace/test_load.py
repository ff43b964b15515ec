"""Loading a whole repository."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from okrascode.errors import EnvironmentFailure, NothingFound, UsageError
from okrascode.workspace import load_workspace
from tests.support.company_files import write_company
from tests.support.git_repo import GitRepo
from tests.support.good_company import GOOD_TODAY


def _committed(root: Path) -> GitRepo:
    repo = GitRepo(write_company(root))
    repo.git("add", "-A")
    repo.commit("Begin", on="2026-10-02")
    return repo


def test_without_git_documents_are_read_and_history_is_not_claimed(tmp_path: Path) -> None:
    """A plain folder works, and says that there is no history."""
    workspace = load_workspace(write_company(tmp_path), today=GOOD_TODAY)
    assert workspace.revision is None
    assert not workspace.dirty
    assert workspace.problems == ()
    assert len(workspace.plan.objectives) > 2
    assert not workspace.record().complete_history


def test_a_repository_without_commits_is_read(tmp_path: Path) -> None:
    """The first day: files, a Git repository, and nothing committed."""
    GitRepo(write_company(tmp_path))
    workspace = load_workspace(tmp_path, today=GOOD_TODAY)
    assert workspace.revision is None
    assert workspace.dirty
    assert workspace.roll_up().cycles


def test_the_work_tree_knows_its_revision_and_its_changes(tmp_path: Path) -> None:
    """A changed document makes the work tree dirty; another file does not."""
    repo = _committed(tmp_path)
    assert not load_workspace(tmp_path, today=GOOD_TODAY).dirty
    repo.write("notes.txt", "nothing to do with goals")
    assert not load_workspace(tmp_path, today=GOOD_TODAY).dirty
    path = "okrs/payments/2026-Q4.yaml"
    repo.write(path, (tmp_path / path).read_bytes() + b"# a thought\n")
    workspace = load_workspace(tmp_path, today=GOOD_TODAY)
    assert workspace.revision == repo.head()
    assert workspace.dirty_paths == {path}


def test_a_revision_is_read_without_its_work_tree(tmp_path: Path) -> None:
    """Everything comes from the commit, and its author date is today."""
    repo = _committed(tmp_path)
    first = repo.head()
    repo.write("okr.toml", "nonsense = true\n")
    repo.commit("Break the settings", {"okrs/payments/2026-Q4.yaml": None}, on="2026-11-01")
    workspace = load_workspace(tmp_path, at=first[:12])
    assert workspace.revision == first
    assert workspace.today == date(2026, 10, 2)
    assert any(r.team == "payments" for r in workspace.plan.objectives)
    assert not workspace.dirty


def test_an_unknown_revision_is_a_usage_error(tmp_path: Path) -> None:
    """Also one that looks like an option."""
    _committed(tmp_path)
    for revision in ("nowhere", "--output=/tmp/x", ""):
        with pytest.raises(UsageError, match="There is no revision"):
            load_workspace(tmp_path, at=revision)


def test_a_revision_needs_git(tmp_path: Path) -> None:
    """Asking for a revision of a plain folder is answered with the cure."""
    with pytest.raises(EnvironmentFailure, match="not in a Git repository"):
        load_workspace(write_company(tmp_path), at="HEAD")


def test_no_documents_are_said(tmp_path: Path) -> None:
    """A folder okrs/ with nothing in it is no repository of OKRs yet."""
    (tmp_path / "okrs").mkdir()
    with pytest.raises(NothingFound, match="There are no OKR documents"):
        load_workspace(tmp_path)
    assert load_workspace(tmp_path, must_have_documents=False).plan.teams == {}


def test_a_document_with_an_error_is_a_problem_with_its_line(tmp_path: Path) -> None:
    """What could not be read is named, so no team vanishes in silence."""
    write_company(tmp_path)
    path = tmp_path / "okrs/payments/team.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "leed: ana\n", encoding="utf-8")
    workspace = load_workspace(tmp_path, today=GOOD_TODAY)
    [problem] = workspace.problems
    assert problem.path == "okrs/payments/team.yaml"
    assert problem.line == len(path.read_text(encoding="utf-8").splitlines())
    assert workspace.roll_up().problems == (problem,)


def test_the_root_may_lie_below_the_git_top_level(tmp_path: Path) -> None:
    """OKRs in a folder of a code repository have their own root and prefix."""
    repo = GitRepo(tmp_path)
    write_company(tmp_path / "goals")
    repo.git("add", "-A")
    repo.commit("Begin", on="2026-10-02")
    workspace = load_workspace(tmp_path / "goals", today=GOOD_TODAY)
    assert workspace.git_prefix == "goals/"
    assert not workspace.dirty
    readings = [r for rs in workspace.record().readings.values() for r in rs]
    lines = workspace.lines_of(readings)
    assert readings
    assert {reading.origin.path for reading in readings} <= set(workspace.texts)
    assert set(lines) == {reading.origin for reading in readings}
