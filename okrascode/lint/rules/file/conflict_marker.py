"""A merge left its marker in the text.

Why:
    Both sides of the conflict are still there, and nobody decided.

Fails:
    objectives:
      - id: love-us
        objective: Customers love us
    <<<<<<< HEAD
        owner: ana
    =======
        owner: bo

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
    code="OKR004",
    slug="conflict-marker",
    severity=Severity.ERROR,
    check=found_elsewhere,
    sees=Sees.TEAM,
)
