"""Read the documents of a revision, each text once for all revisions that are read together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from okrascode.documents.read import DocumentResult, read_document

if TYPE_CHECKING:
    from okrascode.workspace.load import Workspace

__all__ = ["read_documents"]


def read_documents(
    texts: Mapping[str, bytes], *, like: Workspace | None = None
) -> dict[str, DocumentResult]:
    """Give what became of each text by path; those of ``like`` are taken from there."""
    read = like.results if like else {}
    same = like.texts if like else {}
    return {
        path: read[path] if same.get(path) == raw else read_document(raw, path=path)
        for path, raw in texts.items()
    }
