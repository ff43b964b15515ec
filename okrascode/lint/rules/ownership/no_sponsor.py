"""A team has no sponsor in top management.

Why:
    Sooner or later a team needs a decision that it cannot take itself. Without a name nobody is
    asked, and the question stays open until the end of the quarter.

Fails:
    # okrs/payments/team.yaml
    parent: company
    lead: ana

Passes:
    # okrs/payments/team.yaml
    parent: company
    lead: ana
    sponsor: lin

Options:
    None. The root team is top management itself and needs none.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.rule import Context, Profile, Rule, Sees


def _check(context: Context) -> Iterator[Finding]:
    for team in context.plan.teams.values():
        if team.parent is None or team.sponsor is not None:
            continue
        yield context.finding(
            team.place.at("id"),
            f"The team {team.id} has no sponsor.",
            about=team.id,
            cure="Name one member of top management, for example sponsor: HANDLE.",
            question="Who in top management would miss this team's objectives?",
        )


RULE = Rule(
    code="OKR503",
    slug="no-sponsor",
    severity=Severity.INFO,
    profile=Profile.STRICT,
    check=_check,
    sees=Sees.STRUCTURE,
)
