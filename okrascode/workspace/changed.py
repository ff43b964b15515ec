"""A workspace as it would be with other texts, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from okrascode.documents.read import read_document
from okrascode.model.plan import make_plan

if TYPE_CHECKING:
    from okrascode.workspace.load import Workspace

__all__ = ["workspace_with"]


def workspace_with(workspace: Workspace, texts: Mapping[str, bytes]) -> Workspace:
    """Read some documents anew from given texts; they count as not committed."""
    read = {path: read_document(raw, path=path) for path, raw in texts.items()}
    results = {**workspace.results, **read}
    return replace(
        workspace,
        texts={**workspace.texts, **texts},
        results=results,
        plan=make_plan(r.document for r in results.values() if r.document is not None),
        _record=None,
        _dirty=workspace.dirty_paths | texts.keys(),
    )
