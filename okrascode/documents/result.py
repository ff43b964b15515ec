"""What reading a document gives."""

from __future__ import annotations

from dataclasses import dataclass

from okrascode.findings import Finding
from okrascode.model.plan import Document

__all__ = ["DocumentResult"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentResult:
    """What reading a document gave."""

    document: Document | None
    """``None`` when there is a finding of severity error."""
    findings: tuple[Finding, ...]
    """In the order of the text; each has its span."""
