"""A squash repeats what commits declare that are here too, so both count.

Why:
    A forge's squash has its own author time, and so a copy cannot be told from a second report.
    Where a key result counts what commits add, the sum may be too high.
    A branch that goes on after it was squashed lists its old commits again.

Fails:
    # A branch is squashed with the line: OKR: payments:love-us/moved +1, and merged as well

Passes:
    # The branch is squashed and deleted, or merged without squashing

Options:
    None.
"""

from okrascode.findings import Severity
from okrascode.lint.rule import Needs, Profile, Rule, Sees, found_elsewhere

RULE = Rule(
    code="OKR803",
    slug="copied-trailers",
    severity=Severity.WARNING,
    profile=Profile.STRICT,
    needs=Needs.RECORD,
    check=found_elsewhere,
    sees=Sees.STRUCTURE,
)
