"""A value is of another type than the field takes.

Why:
    A number in quotes is text, a list where one value belongs is a question. Identifiers that
    YAML reads as a number or a truth value need quotes.

Fails:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - id: nps
            key_result: The promoter score rises
            measure: {baseline: "30", target: 50}

Passes:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - id: nps
            key_result: The promoter score rises
            measure: {baseline: 30, target: 50}

Options:
    None.
"""

from okrascode.findings import Severity
from okrascode.lint.fixes.write_meant import write_meant_yaml
from okrascode.lint.rule import Rule, Sees, found_elsewhere

RULE = Rule(
    code="OKR103",
    slug="wrong-type",
    severity=Severity.ERROR,
    check=found_elsewhere,
    fix=write_meant_yaml,
    sees=Sees.TEAM,
)
