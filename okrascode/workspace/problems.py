"""The documents that could not be read, for the banner over every number they may change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from okrascode.findings import Finding, Severity
from okrascode.rollup.result import Problem

if TYPE_CHECKING:
    from okrascode.documents.read import DocumentResult

__all__ = ["problems_in"]


def problems_in(
    file_findings: Iterable[Finding], results: Mapping[str, DocumentResult]
) -> tuple[Problem, ...]:
    """Give one line each: files that are none, then documents with their first error."""
    return (*map(_problem, file_findings), *_unread(results))


def _unread(results: Mapping[str, DocumentResult]) -> Iterator[Problem]:
    for result in results.values():
        if result.document is None:
            errors = [f for f in result.findings if f.severity is Severity.ERROR]
            yield from map(_problem, errors[:1])


def _problem(finding: Finding) -> Problem:
    return Problem(finding.path, finding.span.start.line if finding.span else None, finding.message)
