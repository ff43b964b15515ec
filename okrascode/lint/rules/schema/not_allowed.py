"""A value is none of those that the field takes.

Why:
    The choices are few on purpose: everybody reads the same word in the same way.

Fails:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        commitment: ambitious

Passes:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        commitment: aspirational

Options:
    None.
"""

from okrascode.findings import Severity
from okrascode.lint.fixes.write_meant import write_meant
from okrascode.lint.rule import Rule, Sees, found_elsewhere

RULE = Rule(
    code="OKR104",
    slug="not-allowed",
    severity=Severity.ERROR,
    check=found_elsewhere,
    fix=write_meant,
    sees=Sees.TEAM,
)
