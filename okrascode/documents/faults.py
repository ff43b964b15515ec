"""The findings that reading a document can give: code, slug and severity in one table."""

from __future__ import annotations

from types import MappingProxyType

from okrascode.findings import Finding, Meant, Position, Severity, Span

__all__ = ["FAULTS", "MOST_FINDINGS", "fault", "limited", "pointer_of", "span_at"]

FAULTS = MappingProxyType(
    {
        "OKR001": ("yaml-syntax", Severity.ERROR),
        "OKR002": ("duplicate-key", Severity.ERROR),
        "OKR003": ("alias-or-tag", Severity.ERROR),
        "OKR004": ("conflict-marker", Severity.ERROR),
        "OKR005": ("too-large", Severity.ERROR),
        "OKR006": ("ambiguous-scalar", Severity.WARNING),
        "OKR007": ("bad-encoding", Severity.ERROR),
        "OKR008": ("symlink", Severity.ERROR),
        "OKR009": ("unknown-version", Severity.ERROR),
        "OKR101": ("missing-field", Severity.ERROR),
        "OKR102": ("unknown-field", Severity.ERROR),
        "OKR103": ("wrong-type", Severity.ERROR),
        "OKR104": ("not-allowed", Severity.ERROR),
        "OKR105": ("bad-format", Severity.ERROR),
        "OKR106": ("path-mismatch", Severity.WARNING),
    }
)

MOST_FINDINGS = 100
"""Findings given for one document; when there are more, the last one says so."""


def fault(
    code: str,
    message: str,
    *,
    path: str,
    span: Span | None,
    help: str = "",  # the field's name in Finding
    pointer: str = "",
    at_key: bool = False,
    meant: Meant | None = None,
) -> Finding:
    """Make the finding of a code; slug and severity come from the table."""
    slug, severity = FAULTS[code]
    return Finding(
        code=code,
        slug=slug,
        severity=severity,
        message=message,
        help=help,
        path=path,
        pointer=pointer,
        at_key=at_key,
        meant=meant,
        span=span,
    )


def span_at(line: int, column: int, *, length: int = 0) -> Span:
    """Give the span of ``length`` characters on one line; ``line`` and ``column`` are 1-based."""
    return Span(Position(line, column), Position(line, column + length))


def pointer_of(steps: tuple[str | int, ...]) -> str:
    """Write the steps from the root to a value as a JSON pointer (RFC 6901).

    >>> pointer_of(("key_results", 0, "a/b"))
    '/key_results/0/a~1b'
    """
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def limited(findings: list[Finding], *, path: str) -> list[Finding]:
    """Keep the first hundred, errors before warnings, and say when there are more."""
    if len(findings) < MOST_FINDINGS:
        return findings
    kept = sorted(findings, key=lambda finding: -finding.severity.rank)[: MOST_FINDINGS - 1]
    worst = kept[0]
    kept.append(
        Finding(
            code=worst.code,
            slug=worst.slug,
            severity=worst.severity,
            message="There are more findings in this document than are shown.",
            help="Repair those that are shown first.",
            path=path,
            subject="more",
            span=span_at(1, 1),
        )
    )
    return kept
