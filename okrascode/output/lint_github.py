"""Findings as workflow commands of GitHub Actions, which shows them in the changed files.

GitHub shows ten annotations of each level for a step and drops the others without a word, so
errors come first, and a last line says how many are only in the log. Every text is escaped: a pull
request must not be able to write commands of its own.

Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.result import LintResult
from okrascode.output.escape import for_workflow
from okrascode.output.header import Header
from okrascode.output.lint_format import LintRenderer, file_of, span_of, told

__all__ = ["RENDERER", "render"]

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SHOWN = 10


def render(result: LintResult, *, header: Header) -> str:  # noqa: ARG001  # the shape of a format
    """Write one command a finding, errors first; paths are those of the Git top level."""
    ordered = sorted(result.findings, key=lambda finding: -finding.severity.rank)
    lines = [_command(finding, file_of(finding, result)) for finding in ordered]
    return "".join(line + "\n" for line in (*lines, *_more(result)))


def _command(finding: Finding, file: str) -> str:
    span = span_of(finding)
    properties = {
        "file": file,
        "line": str(span.start.line),
        "endLine": str(span.end.line),
    }
    # GitHub takes columns only for what lies on one line.
    if span.start.line == span.end.line:
        properties |= {"col": str(span.start.column), "endColumn": str(span.end.column)}
    properties["title"] = f"{finding.code} {finding.slug}"
    given = ",".join(f"{k}={for_workflow(v, is_property=True)}" for k, v in properties.items())
    message = "\n".join(told(finding))
    return f"::{_LEVELS[finding.severity]} {given}::{for_workflow(message)}"


def _more(result: LintResult) -> Iterator[str]:
    for severity, level in _LEVELS.items():
        hidden = result.count(severity) - _SHOWN
        if hidden > 0:
            yield f"GitHub shows {_SHOWN} annotations of level {level}; {hidden} more are above."


RENDERER = LintRenderer(name="github", media_type="text/plain", render=render)
