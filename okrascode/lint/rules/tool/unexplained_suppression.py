"""A comment suppresses something and does not say why, or does not say what.

Why:
    Whoever meets the comment next year cannot tell whether it may go. Without a rule in the
    brackets it covers nothing at all.

Fails:
    objectives:
      - id: love-us  # okr: ignore[no-owner]
        objective: Customers love us
    # or
    objectives:
      - id: love-us  # okr: ignore[] the team decides next week
        objective: Customers love us

Passes:
    objectives:
      - id: love-us  # okr: ignore[no-owner] the team decides next week
        objective: Customers love us

Options:
    None.
"""

from okrascode.findings import Severity
from okrascode.lint.rule import Rule, found_elsewhere

RULE = Rule(
    code="OKR902",
    slug="unexplained-suppression",
    severity=Severity.WARNING,
    check=found_elsewhere,
    after_suppressions=True,
    can_be_suppressed=False,
)
