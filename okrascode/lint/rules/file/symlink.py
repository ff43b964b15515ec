"""A document is a symbolic link; links are never followed.

Why:
    A link in a pull request could make the check read, and show, any file of the machine it runs
    on. The text belongs into the file itself.

Fails:
    # okrs/payments/2026-Q4.yaml -> ../../../etc/passwd

Passes:
    objectives: []

Options:
    None.
"""

from okrascode.findings import Severity
from okrascode.lint.rule import Rule, Sees, found_elsewhere

RULE = Rule(
    code="OKR008",
    slug="symlink",
    severity=Severity.ERROR,
    check=found_elsewhere,
    sees=Sees.TEAM,
)
