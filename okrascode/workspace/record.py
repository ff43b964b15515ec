"""The record of a workspace: everything that Git says about its plan, from all repositories."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from okrascode.history.partial import NOTHING_LACKING, versions_in
from okrascode.history.tree_text import blob_id
from okrascode.readings.gather import gather_record
from okrascode.readings.tree_inputs import inputs_of
from okrascode.workspace.repositories import counts_tags, trees_of

if TYPE_CHECKING:
    from okrascode.model.plan import Document
    from okrascode.readings.record import Record
    from okrascode.workspace.load import Workspace

__all__ = ["record_of"]


def record_of(workspace: Workspace) -> Record:
    """Read Git once: one log for each repository, and the file versions that are needed."""
    repository, patterns = workspace.repository, workspace.settings.okr_paths
    plan = workspace.plan
    history = None
    if repository is not None:
        is_input = inputs_of(plan, repository=None, prefix=repository.prefix)
        history = repository.history(
            workspace.revision,
            patterns,
            is_input=is_input,
            keeps_all=counts_tags(plan, repository=None),
        )
    return gather_record(
        plan,
        history=history,
        blobs=repository.blobs if repository else _no_blobs,
        lacking=repository.lacking(versions_in(history))
        if repository and history
        else NOTHING_LACKING,
        known_documents=_known(workspace) if history else None,
        dirty=workspace.dirty_paths,
        unreadable=[path for path, result in workspace.results.items() if result.document is None],
        settings=workspace.settings,
        today=workspace.today,
        trees=trees_of(plan, own=repository, history=history, others=workspace.others),
        missing=workspace.others.missing,
    )


def _known(workspace: Workspace) -> dict[str, Document]:
    """Give the documents that were read already by the id that Git gives their text."""
    is_long = len(workspace.revision or "") > 40
    for path, result in workspace.results.items():
        if result.document is not None:
            workspace.versions[blob_id(workspace.texts[path], is_long=is_long)] = result.document
    return workspace.versions


def _no_blobs(ids: Iterable[str]) -> Iterable[tuple[str, bytes]]:
    """Stand in for the blobs of a repository that does not exist."""
    assert not tuple(ids), "without Git there is no history to read"  # noqa: S101
    return ()
