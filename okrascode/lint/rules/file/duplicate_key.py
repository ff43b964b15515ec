"""A key stands twice in one mapping.

Why:
    Most readers of YAML take the last one and forget the first without a word. A merge that kept
    both sides of a conflict leaves this behind.

Fails:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
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
from okrascode.lint.fixes.remove import remove_second_line
from okrascode.lint.rule import Rule, Sees, found_elsewhere

RULE = Rule(
    code="OKR002",
    slug="duplicate-key",
    severity=Severity.ERROR,
    check=found_elsewhere,
    fix=remove_second_line,
    sees=Sees.TEAM,
)
