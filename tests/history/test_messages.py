"""The messages of a range, and which documents came in last."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrascode.errors import UsageError
from okrascode.history.added import last_added
from okrascode.history.messages import messages_in
from okrascode.history.repository import open_repository
from tests.support.git_repo import GitRepo


def test_messages_come_oldest_first(tmp_path: Path) -> None:
    """Whatever stands in a message, each is whole and has its author and time."""
    repo = GitRepo(tmp_path)
    first = repo.commit("one", on="2026-11-01")
    repo.commit("two\n\n\x01 odd \u2028 lines\n\nOKR: a:b/c = 1", on="2026-11-02")
    repo.commit("三", on="2026-11-03")
    repository = open_repository(tmp_path)
    assert repository is not None
    found = messages_in(repository, f"{first}..HEAD")
    assert [message.subject for message in found] == ["two", "三"]
    assert found[0].text.strip().endswith("OKR: a:b/c = 1")
    assert [str(message.authored_at.date()) for message in found] == ["2026-11-02", "2026-11-03"]
    assert [m.subject for m in messages_in(repository, "HEAD~1")] == ["三"]
    assert messages_in(repository, "HEAD..HEAD") == ()


@pytest.mark.parametrize("span", ["", "..HEAD", "HEAD...HEAD", "nosuch..HEAD", "--all", "HEAD..x"])
def test_what_is_no_range_is_refused(tmp_path: Path, span: str) -> None:
    """Nothing that is typed becomes an option of Git."""
    GitRepo(tmp_path).commit("one")
    repository = open_repository(tmp_path)
    assert repository is not None
    with pytest.raises(UsageError):
        messages_in(repository, span)


def test_the_newest_documents_come_first(tmp_path: Path) -> None:
    """Paths are relative to the OKR root, also below the top of Git and for odd names."""
    repo = GitRepo(tmp_path)
    repo.commit("a", {"goals/okrs/a.yaml": "x"}, on="2026-11-01")
    repo.commit("b", {"goals/okrs/b ü.yaml": "y", "goals/other.txt": ""}, on="2026-11-02")
    repo.commit("a again", {"goals/okrs/a.yaml": None}, on="2026-11-03")
    repo.commit("a again", {"goals/okrs/a.yaml": "x"}, on="2026-11-04")
    (tmp_path / "goals/okr.toml").write_text("version = 1", encoding="utf-8")
    repository = open_repository(tmp_path / "goals")
    assert repository is not None
    found = last_added(repository, ["okrs/**/*.yaml"])
    assert [path for path, _ in found] == ["okrs/a.yaml", "okrs/b ü.yaml"]
    assert [seconds for _, seconds in found] == sorted((s for _, s in found), reverse=True)


def test_a_repository_without_commits_has_none(tmp_path: Path) -> None:
    """Before the first commit nothing came in."""
    GitRepo(tmp_path)
    repository = open_repository(tmp_path)
    assert repository is not None
    assert last_added(repository, ["okrs/**/*.yaml"]) == ()
