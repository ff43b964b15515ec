"""A text does not have the form that the field asks for.

Why:
    A day is written 2026-11-20 and has to exist; an identifier has lower-case letters, digits and
    hyphens, because it stands in file names, links and commit messages.

Fails:
    objectives:
      - id: Love Us
        objective: Customers love us
        owner: ana
    # or
    # okrs/payments/2026-Q4/2026-10-30-a1b2.yaml
    date: 2026-02-30
    summary: Good progress.

Passes:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana

Options:
    None.
"""

from okrascode.findings import Severity
from okrascode.lint.fixes.write_meant import write_meant
from okrascode.lint.rule import Rule, Sees, found_elsewhere

RULE = Rule(
    code="OKR105",
    slug="bad-format",
    severity=Severity.ERROR,
    check=found_elsewhere,
    fix=write_meant,
    sees=Sees.TEAM,
)
