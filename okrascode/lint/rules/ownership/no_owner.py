"""An objective has no owner.

Why:
    What belongs to everybody is looked after by nobody. The owner is who keeps asking, not who
    does all the work, and nobody's own score is made of it.

Fails:
    objectives:
      - id: love-us
        objective: Customers love us

Passes:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana

Options:
    None. From profile strict on it is an error.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.items import active_objectives
from okrascode.lint.rule import Context, Rule, Sees


def _check(context: Context) -> Iterator[Finding]:
    for objective in active_objectives(context.plan):
        if objective.owner is None:
            team = context.plan.teams.get(objective.team)
            example = (team.lead if team else None) or "HANDLE"
            yield context.finding(
                objective.place.at("id"),
                f"The objective {objective.id} has no owner.",
                about=objective.reference,
                cure=f"Name one person, for example owner: {example}.",
                question="Who would be asked first if this went wrong?",
            )


RULE = Rule(
    code="OKR501",
    slug="no-owner",
    severity=Severity.WARNING,
    severity_when_strict=Severity.ERROR,
    check=_check,
    sees=Sees.TEAM,
)
