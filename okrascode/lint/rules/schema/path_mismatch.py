"""The path of a document says another team, cycle or kind than the document itself.

Why:
    What stands in the document counts, so no number changes. People look where the path leads
    them, and who owns the folder decides over the file.

Fails:
    # okrs/payments/2026-Q4.yaml
    apiVersion: okrascode/v1
    kind: Objectives
    team: company
    cycle: 2026-Q4
    objectives: []

Passes:
    # okrs/company/2026-Q4.yaml
    apiVersion: okrascode/v1
    kind: Objectives
    team: company
    cycle: 2026-Q4
    objectives: []

Options:
    None.
"""

from okrascode.findings import Severity
from okrascode.lint.rule import Rule, found_elsewhere

RULE = Rule(
    code="OKR106",
    slug="path-mismatch",
    severity=Severity.WARNING,
    check=found_elsewhere,
)
