"""Files are written whole, and nothing is touched that was not written from here."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from okrascode.errors import EnvironmentFailure, UsageError
from okrascode.site.emit import MANIFEST, emit, staging_folder


def test_files_of_the_run_before_go_and_others_stay(tmp_path: Path) -> None:
    """Only what was written from here is removed, with the folders that become empty."""
    emit({"a/b/old.md": b"1", "keep.md": b"1"}, tmp_path)
    (tmp_path / "a" / "mine.txt").write_text("mine")
    emit({"keep.md": b"2"}, tmp_path)
    assert sorted(p.name for p in tmp_path.rglob("*")) == [MANIFEST, "a", "keep.md", "mine.txt"]
    assert (tmp_path / "keep.md").read_bytes() == b"2"


def test_unchanged_files_are_left_alone(tmp_path: Path) -> None:
    """Their time stamps stay, so that a generator builds only what changed."""
    assert emit({"a.md": b"1", "b.md": b"1"}, tmp_path) == 2
    os.utime(tmp_path / "a.md", (1, 1))
    assert emit({"a.md": b"1", "b.md": b"2"}, tmp_path) == 1
    assert (tmp_path / "a.md").stat().st_mtime == 1


def test_a_file_in_the_way_stops_before_anything_is_written(tmp_path: Path) -> None:
    """A page written by hand is never replaced."""
    (tmp_path / "index.md").write_text("by hand")
    with pytest.raises(UsageError, match="in the way"):
        emit({"a.md": b"1", "index.md": b"1"}, tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["index.md"]


@pytest.mark.parametrize("path", ["../out.md", "/etc/out.md", "a/../../out.md", ""])
def test_no_path_leads_out_of_the_folder(tmp_path: Path, path: str) -> None:
    """Whatever an id or a manifest says, writing and deleting stay inside."""
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "out.md").write_text("outside")
    with pytest.raises(UsageError):
        emit({path: b"x"}, inside)
    (inside / MANIFEST).write_text(json.dumps({"files": [path]}))
    with pytest.raises(UsageError):
        emit({"a.md": b"x"}, inside)
    assert (tmp_path / "out.md").read_text() == "outside"


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    """A symbolic link below the folder is not followed."""
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (inside / "teams").symlink_to(outside)
    with pytest.raises(UsageError, match="symbolic link"):
        emit({"teams/a.md": b"x"}, inside)
    assert list(outside.iterdir()) == []


def test_a_broken_manifest_is_not_guessed_at(tmp_path: Path) -> None:
    """Without the list it is not known which files are ours."""
    (tmp_path / MANIFEST).write_text("{")
    with pytest.raises(EnvironmentFailure, match="cannot be read"):
        emit({"a.md": b"x"}, tmp_path)


def test_a_folder_that_is_not_a_site_is_never_replaced(tmp_path: Path) -> None:
    """``--out .`` in a repository must not cost the repository."""
    (tmp_path / "okr.toml").write_text("")
    with pytest.raises(UsageError, match="were not written by okr"):
        staging_folder(tmp_path)
    with pytest.raises(UsageError, match="is not a folder"):
        staging_folder(tmp_path / "okr.toml")
