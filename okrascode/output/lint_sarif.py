"""Findings as SARIF 2.1.0, which code scanning services and editors read.

Places are relative to the Git top level (``%SRCROOT%``), columns count Unicode code points, and
fingerprints hold no line numbers. What a comment suppresses is left out: GitHub opens an
alert for every result, suppressed or not. GitHub refuses a run of more than 25,000 results, so
the worst are kept and a notification says how many are missing.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
and https://docs.github.com/en/code-security/reference/code-scanning/sarif-files
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from okrascode.edits.edit import Edit
from okrascode.edits.span import Span
from okrascode.findings import Finding, Fix, Severity
from okrascode.lint.result import LintResult
from okrascode.output.escape import for_data
from okrascode.output.header import Header
from okrascode.output.json_text import Json, json_text
from okrascode.output.lint_format import LintRenderer, file_of, span_of, told
from okrascode.output.sarif_rules import descriptors_of

__all__ = ["MOST_RESULTS", "RENDERER", "render", "sarif_log"]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_BASE = "%SRCROOT%"
MOST_RESULTS = 25_000
"""That GitHub takes."""


def render(result: LintResult, *, header: Header) -> str:
    """Write one log with one run."""
    return json_text(sarif_log(result, header=header))


def sarif_log(
    result: LintResult, *, header: Header, most: int = MOST_RESULTS
) -> Mapping[str, Json]:
    """Give the log that is written, with at most so many results."""
    ordered = sorted(result.findings, key=lambda finding: -finding.severity.rank)[:most]
    kept = sorted(ordered, key=lambda finding: (finding.path, span_of(finding).start))
    rules = sorted({(finding.code, finding.slug) for finding in kept})
    numbers = {code: number for number, (code, _) in enumerate(rules)}
    name, _, version = header.tool.partition(" ")
    run: dict[str, Json] = {
        "tool": {
            "driver": {"name": name, "version": version, "rules": descriptors_of(rules)},
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _BASE: {"description": {"text": "The top level of the Git repository."}}
        },
        "invocations": [_invocation(len(result.findings) - len(kept), most)],
        "results": [
            _result(finding, numbers[finding.code], file_of(finding, result)) for finding in kept
        ],
    }
    if header.statistics:
        run["properties"] = {
            "statistics": {code: count for code, _, count in result.by_frequency()}
        }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _invocation(missing: int, most: int) -> Mapping[str, Json]:
    if not missing:
        return {"executionSuccessful": True}
    text = f"{missing} more findings are not in this log, which holds {most} at most."
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [{"level": "warning", "message": {"text": text}}],
    }


def _result(finding: Finding, rule_index: int, path: str) -> Mapping[str, Json]:
    location = _location(path)
    found: dict[str, Json] = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message("\n".join(told(finding)))},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": location,
                    "region": _region(span_of(finding)),
                }
            }
        ],
        # GitHub looks at the second one only; made by itself, it would change with the line.
        "partialFingerprints": {
            "okrascode/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        },
    }
    if finding.entity is not None:
        found["properties"] = {"entity": for_data(finding.entity)}
    if finding.fixes:
        found["fixes"] = [_fix(fix, location) for fix in finding.fixes]
    return found


def _location(path: str) -> Mapping[str, Json]:
    return {"uri": quote(path.encode("utf-8", "surrogateescape")), "uriBaseId": _BASE}


def _region(span: Span) -> Mapping[str, Json]:
    region: dict[str, Json] = {"startLine": span.start.line, "startColumn": span.start.column}
    return {**region, "endLine": span.end.line, "endColumn": span.end.column}


def _fix(fix: Fix, location: Mapping[str, Json]) -> Mapping[str, Json]:
    return {
        "description": {"text": _message(fix.title)},
        "artifactChanges": [
            {
                "artifactLocation": location,
                "replacements": [_replacement(edit) for edit in fix.edits],
            }
        ],
        "properties": {"applicability": "safe" if fix.is_safe else "unsafe"},
    }


def _replacement(edit: Edit) -> Mapping[str, Json]:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.replacement}}


def _message(text: str) -> str:
    """Escape what would be a link in a message (section 3.11.6)."""
    return "".join("\\" + c if c in "\\[]" else c for c in for_data(text))


RENDERER = LintRenderer(name="sarif", media_type="application/sarif+json", render=render)
