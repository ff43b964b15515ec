"""A comment suppresses a rule that does not exist, or is not written as it should be.

Why:
    It covers nothing, while everybody who reads it believes that it does.

Fails:
    objectives:
      - id: love-us  # okr: ignore[no-owners] the team decides next week
        objective: Customers love us
    # or
    objectives:
      - id: love-us  # okr: ignore no-owner
        objective: Customers love us

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
    code="OKR904",
    slug="unknown-suppression",
    severity=Severity.WARNING,
    check=found_elsewhere,
    after_suppressions=True,
    can_be_suppressed=False,
    fix=rewrite_comment,
)
