"""The one imperative shell: find the repository, read everything, hand values to the pure parts.

A :class:`Workspace` is what a command works on. Disk, Git and the clock are read here and below in
``history``; everything else gets values. Names are imported when they are used: an answer that is
known already needs few of them.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrascode.workspace.load import Workspace, load_workspace
    from okrascode.workspace.root import find_root

__all__ = ["Workspace", "find_root", "load_workspace"]

_HOMES = {"Workspace": "load", "load_workspace": "load", "find_root": "root"}


def __getattr__(name: str) -> object:
    """Import what stands in ``__all__`` when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
