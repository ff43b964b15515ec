"""A rule of a plug-in failed.

Why:
    What it would have found is unknown. The other rules went on.

Fails:
    # okr.toml names a plug-in whose check raises an exception.

Passes:
    # The plug-in is mended, or no longer named.

Options:
    None.
"""

from okrascode.findings import Severity
from okrascode.lint.rule import Rule, found_elsewhere

RULE = Rule(
    code="OKR906",
    slug="plugin-error",
    severity=Severity.WARNING,
    check=found_elsewhere,
    after_suppressions=True,
    can_be_suppressed=False,
)
