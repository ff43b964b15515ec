"""Why a text does not parse, in the words of the person who typed it."""

from __future__ import annotations

from okrascode.documents.faults import fault, span_at
from okrascode.documents.yaml_text import YamlSyntaxError
from okrascode.findings import Finding

__all__ = ["syntax_finding"]


def syntax_finding(text: str, error: YamlSyntaxError, *, path: str) -> Finding:
    """Give the one finding of a text that is not YAML, with its likely cure."""
    return fault(
        "OKR001",
        "This is not YAML.",
        help="Look at the quotes, brackets and indentation here and on the line above.",
        path=path,
        span=span_at(error.line, error.column),
    )
