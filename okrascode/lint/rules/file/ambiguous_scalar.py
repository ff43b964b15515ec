"""Other tools read another value from this text than is written here.

Why:
    YAML 1.1 reads `yes` as true, `1:30` as ninety, `010` as eight and `1_000` as a thousand; this
    tool reads YAML 1.2. Quotes, or another spelling, say the same to everybody.

Fails:
    objectives:
      - id: love-us
        objective: yes
        owner: ana

Passes:
    objectives:
      - id: love-us
        objective: "yes"
        owner: ana

Options:
    None.
"""

from okrascode.findings import Severity
from okrascode.lint.fixes.quote import quote_ambiguous
from okrascode.lint.rule import Rule, Sees, found_elsewhere

RULE = Rule(
    code="OKR006",
    slug="ambiguous-scalar",
    severity=Severity.WARNING,
    check=found_elsewhere,
    fix=quote_ambiguous,
    sees=Sees.TEAM,
)
