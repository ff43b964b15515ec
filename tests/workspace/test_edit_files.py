"""Edits reach the disk all together or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from okrascode.edits.edit import Edit, FileEdits, edits_for
from okrascode.edits.span import Position, Span
from okrascode.errors import EnvironmentFailure
from okrascode.workspace.edit_files import _Change, _put_in_place, write_edits


def first_letter(path: str, raw: bytes, letter: str) -> FileEdits:
    """Make an edit of the first letter of a text."""
    return edits_for(path, raw, [Edit(Span(Position(1, 1), Position(1, 2)), letter)])


def left_in(folder: Path) -> list[str]:
    """Name everything in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_files_are_edited_and_keep_their_mode(tmp_path: Path) -> None:
    """The new text stands in the same file with the same permissions; nothing else is left."""
    (tmp_path / "x").mkdir()
    file, other = tmp_path / "x" / "a.yaml", tmp_path / "b.yaml"
    file.write_bytes(b"a\r\n")
    other.write_bytes(b"b\n")
    file.chmod(0o640)
    changed = write_edits(
        tmp_path, [first_letter("x/a.yaml", b"a\r\n", "z"), first_letter("b.yaml", b"b\n", "b")]
    )
    assert changed == ("x/a.yaml",)
    assert file.read_bytes() == b"z\r\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert left_in(tmp_path / "x") == ["a.yaml"]
    assert left_in(tmp_path) == ["b.yaml", "x"]


def test_a_file_that_changed_meanwhile_stops_all(tmp_path: Path) -> None:
    """When one file is not what its edits were made for, no file is written."""
    (tmp_path / "a.yaml").write_bytes(b"a\n")
    (tmp_path / "b.yaml").write_bytes(b"changed\n")
    files = [first_letter("a.yaml", b"a\n", "z"), first_letter("b.yaml", b"b\n", "z")]
    with pytest.raises(EnvironmentFailure, match=r"b\.yaml was changed by somebody else") as error:
        write_edits(tmp_path, files)
    assert error.value.hint == "Nothing was written. Run the command again."
    assert (tmp_path / "a.yaml").read_bytes() == b"a\n"
    assert left_in(tmp_path) == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_link_is_never_written_through(tmp_path: Path, kind: str) -> None:
    """Neither a link nor a file behind one is touched, though its text be the right one."""
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "a.yaml").write_bytes(b"a\n")
    (root / "x").symlink_to(outside / "a.yaml" if kind == "file" else outside)
    with pytest.raises(EnvironmentFailure, match="symbolic link"):
        write_edits(root, [first_letter("x" if kind == "file" else "x/a.yaml", b"a\n", "z")])
    assert (outside / "a.yaml").read_bytes() == b"a\n"


@pytest.mark.parametrize("path", ["../a.yaml", "/a.yaml", "x/../../a.yaml", ""])
def test_no_path_leaves_the_root(tmp_path: Path, path: str) -> None:
    """A path that leads out of the root is an error of the caller."""
    with pytest.raises(ValueError, match="not a path below the root"):
        write_edits(tmp_path, [first_letter(path, b"a\n", "z")])


def test_a_file_twice_is_refused(tmp_path: Path) -> None:
    """Edits of one file are given together, else one of them would be lost."""
    with pytest.raises(ValueError, match="belong together"):
        write_edits(tmp_path, [first_letter("a", b"a\n", "z"), first_letter("a", b"a\n", "y")])


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    """There is a sentence for a file that somebody deleted."""
    with pytest.raises(EnvironmentFailure, match="cannot be read: No such file"):
        write_edits(tmp_path, [first_letter("a.yaml", b"a\n", "z")])


@pytest.mark.skipif(
    getattr(os, "geteuid", lambda: 0)() == 0,
    reason="root may write everywhere, and Windows asks not",
)
def test_a_folder_that_may_not_be_written_stops_all(tmp_path: Path) -> None:
    """When one draft cannot be written, the files before it stay as they are."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.yaml").write_bytes(b"a\n")
    (tmp_path / "b").chmod(0o500)
    files = [first_letter(f"{name}/x.yaml", b"a\n", "z") for name in ("a", "b")]
    with pytest.raises(EnvironmentFailure, match="cannot be written: Permission denied"):
        write_edits(tmp_path, files)
    (tmp_path / "b").chmod(0o700)
    assert (tmp_path / "a" / "x.yaml").read_bytes() == b"a\n"
    assert left_in(tmp_path / "a") == ["x.yaml"]


def test_files_get_their_old_text_back_when_a_later_one_fails(tmp_path: Path) -> None:
    """What was put in its place already is undone when another cannot be."""
    (tmp_path / "a.yaml").write_bytes(b"a\n")
    (tmp_path / "b.yaml").mkdir()
    (tmp_path / "b.yaml" / "x").touch()
    changes = [_Change(tmp_path / n, 0o600, b"a\n", b"z\n") for n in ("a.yaml", "b.yaml")]
    drafts = [tmp_path / "1", tmp_path / "2"]
    for draft in drafts:
        draft.write_bytes(b"z\n")
    with pytest.raises(OSError, match="directory"):
        _put_in_place(changes, drafts)
    assert (tmp_path / "a.yaml").read_bytes() == b"a\n"
