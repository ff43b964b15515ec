"""The text uses an anchor, an alias, a tag, a merge key or a second document.

Why:
    They make one line mean another place, a type, or a thousand copies: a person who reviews the
    change cannot see what it says. A reference by identifier does what an alias is wanted for.

Fails:
    objectives:
      - id: love-us
        objective: &text Customers love us
        owner: ana
    # or
    objectives: []
    ---
    objectives: []

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
    code="OKR003",
    slug="alias-or-tag",
    severity=Severity.ERROR,
    check=found_elsewhere,
    sees=Sees.TEAM,
)
