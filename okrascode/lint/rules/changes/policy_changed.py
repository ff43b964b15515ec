"""What decides about the OKRs was changed: okr.toml, CODEOWNERS, or a workflow that calls okr.

Why:
    A change is judged by the base's settings, so it cannot switch off what judges it. The next one
    would be judged by the new settings: somebody should look at them on purpose.

Fails:
    objectives: []
    # before
    # okr.toml
    version = 1
    # after
    # okr.toml
    version = 1
    [lint]
    ignore = ["target-eased"]

Passes:
    objectives: []
    # before
    # okr.toml
    version = 1
    # after
    # okr.toml
    version = 1  # only a comment more

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.changes.difference import Kind
from okrascode.findings import Finding, Severity
from okrascode.lint.against import whose_and_what
from okrascode.lint.rule import Context, Needs, Rule

_LOOK = "Let somebody who answers for the rules look at it; changes of OKRs go in another request."


def _check(context: Context) -> Iterator[Finding]:
    for one in context.against.comparison.differences if context.against else ():
        if one.kind is Kind.POLICY:
            yield context.finding(
                one.place,
                f"The policy was changed: {whose_and_what(one)}.",
                about=one.about,
                subject=one.field,
                cure=_LOOK,
            )


RULE = Rule(
    code="OKR609",
    slug="policy-changed",
    severity=Severity.WARNING,
    needs=Needs.BASE,
    can_be_suppressed=False,
    instead=_LOOK,
    check=_check,
)
