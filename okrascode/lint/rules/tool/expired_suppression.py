"""A suppression has a last day, and that day is over.

Why:
    The exception was agreed for a time. From the day after, what it covered is reported again.

Fails:
    objectives:
      - id: love-us  # okr: ignore[no-owner] until=2026-11-01 waiting for the new lead
        objective: Customers love us

Passes:
    objectives:
      - id: love-us  # okr: ignore[no-owner] until=2026-12-01 waiting for the new lead
        objective: Customers love us

Options:
    None.
"""

from okrascode.findings import Severity
from okrascode.lint.fixes.remove import rewrite_comment
from okrascode.lint.rule import Rule, found_elsewhere

RULE = Rule(
    code="OKR903",
    slug="expired-suppression",
    severity=Severity.WARNING,
    check=found_elsewhere,
    after_suppressions=True,
    can_be_suppressed=False,
    fix=rewrite_comment,
)
