"""A field that every such document or item needs is not there.

Why:
    Without an identifier nothing can be referred to, without a text nobody knows what is meant,
    and a dropped item without its reason teaches nobody anything.

Fails:
    objectives:
      - id: love-us
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
    code="OKR101",
    slug="missing-field",
    severity=Severity.ERROR,
    check=found_elsewhere,
    sees=Sees.TEAM,
)
