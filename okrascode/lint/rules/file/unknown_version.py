"""The document says a version of the format that this tool does not know.

Why:
    A newer format may mean another thing by the same words, so nothing is guessed. Old versions
    are read for ever.

Fails:
    apiVersion: okrascode/v9
    kind: Objectives
    team: payments
    cycle: 2026-Q4
    objectives: []

Passes:
    apiVersion: okrascode/v1
    kind: Objectives
    team: payments
    cycle: 2026-Q4
    objectives: []

Options:
    None.
"""

from okrascode.findings import Severity
from okrascode.lint.rule import Rule, Sees, found_elsewhere

RULE = Rule(
    code="OKR009",
    slug="unknown-version",
    severity=Severity.ERROR,
    check=found_elsewhere,
    sees=Sees.TEAM,
)
