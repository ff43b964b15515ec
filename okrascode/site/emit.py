"""Put files on disk, into a folder shared with others.

Nothing is ever deleted or replaced that was not written from here before; a manifest beside the
files remembers what was.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path, PurePosixPath

from okrascode.errors import EnvironmentFailure, UsageError

__all__ = ["MANIFEST", "emit", "folder_of_this_run", "manifest_of", "staging_folder"]

MANIFEST = ".okrascode-files.json"
"""Lists what was written; also the sign that a folder is ours."""


def emit(files: Mapping[str, bytes], folder: Path) -> int:
    """Write files below a folder and remove those of an earlier run that are gone.

    Files that did not change are left alone, so that their time stamps stay. Gives the number of
    files written anew.

    Raises:
        UsageError: a file is in the way that was not written from here.
        EnvironmentFailure: the folder cannot be written.
    """
    before = _manifest(folder)
    for path in files:
        target = _inside(folder, path)
        if path not in before and target.exists():
            raise UsageError(
                f"{target} is in the way: it was not written by okr.",
                hint="Choose an empty folder, or move the file.",
            )
    try:
        # What will exist is noted first: a run that is cut off leaves nothing unknown behind.
        _write_manifest(folder, sorted({*before, *files}))
        written = sum(_write(_inside(folder, path), files[path]) for path in sorted(files))
        for path in sorted(before - set(files)):
            _remove(_inside(folder, path), folder)
        _write_manifest(folder, sorted(files))
    except OSError as error:
        raise EnvironmentFailure(f"{folder} cannot be written: {error.strerror}.") from error
    return written


def staging_folder(out: Path) -> Path:
    """Make an empty folder beside ``out``, in which its next content is made.

    Raises:
        UsageError: ``out`` holds something that is not a site made by okr.
    """
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise UsageError(f"{out} is not a folder.", hint="Choose another with --out DIR.")
    if out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).is_file():
        raise UsageError(
            f"{out} holds files that were not written by okr, and building would replace them.",
            hint="Choose an empty folder with --out DIR.",
        )
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise EnvironmentFailure(f"{out} cannot be written: {error.strerror}.") from error


def manifest_of(names: Iterable[str]) -> bytes:
    """Give the text of a manifest that lists files, paths from the folder."""
    return (json.dumps({"files": list(names)}, indent=1) + "\n").encode()


def _inside(folder: Path, path: str) -> Path:
    """Give a place below the folder; a path that leads out of it, or through a link, is refused."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or any(part in ("..", ".") for part in parts):
        raise UsageError(f"{path!r} is not a path inside {folder}.")
    here = folder
    for part in parts[:-1]:
        here = here / part
        if here.is_symlink():
            raise UsageError(f"{here} is a symbolic link; okr does not write through links.")
    return here / parts[-1]


def _manifest(folder: Path) -> frozenset[str]:
    try:
        names = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    except FileNotFoundError:
        return frozenset()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EnvironmentFailure(
            f"{folder / MANIFEST} cannot be read, so it is not known which files are ours.",
            hint="Empty the folder and run again.",
        ) from error
    return frozenset(name for name in names if isinstance(name, str))


def _write_manifest(folder: Path, names: list[str]) -> None:
    _write(folder / MANIFEST, manifest_of(names))


def _write(target: Path, content: bytes) -> bool:
    """Write a file whole or not at all; a reader never meets half of it."""
    if target.is_file() and not target.is_symlink() and target.read_bytes() == content:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".okr-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def _remove(target: Path, folder: Path) -> None:
    """Remove a file and the folders that became empty by it."""
    target.unlink(missing_ok=True)
    for parent in target.parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            return
        parent.rmdir()


@cache
def folder_of_this_run() -> Path:
    """Make a folder that nobody else writes to; it is gone when the program ends."""
    folder = Path(tempfile.mkdtemp(prefix="okr-run-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
