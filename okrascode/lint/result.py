"""The outcome of a lint run as a value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from okrascode.findings import Finding, Severity

__all__ = ["OF_TEXTS", "LintResult"]

OF_TEXTS = ("OKR0", "OKR1")
"""Beginnings of the codes of rules that judge each text by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LintResult:
    """What a run found."""

    findings: tuple[Finding, ...]
    """Ordered by path, line, column and code; all have a span."""
    suppressed: tuple[Finding, ...] = ()
    """What a comment in the file covers, in the same order."""
    known: tuple[Finding, ...] = ()
    """What a baseline holds, in the same order."""
    gone: tuple[str, ...] = ()
    """What a baseline holds and is not found any more: code, name, path and message."""
    judged: frozenset[str] = frozenset()
    """Codes of the rules that could do their work."""
    unread: frozenset[str] = frozenset()
    """Documents with errors, about which only their own text was judged."""
    paths: tuple[str, ...] = ()
    """Files and folders whose findings are reported; all when empty."""
    today: date
    documents: int = 0
    """How many documents were looked at."""
    git_prefix: str = ""
    """Path of the OKR root below the top level of Git: empty or with a ``/`` at its end."""
    threshold: Severity = Severity.ERROR
    """Findings at or above it make the run fail."""
    texts: Mapping[str, bytes]
    """The raw text of each document, by path; outputs quote lines from it."""

    def looked_at(self, path: str) -> bool:
        """Tell whether findings of a file are reported, whether or not it is there."""
        return not self.paths or any(
            path == folder or folder in ("", ".") or path.startswith(folder.rstrip("/") + "/")
            for folder in self.paths
        )

    def would_find(self, code: str, path: str) -> bool:
        """Tell whether a finding of a rule at a file would be here if it still were one.

        While a document is unread, rules that judge all together say less than they would.
        """
        is_judged = code in self.judged and self.looked_at(path)
        return is_judged and (
            not self.unread or (code.startswith(OF_TEXTS) and path not in self.unread)
        )

    def count(self, severity: Severity) -> int:
        """Count the findings of one severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def counts_by_rule(self) -> tuple[tuple[str, str, int], ...]:
        """Give code, slug and number of findings of each rule that found something."""
        counted = Counter((finding.code, finding.slug) for finding in self.findings)
        return tuple((code, slug, number) for (code, slug), number in sorted(counted.items()))

    def by_frequency(self) -> tuple[tuple[str, str, int], ...]:
        """Give code, slug and number of findings of each rule, the most frequent first."""
        return tuple(sorted(self.counts_by_rule(), key=lambda row: (-row[2], row[0])))

    def is_failure(self, finding: Finding) -> bool:
        """Tell whether a finding makes the run fail."""
        return finding.severity.rank >= self.threshold.rank

    @property
    def has_failed(self) -> bool:
        """Tell whether there is a finding at or above the threshold."""
        return any(self.is_failure(finding) for finding in self.findings)
