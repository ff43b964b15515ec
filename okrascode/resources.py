"""Find the data files that ship with the package: ``schemas/`` and ``templates/``.

In a checkout they live at the top; in a wheel they are inside the package. Both look the same here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

__all__ = [
    "data_folder",
    "names_in",
    "read_bytes",
    "read_packaged_text",
    "read_text",
    "tool_files",
]


@cache
def data_folder(name: str) -> Path:
    """Give the folder ``schemas`` or ``templates``."""
    package = Path(__file__).parent
    for candidate in (package / "_data" / name, package.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"this installation lacks its folder {name!r}: install it again")


def names_in(folder: str, *parts: str) -> tuple[str, ...]:
    """Name the files of one shipped folder, sorted."""
    return tuple(sorted(path.name for path in data_folder(folder).joinpath(*parts).iterdir()))


def read_text(folder: str, *parts: str) -> str:
    """Give the text of one shipped file."""
    return data_folder(folder).joinpath(*parts).read_text(encoding="utf-8")


def read_bytes(folder: str, *parts: str) -> bytes:
    """Give the bytes of one shipped file."""
    return data_folder(folder).joinpath(*parts).read_bytes()


def read_packaged_text(*parts: str) -> str:
    """Give the text of a data file that lies inside the package, next to the code that uses it."""
    return Path(__file__).parent.joinpath(*parts).read_text(encoding="utf-8")


def tool_files() -> tuple[str, ...]:
    """Tell the files of this installation apart from those of any other, by size and time.

    A version number does not do: in a checkout the code changes under it.
    """
    folders = {Path(__file__).parent, data_folder("schemas"), data_folder("templates")}
    return tuple(
        f"{path} {status.st_size} {status.st_mtime_ns}"
        for folder in sorted(folders)
        for path, status in _files_below(str(folder))
        if not path.endswith(".pyc")
    )


def _files_below(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _files_below(entry.path)
            else:
                yield entry.path, entry.stat()
