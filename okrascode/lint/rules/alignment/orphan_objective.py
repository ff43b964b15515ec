"""An objective of a team supports nothing, and the team is not the root of all.

Why:
    Nobody above sees what it is for. Some work is rightly of the team's own; then say so with a
    suppression and its reason, or run the regular profile.

Fails:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana

Passes:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        supports: [company:love-us]

    # okrs/company/2026-Q4.yaml
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.items import active_objectives
from okrascode.lint.rule import Context, Profile, Rule, Sees


def _check(context: Context) -> Iterator[Finding]:
    root = context.plan.root_team
    for objective in active_objectives(context.plan):
        if root is None or objective.team == root.id or objective.supports:
            continue
        yield context.finding(
            objective.place.at("id"),
            f"The objective {objective.id} supports nothing.",
            about=objective.reference,
            cure=f"Write what it is for under supports, for example {root.id}:OBJECTIVE.",
            question="What would nobody above miss if you reached this?",
        )


RULE = Rule(
    code="OKR205",
    slug="orphan-objective",
    severity=Severity.WARNING,
    profile=Profile.STRICT,
    check=_check,
    sees=Sees.STRUCTURE,
)
