"""What is said about a document that is no ordinary file."""

from __future__ import annotations

from okrascode.documents.faults import fault, span_at
from okrascode.findings import Finding

__all__ = ["special_file_finding", "symlink_finding"]


def symlink_finding(path: str) -> Finding:
    """Give the finding for a document that is a symbolic link, which is never followed."""
    return fault(
        "OKR008",
        "This document is a symbolic link, which is never followed.",
        help="Put the document itself here; it can be moved, its path identifies nothing.",
        path=path,
        span=span_at(1, 1),
    )


def special_file_finding(path: str) -> Finding:
    """Give the finding for a document that is a device, a pipe or the like, which is never read."""
    return fault(
        "OKR008",
        "This document is no ordinary file, so it is not read.",
        help="Put a YAML document here, or take it away.",
        path=path,
        span=span_at(1, 1),
    )
