"""What a command needs of a partial clone is fetched together, before anything is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from okrascode.config import Settings
from okrascode.documents.settings_toml import read_settings
from okrascode.errors import ConfigurationError, EnvironmentFailure
from okrascode.history.partial import versions_in
from okrascode.history.paths import PathPatterns
from okrascode.workspace.files import settings_of_work_tree
from okrascode.workspace.root import SETTINGS_FILE

if TYPE_CHECKING:
    from okrascode.history.queries import Repository

__all__ = ["fetch_revision"]


def fetch_revision(repository: Repository, revision: str) -> None:
    """Fetch settings and documents of a revision and of all its past, where a clone lacks them.

    Which files are documents is said in the very okr.toml that may have to be fetched, so the one
    of the work tree is asked: they rarely differ, and where they do a second fetch follows.

    Raises:
        EnvironmentFailure: what the revision itself consists of is not here and does not come.
    """
    if repository.promisor is None:
        return
    patterns = (*_patterns_of_work_tree(repository.root), SETTINGS_FILE)
    lacking = repository.lacking(versions_in(repository.history(revision, patterns)))
    matching = PathPatterns(patterns)
    needed = {blob for path, (_, blob) in repository.tree(revision).items() if matching.match(path)}
    if needed & lacking.ids:
        raise EnvironmentFailure(lacking.because)


def _patterns_of_work_tree(root: Path) -> Sequence[str]:
    try:
        raw = settings_of_work_tree(root)
        return (Settings() if raw is None else read_settings(raw)).okr_paths
    except ConfigurationError:
        return Settings().okr_paths
