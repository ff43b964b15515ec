"""Rules were skipped, because the history of the repository is not here.

Why:
    A shallow clone, which is what GitHub makes unless it is told otherwise, hides when something
    was last reported. A rule that guessed would accuse people who did report.

Fails:
    # The check runs in a clone made by: git clone --depth 1

Passes:
    # The workflow checks out with: fetch-depth: 0

Options:
    None.
"""

from okrascode.findings import Severity
from okrascode.lint.rule import Rule, found_elsewhere

RULE = Rule(
    code="OKR905",
    slug="rule-needs-history",
    severity=Severity.WARNING,
    check=found_elsewhere,
    after_suppressions=True,
    can_be_suppressed=False,
)
