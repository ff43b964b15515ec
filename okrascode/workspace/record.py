"""The record of a workspace: everything that Git says about its plan, from all repositories."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from okrascode.history.newer import newer_commits
from okrascode.history.partial import NOTHING_LACKING, versions_in
from okrascode.history.tree_text import blob_id
from okrascode.readings.gather import gather
from okrascode.readings.kept.kept import LAYOUT, Kept
from okrascode.readings.kept.read_on import read_on
from okrascode.readings.tree_inputs import inputs_of
from okrascode.readings.tree_measures import is_of_trees
from okrascode.workspace.repositories import counts_tags, trees_of

if TYPE_CHECKING:
    from okrascode.model.plan import Document
    from okrascode.readings.record import Record
    from okrascode.workspace.load import Workspace

__all__ = ["record_of"]

_WORTH_KEEPING = 1000
"""Commits; fewer are read again in less time than anybody notices."""
_MOST_NEW = 1000
"""Commits; where more are new, all is read and kept again."""


def record_of(workspace: Workspace) -> Record:
    """Read Git once: one log for each repository, and the file versions that are needed.

    What an earlier run read is only read on, where it was kept.
    """
    question = _question(workspace)
    known = None if question is None else _read_on(workspace, question)
    if known is not None:
        return known
    repository, patterns = workspace.repository, workspace.settings.okr_paths
    plan = workspace.plan
    # What is not committed is true today alone.
    is_kept = question is not None and workspace.from_work_tree and not workspace.dirty
    history = None
    if repository is not None:
        is_input = inputs_of(plan, repository=None, prefix=repository.prefix)
        history = repository.history(
            workspace.revision,
            patterns,
            is_input=is_input,
            keeps_all=counts_tags(plan, repository=None),
            is_kept=is_kept,
        )
    gathered = gather(
        plan,
        history=history,
        blobs=repository.blobs if repository else _no_blobs,
        lacking=repository.lacking(versions_in(history))
        if repository and history
        else NOTHING_LACKING,
        known_documents=_known(workspace) if history else None,
        dirty=workspace.dirty_paths,
        unreadable=_unreadable(workspace),
        settings=workspace.settings,
        today=workspace.today,
        trees=trees_of(plan, own=repository, history=history, others=workspace.others),
        missing=workspace.others.missing,
        is_kept=is_kept,
    )
    if is_kept and history is not None and len(history.graph) > _WORTH_KEEPING:
        from okrascode.readings.kept.keep import keep

        assert question is not None and repository is not None  # noqa: S101, PT018
        assert repository.memory is not None  # noqa: S101  # there is a question
        repository.memory.keep(repository, question, keep(gathered))
    return gathered.record


def _question(workspace: Workspace) -> tuple[str, ...] | None:
    """Name what a kept record answers; ``None`` when it depends on more than one whole history."""
    repository, others = workspace.repository, workspace.others
    if (
        repository is None
        or repository.memory is None
        or repository.boundary
        or repository.promisor is not None
        or workspace.revision is None
        or others.opened
        or others.missing
        or any(is_of_trees(one.measure) for one in workspace.plan.key_results.values())
    ):
        return None
    settings = hashlib.sha256(workspace.settings_raw or b"").hexdigest()
    return ("record", LAYOUT, repository.prefix, settings, *workspace.settings.okr_paths)


def _read_on(workspace: Workspace, question: tuple[str, ...]) -> Record | None:
    repository, head = workspace.repository, workspace.revision
    assert repository is not None and repository.memory is not None  # noqa: S101, PT018
    assert head is not None  # noqa: S101  # there is a question
    content = repository.memory.find(repository, question)
    if content is None:
        return None
    try:
        kept = Kept(content)
    except (ValueError, LookupError, TypeError):  # Of an okr that writes it otherwise.
        return None
    patterns = workspace.settings.okr_paths
    newer = newer_commits(repository, head, base=kept.head, patterns=patterns, at_most=_MOST_NEW)
    if newer is None:
        return None
    return read_on(
        kept,
        newer,
        plan=workspace.plan,
        blobs=repository.blobs,
        dirty=workspace.dirty_paths,
        unreadable=_unreadable(workspace),
        known_documents=_known(workspace),
        settings=workspace.settings,
        today=workspace.today,
    )


def _unreadable(workspace: Workspace) -> list[str]:
    return [path for path, result in workspace.results.items() if result.document is None]


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
