"""Find the data files that ship with the package: ``schemas/`` and ``templates/``.

In a checkout they live at the top; in a wheel they are inside the package. Both look the same here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["data_folder", "read_bytes", "read_packaged_text", "read_text"]


@cache
def data_folder(name: str) -> Path:
    """Give the folder ``schemas`` or ``templates``."""
    package = Path(__file__).parent
    for candidate in (package / "_data" / name, package.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"this installation lacks its folder {name!r}: install it again")


def read_text(folder: str, *parts: str) -> str:
    """Give the text of one shipped file."""
    return data_folder(folder).joinpath(*parts).read_text(encoding="utf-8")


def read_bytes(folder: str, *parts: str) -> bytes:
    """Give the bytes of one shipped file."""
    return data_folder(folder).joinpath(*parts).read_bytes()


def read_packaged_text(*parts: str) -> str:
    """Give the text of a data file that lies inside the package, next to the code that uses it."""
    return Path(__file__).parent.joinpath(*parts).read_text(encoding="utf-8")
