"""A document, or a number in it, is larger than anything a person writes.

Why:
    The limits keep a hostile file from stopping the check for everybody: 1 MiB, 64 levels,
    100,000 nodes, 30 digits, an exponent between -15 and 15.

Fails:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - id: revenue
            key_result: Revenue grows
            measure: {baseline: 1, target: 1e99}

Passes:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - id: revenue
            key_result: Revenue grows
            measure: {baseline: 1, target: 1e9}

Options:
    None.
"""

from okrascode.findings import Severity
from okrascode.lint.rule import Rule, Sees, found_elsewhere

RULE = Rule(
    code="OKR005",
    slug="too-large",
    severity=Severity.ERROR,
    check=found_elsewhere,
    sees=Sees.TEAM,
)
