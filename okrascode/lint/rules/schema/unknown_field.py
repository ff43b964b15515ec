"""A field has a name that the format does not know.

Why:
    A misspelt field is silently without effect in most tools; here it is an error, with the name
    that was probably meant. Keys of your own begin with `x-`.

Fails:
    objectives:
      - id: love-us
        objective: Customers love us
        ownr: ana

Passes:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        x-board-slide: 7

Options:
    None.
"""

from okrascode.findings import Severity
from okrascode.lint.fixes.write_meant import write_meant
from okrascode.lint.rule import Rule, Sees, found_elsewhere

RULE = Rule(
    code="OKR102",
    slug="unknown-field",
    severity=Severity.ERROR,
    check=found_elsewhere,
    fix=write_meant,
    sees=Sees.TEAM,
)
