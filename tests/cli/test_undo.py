"""``okr undo`` takes back a check-in given by mistake, and says what is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.git_repo import GitRepo
from tests.support.okr_program import TODAY, Said, company_with_history, okr
from tests.support.terminal import Terminal

RATE = "payments:effortless-checkout/completion"
TIME = "payments:effortless-checkout/time"


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Give the good company with its history, checked out by Bo."""
    repo = company_with_history(tmp_path / "company")
    repo.git("config", "user.email", "bo@example.org")
    repo.git("config", "user.name", "Bo Lindqvist")
    return repo


def _run(repo: GitRepo, *words: str | Path) -> Said:
    state = repo.folder.parent / "state"
    return okr("-C", repo.folder, "--today", TODAY, *words, XDG_STATE_HOME=str(state))


def test_the_last_one_goes_and_is_kept(repo: GitRepo) -> None:
    """A file that is not committed leaves the repository, and its text is kept outside."""
    _run(repo, "checkin", RATE, "99")
    said = _run(repo, "undo", "--yes")
    assert said.code == 0, said.err
    assert "completion: 99 %, before it 66 %" in said.out
    assert repo.git("status", "--porcelain") == ""
    [kept] = (repo.folder.parent / "state/okrascode/drafts").iterdir()
    assert "current: 99" in kept.read_text(encoding="utf-8")


def test_one_that_is_committed_goes_with_a_commit(repo: GitRepo) -> None:
    """The number is again what it was before, and the history tells both."""
    _run(repo, "checkin", RATE, "99", "--commit")
    assert _run(repo, "undo", "--yes", "--commit").code == 0
    assert repo.git("status", "--porcelain") == ""
    rows = _run(repo, "rollup", "--format", "csv").out
    assert ",66," in next(line for line in rows.splitlines() if "/completion," in line)


def test_one_key_result_out_of_a_file(repo: GitRepo) -> None:
    """What the file says about the others keeps every byte."""
    path = "okrs/payments/2026-Q4/2026-11-18-x1.yaml"
    before = next((repo.folder / "okrs/payments/2026-Q4").iterdir()).read_bytes()
    said = _run(repo, "undo", TIME, "--yes")
    assert said.code == 0, said.err
    [file] = (repo.folder / "okrs/payments/2026-Q4").iterdir()
    line = b"  effortless-checkout/time: {current: 48, confidence: 7}\n"
    assert file.read_bytes() == before.replace(line, b"")
    assert path != file.name


def test_what_no_check_in_says_is_explained(repo: GitRepo) -> None:
    """A value from a commit message is taken back by reverting that commit."""
    repo.commit(
        "Ten\n\nOKR: sales:enter-japan/cost = 30", on="2026-11-20", author="Bo Lindqvist <bo@x>"
    )
    (repo.folder / "okrs/sales/2026-Q4").rename(repo.folder / "gone")
    said = _run(repo, "undo", "sales:enter-japan/cost", "--yes")
    assert said.code == 2
    assert "git revert" in said.err


def test_nothing_to_take_back(repo: GitRepo) -> None:
    """Who never checked in has nothing, and a script says --yes."""
    assert "no check-in of lin" in _run(repo, "undo", "--as", "lin", "--yes").err
    said = _run(repo, "undo", RATE)
    assert (said.code, "Add --yes" in said.err) == (2, True)
    assert repo.git("status", "--porcelain") == ""


def test_a_dry_run_changes_nothing(repo: GitRepo) -> None:
    """Only what would go is said."""
    assert "would take back" in _run(repo, "undo", RATE, "--dry-run").out
    assert repo.git("status", "--porcelain") == ""


def test_a_person_is_asked(repo: GitRepo, tmp_path: Path) -> None:
    """Enter takes it back, q leaves it."""
    _run(repo, "checkin", RATE, "99")
    for key, left in (("q", 1), ("", 0)):
        run = Terminal(repo.folder, "undo", state=tmp_path / "state")
        run.type(key)
        assert run.end()[0] == 0
        assert len(repo.git("status", "--porcelain").splitlines()) == left
