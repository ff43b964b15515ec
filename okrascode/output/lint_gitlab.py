"""Findings as a code quality report, which GitLab shows in merge requests.

GitLab compares the report of a branch with that of its target by fingerprint, and shows what is new
and what is gone.

Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections.abc import Mapping

from okrascode.findings import Finding, Severity
from okrascode.lint.result import LintResult
from okrascode.output.escape import for_data
from okrascode.output.header import Header
from okrascode.output.json_text import Json, json_text
from okrascode.output.lint_format import LintRenderer, file_of, span_of, told

__all__ = ["RENDERER", "render"]

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
"""GitLab's worst two, critical and blocker, are for what breaks production."""


def render(result: LintResult, *, header: Header) -> str:  # noqa: ARG001  # the shape of a format
    """Write a list with one object a finding; paths are those of the Git top level."""
    return json_text([_issue(finding, file_of(finding, result)) for finding in result.findings])


def _issue(finding: Finding, path: str) -> Mapping[str, Json]:
    span = span_of(finding)
    return {
        "description": for_data("\n".join(told(finding))),
        "check_name": f"{finding.code} {for_data(finding.slug)}",
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": path,
            "lines": {"begin": span.start.line, "end": span.end.line},
        },
    }


RENDERER = LintRenderer(name="gitlab", media_type="application/json", render=render)
