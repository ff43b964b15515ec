"""A rule of the organisation selects nothing.

Why:
    It was written for something, and guards nothing now: a value is misspelt, or what it was about
    is gone. A gate that stands open looks like one that is shut.

Fails:
    # okr.toml has a [[rule]] with select = {kind = "key_result", "measure.unit" = "USD"},
    # and no key result is measured in USD

Passes:
    # At least one key result is measured in USD

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Position, Severity, Span
from okrascode.lint.organization_rules import selected_by
from okrascode.lint.rule import Context, Profile, Rule


def _check(context: Context) -> Iterator[Finding]:
    for table in context.settings.rules:
        if any(True for _ in selected_by(table, context.plain)):
            continue
        start = Position(table.line, 1)
        yield Finding(
            code=context.rule.code,
            slug=context.rule.slug,
            severity=context.severity,
            message=f"The rule {table.code} selects nothing.",
            help="Mend its select, or take it out.",
            path="okr.toml",
            subject=table.code,
            span=Span(start, start),
        )


RULE = Rule(
    code="OKR907",
    slug="idle-rule",
    severity=Severity.INFO,
    profile=Profile.AUDIT,
    check=_check,
)
