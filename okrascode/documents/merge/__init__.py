"""Merge three versions of a document by what its items are, not by which lines they stand on."""

from __future__ import annotations

from okrascode.documents.merge.three_way import MergeResult, merge_documents

__all__ = ["MergeResult", "merge_documents"]
