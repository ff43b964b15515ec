"""Findings as JSON, for programs; every key is described in lint-output.schema.json."""

from __future__ import annotations

from collections.abc import Mapping

from okrascode.findings import Finding, Fix, Severity, Span
from okrascode.lint.result import LintResult
from okrascode.output.header import Header
from okrascode.output.json_text import Json, json_text
from okrascode.output.lint_format import LintRenderer, span_of

__all__ = ["RENDERER", "SCHEMA", "lint_document", "render"]

SCHEMA = "https://okrascode.dev/schemas/v1/lint-output.schema.json"


def render(result: LintResult, *, header: Header) -> str:
    """Write the outcome as one JSON object."""
    return json_text(lint_document(result, header=header))


def lint_document(result: LintResult, *, header: Header) -> Mapping[str, Json]:
    """Give the object that is written; what is suppressed is among the findings and says so."""
    judged = [(finding, False) for finding in result.findings]
    judged += [(finding, True) for finding in result.suppressed]
    judged.sort(key=lambda pair: (pair[0].path, span_of(pair[0]).start, pair[0].code))
    return {
        "schema": SCHEMA,
        "tool": header.tool,
        "today": result.today.isoformat(),
        "summary": {
            "errors": result.count(Severity.ERROR),
            "warnings": result.count(Severity.WARNING),
            "infos": result.count(Severity.INFO),
            "suppressed": len(result.suppressed),
            "known": len(result.known),
        },
        "gone": list(result.gone),
        **_statistics(result, header),
        "findings": [_finding(finding, suppressed) for finding, suppressed in judged],
    }


def _finding(finding: Finding, suppressed: bool) -> Mapping[str, Json]:  # noqa: FBT001  # one of two
    return {
        "code": finding.code,
        "slug": finding.slug,
        "severity": finding.severity.value,
        "message": finding.message,
        "help": finding.help,
        "question": finding.question,
        "path": finding.path,
        **_places(span_of(finding)),
        "pointer": finding.pointer,
        "entity": finding.entity,
        "fingerprint": finding.fingerprint,
        "fixes": [_fix(fix) for fix in finding.fixes],
        "suppressed": suppressed,
    }


def _fix(fix: Fix) -> Mapping[str, Json]:
    edits = [{**_places(edit.span), "text": edit.replacement} for edit in fix.edits]
    return {"title": fix.title, "safe": fix.is_safe, "edits": edits}


def _places(span: Span) -> Mapping[str, Json]:
    return {
        "start": {"line": span.start.line, "column": span.start.column},
        "end": {"line": span.end.line, "column": span.end.column},
    }


def _statistics(result: LintResult, header: Header) -> Mapping[str, Json]:
    if not header.statistics:
        return {}
    counted = result.by_frequency()
    return {
        "statistics": [
            {"code": code, "slug": slug, "findings": number} for code, slug, number in counted
        ]
    }


RENDERER = LintRenderer(name="json", media_type="application/json", render=render)
