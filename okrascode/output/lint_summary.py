"""The outcome of a lint run in a sentence, and how often each rule fired."""

from __future__ import annotations

from okrascode.findings import Severity
from okrascode.lint.result import LintResult
from okrascode.output.escape import for_terminal

__all__ = ["statistics", "summary"]

_WORDS = (
    (Severity.ERROR, "error", "errors"),
    (Severity.WARNING, "warning", "warnings"),
    (Severity.INFO, "hint", "hints"),
)


def summary(result: LintResult) -> str:
    """Say in one line what was found.

    For example: ``2 errors, 1 warning in 14 documents; 1 suppressed.``
    """
    counted = [
        _count(result.count(severity), one, many)
        for severity, one, many in _WORDS
        if result.count(severity)
    ]
    said = ", ".join(counted) or "Nothing to report"
    suppressed = f"; {len(result.suppressed)} suppressed" if result.suppressed else ""
    return f"{said} in {_count(result.documents, 'document', 'documents')}{suppressed}."


def statistics(result: LintResult) -> str:
    """Write one line a rule that fired, the most frequent first."""
    counted = result.by_frequency()
    return "".join(f"{number:6d}  {code} {for_terminal(slug)}\n" for code, slug, number in counted)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
