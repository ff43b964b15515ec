"""Findings one a line, as editors and ``grep`` read them: path, line, column, what."""

from __future__ import annotations

from okrascode.findings import Finding
from okrascode.lint.result import LintResult
from okrascode.output.escape import for_terminal
from okrascode.output.header import Header
from okrascode.output.lint_format import LintRenderer, span_of

__all__ = ["RENDERER", "line_of", "render"]


def render(result: LintResult, *, header: Header) -> str:  # noqa: ARG001  # the shape of a format
    """Write each finding on one line."""
    return "".join(line_of(finding) + "\n" for finding in result.findings)


def line_of(finding: Finding) -> str:
    """Write one finding: ``okrs/payments/2026-Q4.yaml:12:9: error OKR102 unknown-field: …``."""
    start = span_of(finding).start
    message = finding.message if not finding.help else f"{finding.message} {finding.help}"
    return for_terminal(
        f"{finding.path}:{start.line}:{start.column}: {finding.severity.value}"
        f" {finding.code} {finding.slug}: {message}"
    )


RENDERER = LintRenderer(name="concise", media_type="text/plain", render=render)
