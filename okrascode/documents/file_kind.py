"""What is said about a document that is no ordinary file."""

from __future__ import annotations

from okrascode.documents.faults import fault, span_at
from okrascode.findings import Finding

__all__ = ["symlink_finding"]


def symlink_finding(path: str) -> Finding:
    """Give the finding for a document that is a symbolic link, which is never followed."""
    return fault(
        "OKR008",
        "This document is a symbolic link, which is never followed.",
        help="Put the document itself here; it can be moved, its path identifies nothing.",
        path=path,
        span=span_at(1, 1),
    )
