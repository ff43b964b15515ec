"""A comment suppresses a rule that finds nothing there.

Why:
    A suppression that waits hides the next finding, which nobody decided about.

Fails:
    objectives:
      - id: love-us
        objective: Customers love us  # okr: ignore[no-owner] the team decides next week
        owner: ana

Passes:
    objectives:
      - id: love-us  # okr: ignore[no-owner] the team decides next week
        objective: Customers love us

Options:
    None.
"""

from okrascode.findings import Severity
from okrascode.lint.fixes.remove import rewrite_comment
from okrascode.lint.rule import Rule, found_elsewhere

RULE = Rule(
    code="OKR901",
    slug="unused-suppression",
    severity=Severity.WARNING,
    check=found_elsewhere,
    after_suppressions=True,
    can_be_suppressed=False,
    fix=rewrite_comment,
)
