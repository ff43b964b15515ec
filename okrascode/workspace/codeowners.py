"""The CODEOWNERS file of the repository, wherever a forge looks for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from okrascode.errors import EnvironmentFailure
from okrascode.lint.codeowners import Codeowners

if TYPE_CHECKING:
    from okrascode.history.queries import Repository
    from okrascode.workspace.load import Workspace

__all__ = ["PLACES", "codeowners_of", "codeowners_of_work_tree"]

PLACES = (
    ".github/CODEOWNERS",
    "CODEOWNERS",
    "docs/CODEOWNERS",
    ".gitlab/CODEOWNERS",
    ".gitea/CODEOWNERS",
    ".forgejo/CODEOWNERS",
)
"""The first one that is there counts; paths are from the top of Git."""
_READ_AT_MOST = 3 << 20
"""Bytes; GitHub reads no larger one."""


def codeowners_of(workspace: Workspace) -> Codeowners | None:
    """Read the file of what a workspace was read from, its work tree or its revision."""
    repository, revision = workspace.repository, workspace.revision
    if workspace.from_work_tree or repository is None or revision is None:
        return codeowners_of_work_tree(repository.top if repository else workspace.root)
    return _of_revision(repository, revision)


def codeowners_of_work_tree(top: Path) -> Codeowners | None:
    """Read the file below the top of Git; a symbolic link is never followed."""
    for place in PLACES:
        path = top / place
        if path.is_symlink() or path.parent.is_symlink() or not path.is_file():
            continue
        try:
            with path.open("rb") as file:
                raw = file.read(_READ_AT_MOST)
        except OSError as error:
            raise EnvironmentFailure(f"{place} cannot be read: {error.strerror}.") from error
        return Codeowners(path=place, text=raw.decode("utf-8", "replace"))
    return None


def _of_revision(repository: Repository, revision: str) -> Codeowners | None:
    there = repository.files_at_top(revision, PLACES)
    for place in PLACES:
        mode, blob = there.get(place, ("", ""))
        if mode in ("100644", "100755"):
            [(_, raw)] = repository.blobs([blob], at_most=_READ_AT_MOST)
            return Codeowners(path=place, text=raw.decode("utf-8", "replace"))
    return None
