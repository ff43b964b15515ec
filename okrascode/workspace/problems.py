"""Which documents could not be read, for whoever shows numbers without them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from okrascode.findings import Finding, Severity
from okrascode.rollup.result import Problem

if TYPE_CHECKING:
    from okrascode.documents.read import DocumentResult

__all__ = ["problems_in"]


def problems_in(
    file_findings: Iterable[Finding], results: Mapping[str, DocumentResult]
) -> tuple[Problem, ...]:
    """Give one line for each document that could not be read: its first error."""
    found = [_problem(finding) for finding in file_findings]
    for result in results.values():
        if result.document is None:
            errors = (f for f in result.findings if f.severity is Severity.ERROR)
            found += [_problem(finding) for finding in errors][:1]
    return tuple(found)


def _problem(finding: Finding) -> Problem:
    line = finding.span.start.line if finding.span else None
    return Problem(finding.path, line, finding.message)
