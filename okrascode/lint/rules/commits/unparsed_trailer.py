"""A line of a commit message looks like a check-in, and nobody can tell what it says.

Why:
    Whoever wrote it believes that it reported. The number stands still, and nobody is told.

Fails:
    # A commit whose message has the line: OKR: payments:love-us/nps is 42

Passes:
    # A commit whose message has the line: OKR: payments:love-us/nps = 42

Options:
    None. A message cannot be mended once others have it: report the value again, in a new commit
    or a check-in file. That this one is known can be said in okr.toml: [lint] ignore.
"""

from okrascode.findings import Severity
from okrascode.lint.rule import Needs, Rule, Sees, found_elsewhere

RULE = Rule(
    code="OKR801",
    slug="unparsed-trailer",
    severity=Severity.WARNING,
    needs=Needs.RECORD,
    check=found_elsewhere,
    sees=Sees.STRUCTURE,
)
