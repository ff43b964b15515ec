"""A lint result in the language of its reader: what rules say, and how they would mend it."""

from __future__ import annotations

from dataclasses import replace

from okrascode.findings import Finding
from okrascode.lint.catalogue import knows
from okrascode.lint.result import LintResult
from okrascode.output.sentences import Say, in_english

__all__ = ["in_language"]


def in_language(result: LintResult, say: Say) -> LintResult:
    """Give the same findings in other words; codes, places and fingerprints stay.

    What others say, in rules of their own, is not ours to say otherwise.
    """
    if say is in_english:
        return result
    return replace(
        result,
        findings=tuple(_said(finding, say) for finding in result.findings),
        suppressed=tuple(_said(finding, say) for finding in result.suppressed),
    )


def _said(finding: Finding, say: Say) -> Finding:
    if not knows(finding.code):
        return finding
    return replace(
        finding,
        message=say(finding.message),
        help=say(finding.help),
        question=say(finding.question),
        fixes=tuple(replace(fix, title=say(fix.title)) for fix in finding.fixes),
    )
