"""Only what a change brought in: the findings of the base are subtracted."""

from __future__ import annotations

from dataclasses import replace

from okrascode.lint.result import LintResult

__all__ = ["only_new"]


def only_new(result: LintResult, base: LintResult) -> LintResult:
    """Leave out the findings that the base has too; both trees were judged whole.

    What a comment covers in the base and no longer here is new: the comment was taken away.
    """
    known = {finding.fingerprint for finding in base.findings}
    fresh = tuple(finding for finding in result.findings if finding.fingerprint not in known)
    return replace(result, findings=fresh)
