"""Which commit a work tree or a revision is compared with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from okrascode.errors import EnvironmentFailure, UsageError
from okrascode.history.between import default_branch, merge_base
from okrascode.workspace.root import find_root

if TYPE_CHECKING:
    from okrascode.history.queries import Repository

__all__ = ["base_of", "repository_of"]


def repository_of(directory: Path | None, *, offline: bool = False) -> Repository:
    """Open the repository that the OKRs lie in.

    Raises:
        NothingFound: there are no OKRs.
        EnvironmentFailure: they are not in a Git repository.
    """
    from okrascode.history.repository import open_repository

    root = find_root(directory or Path())
    repository = open_repository(root, offline=offline)
    if repository is None:
        raise EnvironmentFailure(
            f"{root} is not in a Git repository, so there is nothing to compare with.",
            hint="Run git init and commit the documents.",
        )
    return repository


def base_of(repository: Repository, revision: str | None, *, at: str | None = None) -> str:
    """Give the full id of the commit where ``at`` (default: HEAD) parted from a revision.

    ``revision`` is by default the branch that work is merged into. Only what was done here since
    differs then; what others did there is not taken for undone.

    Raises:
        UsageError: there is no such revision, or nothing in common with it.
        EnvironmentFailure: the clone is cut off too early.
    """
    head = repository.head() if at is None else repository.resolve(at)
    if head is None:
        raise UsageError(
            "There is no commit yet to compare with.", hint="Commit the documents first."
        )
    named = default_branch(repository) if revision is None else revision
    return merge_base(repository, repository.resolve(named), head)
