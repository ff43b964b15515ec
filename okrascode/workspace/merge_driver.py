"""Tell a clone's Git to merge documents with okr, and which files these are."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from okrascode.errors import EnvironmentFailure
from okrascode.history.repository import ask_git

__all__ = ["attribute_lines", "configure", "driver_command", "missing_attributes", "name_files"]

_NAME = "okrascode"
_ATTRIBUTES = ".gitattributes"


def driver_command() -> str:
    """Give what Git is to run: this very program, and Git's own merge should that fail.

    A driver that is not there any more would leave one side's text without a mark in it.
    """
    python = shlex.quote(Path(sys.executable).as_posix())
    return (
        f"{python} -m okrascode merge-driver run %O %A %B %L %P; s=$?; "
        "test $s -le 1 || { git merge-file --marker-size=%L %A %O %B; s=$?; }; exit $s"
    )


def configure(folder: Path) -> None:
    """Write the driver into the configuration of this clone."""
    for key, value in (
        (f"merge.{_NAME}.name", "OKR documents by their items"),
        (f"merge.{_NAME}.driver", driver_command()),
    ):
        code, _, words = ask_git(["config", "--local", key, value], cwd=folder)
        if code:
            raise EnvironmentFailure(f"Git's configuration cannot be changed: {words}.")


def attribute_lines(patterns: Sequence[str]) -> tuple[str, ...]:
    """Give the lines of .gitattributes that name the documents."""
    return tuple(f"{_quoted(pattern)} merge={_NAME}" for pattern in patterns)


def _quoted(pattern: str) -> str:
    if any(c in pattern for c in ' "\\') or pattern.startswith(("!", "#")):
        inside = pattern.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{inside}"'
    return pattern


def missing_attributes(root: Path, patterns: Sequence[str]) -> tuple[str, ...]:
    """Give the lines that .gitattributes beside okr.toml lacks."""
    there = {" ".join(line.split()) for line in _text(root).splitlines()}
    return tuple(line for line in attribute_lines(patterns) if line not in there)


def name_files(root: Path, lines: Sequence[str]) -> None:
    """Add lines at the end of .gitattributes, which stays as it is otherwise."""
    if not lines:
        return
    text = _text(root)
    end = "\r\n" if "\r\n" in text else "\n"
    gap = end if text and not text.endswith("\n") else ""
    path = root / _ATTRIBUTES
    try:
        with path.open("ab") as file:
            file.write((gap + "".join(line + end for line in lines)).encode())
    except OSError as error:
        raise EnvironmentFailure(f"{path} cannot be written: {error.strerror}.") from error


def _text(root: Path) -> str:
    path = root / _ATTRIBUTES
    if path.is_symlink():
        raise EnvironmentFailure(f"{path} is a symbolic link, which is never followed.")
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape") if path.exists() else ""
    except OSError as error:
        raise EnvironmentFailure(f"{path} cannot be read: {error.strerror}.") from error
