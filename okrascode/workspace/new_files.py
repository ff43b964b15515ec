"""Write files that are not there yet: whole or not at all, and never over another.

A file appears under its name only when its last byte is on disk, so a stroke of bad luck leaves
no half document behind, and two runs at once cannot overwrite each other.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from okrascode.errors import EnvironmentFailure

__all__ = ["git_top_of", "write_new"]


def git_top_of(folder: Path) -> Path | None:
    """Give the top of the Git work tree that a folder, existing or not, lies in."""
    here = folder.resolve()
    for candidate in (here, *here.parents):
        if (candidate / ".git").exists():
            return candidate
    return None


def write_new(path: Path, text: str) -> bool:
    """Write a file if there is none; tell whether it was written.

    Raises :class:`EnvironmentFailure` when the disk or a permission forbids it.
    """
    try:
        return _write_new(path, text.encode())
    except (FileExistsError, NotADirectoryError) as error:
        raise EnvironmentFailure(
            f"{path} cannot be written: {error.filename} is a file where a folder is needed."
        ) from error
    except OSError as error:
        raise EnvironmentFailure(f"{path} cannot be written: {error.strerror}.") from error


def _write_new(path: Path, data: bytes) -> bool:
    path.parent.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(path):
        return False
    draft = path.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return _put_in_place(draft, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            draft.unlink()


def _put_in_place(draft: Path, path: Path) -> bool:
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError:
        # Some file systems (exFAT, some network drives) have no hard links; there a rename is the
        # best there is, and only the moment between these two lines is not guarded.
        if os.path.lexists(path):
            return False
        draft.rename(path)
    return True
