"""A commit message reports for an objective or key result that is not there, or is not only one.

Why:
    The work was done and its number is lost: nothing that the message says can count.

Fails:
    # A commit whose message has the line: OKR: payments:love-us/nsp = 42

Passes:
    # A commit whose message has the line: OKR: payments:love-us/nps = 42

Options:
    None. A message cannot be mended once others have it: report the value again. When the key
    result was renamed, its old name under formerly makes old messages count too.
"""

from okrascode.findings import Severity
from okrascode.lint.rule import Needs, Rule, Sees, found_elsewhere

RULE = Rule(
    code="OKR802",
    slug="unknown-okr-in-trailer",
    severity=Severity.WARNING,
    needs=Needs.RECORD,
    check=found_elsewhere,
    sees=Sees.STRUCTURE,
)
