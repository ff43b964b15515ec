"""What reverts take back, however they are written."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from okrascode.history.repository import open_repository
from okrascode.history.undone import undone_in
from tests.support.git_repo import GitRepo

LINES = 20_000


@pytest.mark.parametrize("kept", ["", ", reversing\nchanges made to {}"], ids=["plain", "kept"])
def test_a_merge_that_is_named_very_often_is_looked_at_once(tmp_path: Path, kept: str) -> None:
    """Whatever the message says was kept of it."""
    repo = GitRepo(tmp_path / "repo")
    start = repo.commit("Begin")
    who = "committer A <a@example.org>"
    side = [f"commit refs/heads/side\n{who} {at} +0000\ndata 1\nx\n" for at in range(1000)]
    repo.git("fast-import", "--quiet", stdin=f"{side[0]}from {start}\n" + "\n".join(side[1:]))
    repo.git("merge", "--quiet", "--no-ff", "-m", "Merge", "side")
    merge, *others = repo.git("rev-list", "HEAD").split()
    lines = (f"This reverts commit {merge}{kept.format(others[at % 1000])}." for at in range(LINES))
    repo.commit("Undo\n\n" + "\n".join(lines))
    repository = open_repository(repo.folder)
    assert repository is not None
    history = repository.history(repository.head(), ())
    began = time.process_time()
    assert undone_in(history).reverted == {merge, *others} - {start}
    assert time.process_time() - began < 2
