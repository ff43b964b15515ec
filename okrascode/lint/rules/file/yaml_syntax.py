"""The text is not YAML.

Why:
    A file that cannot be read has no numbers. One text in three breaks YAML when it is typed
    without quotes: a colon and a space in it, a space and a hash, or a first character that means
    something else (square bracket, star, at sign, tilde, backtick). Quotes cure it.

Fails:
    objectives:
      - id: love-us
        objective: Customers: they love us

Passes:
    objectives:
      - id: love-us
        objective: "Customers: they love us"
        owner: ana
        key_results:
          - id: nps
            key_result: The promoter score rises
            measure: {baseline: 30, target: 50}

Options:
    None.
"""

from okrascode.findings import Severity
from okrascode.lint.fixes.quote import quote_broken
from okrascode.lint.rule import Rule, Sees, found_elsewhere

RULE = Rule(
    code="OKR001",
    slug="yaml-syntax",
    severity=Severity.ERROR,
    check=found_elsewhere,
    fix=quote_broken,
    sees=Sees.TEAM,
)
