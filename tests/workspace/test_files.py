"""Reading documents as files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from okrascode.errors import ConfigurationError
from okrascode.history.repository import open_repository
from okrascode.workspace.files import (
    files_of_work_tree,
    settings_of_revision,
    settings_of_work_tree,
)
from tests.support.git_repo import GitRepo

PATTERNS = ("okrs/**/*.yaml", "okrs/**/*.yml")


def _write(root: Path, path: str, text: str = "kind: Team\n") -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def test_only_documents_are_read(tmp_path: Path) -> None:
    """Other files and other folders cost nothing."""
    for path in ("okrs/b/team.yaml", "okrs/a.yml", "okrs/notes.md", "src/x.yaml"):
        _write(tmp_path, path)
    _write(tmp_path, "okrs/.git/config.yaml")
    files = files_of_work_tree(tmp_path, PATTERNS)
    assert list(files.texts) == ["okrs/a.yml", "okrs/b/team.yaml"]
    assert files.findings == ()


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_is_found_and_never_followed(tmp_path: Path) -> None:
    """Neither a linked document, a linked folder nor a linked okrs/ is read."""
    secret = tmp_path / "secret"
    _write(secret, "passwd.yaml", "root:x:0:0\n")
    root = tmp_path / "root"
    _write(root, "okrs/team.yaml")
    (root / "okrs/x.yaml").symlink_to(secret / "passwd.yaml")
    (root / "okrs/folder").symlink_to(secret, target_is_directory=True)
    (root / "okrs/gone.yaml").symlink_to(secret / "nothing")
    files = files_of_work_tree(root, PATTERNS)
    assert list(files.texts) == ["okrs/team.yaml"]
    assert [(f.code, f.path) for f in files.findings] == [
        ("OKR008", "okrs/folder"),
        ("OKR008", "okrs/gone.yaml"),
        ("OKR008", "okrs/x.yaml"),
    ]
    other = tmp_path / "other"
    other.mkdir()
    (other / "okrs").symlink_to(secret, target_is_directory=True)
    linked = files_of_work_tree(other, PATTERNS)
    assert linked.texts == {}
    assert [f.path for f in linked.findings] == ["okrs"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in this file system")
def test_a_pipe_does_not_hang_the_reader(tmp_path: Path) -> None:
    """A document that is no ordinary file is named and not opened."""
    (tmp_path / "okrs").mkdir()
    os.mkfifo(tmp_path / "okrs/x.yaml")
    files = files_of_work_tree(tmp_path, PATTERNS)
    assert [(f.code, f.message) for f in files.findings] == [
        ("OKR008", "This document is no ordinary file, so it is not read.")
    ]


def test_a_huge_file_is_read_only_as_far_as_needed(tmp_path: Path) -> None:
    """One byte over the limit is enough to refuse it."""
    _write(tmp_path, "okrs/x.yaml", "a" * (3 << 20))
    files = files_of_work_tree(tmp_path, PATTERNS)
    assert len(files.texts["okrs/x.yaml"]) == (1 << 20) + 1


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_linked_settings_are_refused(tmp_path: Path) -> None:
    """Settings from elsewhere would decide what is judged."""
    (tmp_path / "okr.toml").symlink_to("/etc/passwd")
    with pytest.raises(ConfigurationError, match="symbolic link"):
        settings_of_work_tree(tmp_path)


def test_settings_that_are_no_file_are_refused(tmp_path: Path) -> None:
    """A folder in the place of okr.toml is not the same as no settings."""
    assert settings_of_work_tree(tmp_path) is None
    (tmp_path / "okr.toml").mkdir()
    with pytest.raises(ConfigurationError, match="not a file"):
        settings_of_work_tree(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_linked_settings_of_a_revision_are_refused(tmp_path: Path) -> None:
    """A commit that makes a link of okr.toml does not get the defaults instead."""
    repo = GitRepo(tmp_path)
    (tmp_path / "okr.toml").symlink_to("/etc/passwd")
    repo.git("add", "-A")
    revision = repo.commit("Link the settings")
    repository = open_repository(tmp_path)
    assert repository is not None
    with pytest.raises(ConfigurationError, match="symbolic link"):
        settings_of_revision(repository, revision)
