"""Which documents the paths on the line of ``okr lint`` mean."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from okrascode.cli.options import Common
from okrascode.errors import NothingFound, UsageError
from okrascode.workspace import Workspace

__all__ = ["below_root"]


def below_root(paths: Sequence[str], workspace: Workspace, common: Common) -> tuple[str, ...]:
    """Give the paths relative to the root, with ``/``; the root itself is the empty path."""
    documents = [*workspace.texts, *(finding.path for finding in workspace.file_findings)]
    found: list[str] = []
    for path in paths:
        absolute = Path(os.path.abspath(common.start / path))  # noqa: PTH100  # keeps a last link
        absolute = absolute.parent.resolve() / absolute.name
        try:
            relative = absolute.relative_to(workspace.root).as_posix()
        except ValueError:
            hint = "Name files and folders below the folder that holds okrs/."
            raise UsageError(f"{path} lies outside {workspace.root}.", hint=hint) from None
        below = "" if relative == "." else relative
        if not any(
            name == below or not below or name.startswith(below + "/") for name in documents
        ):
            exists = os.path.lexists(absolute)
            what = "There are no OKR documents in" if exists else "There is no file or folder"
            raise NothingFound(f"{what} {path}.", hint="okr lint without a path judges them all.")
        found.append(below)
    return tuple(found)
