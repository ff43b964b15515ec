"""Put check-ins into the repository: each a new file, whole, under a name nobody else has."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from okrascode.documents.check_in_text import check_in_name
from okrascode.errors import EnvironmentFailure
from okrascode.workspace.new_files import write_new

__all__ = ["write_check_ins"]

_TRIES = 50


def write_check_ins(root: Path, files: Sequence[tuple[str, str]], *, day: date) -> tuple[str, ...]:
    """Write the files, each a folder below the root and a text; give their paths, with ``/``.

    Two people, or one person twice, may write at once: a name that is taken is left alone.

    Raises:
        EnvironmentFailure: one cannot be written; those before it are taken away again.
    """
    written: list[str] = []
    try:
        for folder, text in files:
            _refuse_links(root, folder)
            written.append(_write(root, folder, text, day))
    except BaseException:
        for path in written:
            root.joinpath(path).unlink(missing_ok=True)
        raise
    return tuple(written)


def _write(root: Path, folder: str, text: str, day: date) -> str:
    for _ in range(_TRIES):
        number = int.from_bytes(os.urandom(8), "big")
        path = f"{folder}/{check_in_name(day, number)}"
        if write_new(root / path, text):
            return path
    raise EnvironmentFailure(f"{root / folder} has no name left for a check-in of {day}.")


def _refuse_links(root: Path, folder: str) -> None:
    here = root
    for part in folder.split("/"):
        here /= part
        if here.is_symlink():
            raise EnvironmentFailure(f"{here} is a symbolic link, which is never followed.")
