"""The text is not UTF-8, or holds characters that cannot be seen.

Why:
    Control characters steer a terminal, and bidirectional overrides show a reviewer another text
    than the one that is read.

Fails:
    objectives:
      - id: love-us
        objective: Customers love us \u202edetsurt
        owner: ana

Passes:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana

Options:
    None.
"""

from okrascode.findings import Severity
from okrascode.lint.rule import Rule, Sees, found_elsewhere

RULE = Rule(
    code="OKR007",
    slug="bad-encoding",
    severity=Severity.ERROR,
    check=found_elsewhere,
    sees=Sees.TEAM,
)
