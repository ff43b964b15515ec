"""New repositories are the same everywhere, complete or not there."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from okrascode.errors import EnvironmentFailure, UsageError
from okrascode.history.write import NewCommit, fast_import_stream, write_repository

_NOON = datetime(2026, 11, 20, 12, tzinfo=timezone(timedelta(hours=8)))
_FIRST = NewCommit(
    author="周敏", email="zhou@example.org", authored_at=_NOON, message="一", files={"a.txt": "1\n"}
)


def _commit(minutes: int, message: str, **changes: object) -> NewCommit:
    at = _NOON + timedelta(minutes=minutes)
    return replace(_FIRST, authored_at=at, message=message, **{"files": {}, **changes})


_MERGED = (
    _FIRST,
    _commit(1, "on a branch", branch="bo/b", files={"b.txt": "b\n"}),
    _commit(2, "meanwhile", files={"a.txt": "2\n"}),
    _commit(3, "drop and add on the branch", branch="bo/b", files={"dir/ü ß.txt": "c\n"}),
    _commit(4, "Merge pull request #1 from bo/b", merges="bo/b"),
    _commit(5, "without b", removed=("b.txt",)),
)


def _git(root: Path, *arguments: str) -> str:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    environment = {k: v for k, v in environment.items() if k not in ("GIT_DIR", "GIT_WORK_TREE")}
    return subprocess.run(
        ["git", "-c", "core.quotepath=off", *arguments],
        cwd=root,
        env=environment,
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    ).stdout


def test_a_repository_holds_the_commits_as_they_were_said(tmp_path: Path) -> None:
    """Author, zone, message and order are those of the values."""
    write_repository(tmp_path / "new", _MERGED)
    log = _git(tmp_path / "new", "log", "--reverse", "--topo-order", "--format=%an %ae %aI %cI %s")
    lines = log.splitlines()
    when = "2026-11-20T12:00:00+08:00"
    assert lines[0] == f"周敏 zhou@example.org {when} {when} 一"
    assert len(lines) == len(_MERGED)


def test_a_merge_has_two_parents_and_the_files_of_both(tmp_path: Path) -> None:
    """What the branch brought is there beside what main did meanwhile."""
    write_repository(tmp_path / "new", _MERGED[:-1])
    root = tmp_path / "new"
    assert len(_git(root, "show", "-s", "--format=%P", "main").split()) == 2
    assert _git(root, "ls-files").splitlines() == ["a.txt", "b.txt", "dir/ü ß.txt"]
    assert (root / "a.txt").read_text() == "2\n"
    assert (root / "dir/ü ß.txt").read_text() == "c\n"


def test_a_removed_file_is_gone_and_the_work_tree_is_clean(tmp_path: Path) -> None:
    """The checkout equals the last commit, on main and without other branches."""
    root = tmp_path / "new"
    write_repository(root, _MERGED)
    assert not (root / "b.txt").exists()
    assert _git(root, "status", "--porcelain") == ""
    assert _git(root, "for-each-ref", "--format=%(refname)").split() == ["refs/heads/main"]
    assert _git(root, "symbolic-ref", "HEAD").strip() == "refs/heads/main"
    _git(root, "fsck", "--strict")


def test_a_branch_that_nobody_merged_stays(tmp_path: Path) -> None:
    """An open pull request keeps its name."""
    write_repository(tmp_path / "new", _MERGED[:2])
    names = _git(tmp_path / "new", "for-each-ref", "--format=%(refname)").split()
    assert names == ["refs/heads/bo/b", "refs/heads/main"]


def test_a_committer_of_its_own_is_written(tmp_path: Path) -> None:
    """A forge that commits for an author says so, with its own time."""
    commit = replace(
        _FIRST,
        committer="Forge",
        committer_email="noreply@example.org",
        committed_at=datetime(2026, 11, 21, tzinfo=UTC),
    )
    write_repository(tmp_path / "new", [commit])
    said = _git(tmp_path / "new", "log", "--format=%cn %ce %cI")
    assert said.strip() == "Forge noreply@example.org 2026-11-21T00:00:00+00:00"


_HOSTILE = """
[user]
    name = Somebody Else
    email = else@example.org
[init]
    defaultBranch = trunk
    defaultObjectFormat = sha256
    templateDir = {templates}
[commit]
    gpgSign = true
[core]
    autocrlf = true
    hooksPath = {templates}/hooks
    safecrlf = true
[i18n]
    commitEncoding = latin1
[fastimport]
    unpackLimit = 0
"""


def test_no_configuration_of_the_user_changes_an_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Signing, hooks, templates, line endings, branch names and object format are ours."""
    write_repository(tmp_path / "plain", _MERGED)
    hooks = tmp_path / "templates" / "hooks"
    hooks.mkdir(parents=True)
    for hook in ("post-checkout", "reference-transaction", "pre-commit"):
        (hooks / hook).write_text("#!/bin/sh\nexit 1\n")
        (hooks / hook).chmod(0o755)
    configuration = tmp_path / "gitconfig"
    configuration.write_text(_HOSTILE.format(templates=tmp_path / "templates"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(configuration))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Somebody Else")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2001-01-01T00:00:00Z")
    monkeypatch.setenv("GIT_DEFAULT_HASH", "sha256")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "init.defaultBranch")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "other")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    write_repository(tmp_path / "deep" / "hostile", _MERGED)
    plain, hostile = tmp_path / "plain", tmp_path / "deep" / "hostile"
    assert _git(hostile, "rev-parse", "main") == _git(plain, "rev-parse", "main")
    assert (hostile / "a.txt").read_bytes() == b"2\n"
    assert not (hostile / ".git" / "hooks").exists()


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    """Nothing is overwritten, and the sentence names the folder."""
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="there is not empty; name a folder"):
        write_repository(tmp_path / "there", [_FIRST])
    assert [path.name for path in tmp_path.rglob("*")] == ["there", "mine.txt"]


def test_a_file_is_refused(tmp_path: Path) -> None:
    """A file in the place of the folder stays as it is."""
    (tmp_path / "there").write_text("mine")
    with pytest.raises(UsageError, match="is not a folder"):
        write_repository(tmp_path / "there", [_FIRST])
    assert (tmp_path / "there").read_text() == "mine"


def test_an_empty_folder_is_filled_and_stays_itself(tmp_path: Path) -> None:
    """A shell that stands in the folder still stands in it."""
    target = tmp_path / "empty"
    target.mkdir()
    before = target.stat().st_ino
    write_repository(target, [_FIRST])
    assert target.stat().st_ino == before
    assert sorted(path.name for path in target.iterdir()) == [".git", "a.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    """Git refuses a path that leaves the tree; neither the folder nor its parents appear."""
    with pytest.raises(EnvironmentFailure, match="failed"):
        write_repository(tmp_path / "x" / "y" / "new", [replace(_FIRST, files={"../a": "1"})])
    assert list(tmp_path.iterdir()) == []


def test_a_failure_in_an_empty_folder_leaves_it_empty(tmp_path: Path) -> None:
    """The folder that was there is there, with nothing in it."""
    target = tmp_path / "empty"
    target.mkdir()
    with pytest.raises(EnvironmentFailure):
        write_repository(target, [replace(_FIRST, files={".git/config": "1"})])
    assert list(target.iterdir()) == []


def test_a_parent_that_is_a_file_is_a_failure_in_one_sentence(tmp_path: Path) -> None:
    """What the system refuses is said with the place."""
    (tmp_path / "file").write_text("mine")
    with pytest.raises(EnvironmentFailure, match="cannot be written"):
        write_repository(tmp_path / "file" / "new", [_FIRST])


def test_git_that_is_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Git nothing is made, and the sentence says what is missing."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EnvironmentFailure, match="Git"):
        write_repository(tmp_path / "new", [_FIRST])
    assert list(tmp_path.iterdir()) == []


def test_a_merge_that_would_conflict_is_refused() -> None:
    """Main and the branch changed one file: a person would have to decide."""
    both = (
        _FIRST,
        _commit(1, "branch", branch="b", files={"a.txt": "b\n"}),
        _commit(2, "main", files={"a.txt": "m\n"}),
        _commit(3, "merge", merges="b"),
    )
    with pytest.raises(ValueError, match=r"'b' and main both changed 'a\.txt'"):
        fast_import_stream(both)


def test_a_merge_of_nothing_is_refused() -> None:
    """A branch has to be there before it is merged, and is gone afterwards."""
    with pytest.raises(ValueError, match="no branch 'b'"):
        fast_import_stream((_FIRST, _commit(1, "merge", merges="b")))


def test_a_time_without_a_zone_is_refused() -> None:
    """A commit id depends on the zone, so it has to be said."""
    with pytest.raises(ValueError, match="zone"):
        fast_import_stream([replace(_FIRST, authored_at=_NOON.replace(tzinfo=None))])
