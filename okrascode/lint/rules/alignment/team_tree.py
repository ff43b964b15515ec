"""The teams are no tree: no root, two roots, or a circle of parents.

Why:
    The organisation's score is the score of the one team without a parent, and every page finds
    its place from there.

Fails:
    # okrs/sales/team.yaml
    name: Sales
    # or
    # okrs/company/team.yaml
    parent: payments

Passes:
    # okrs/sales/team.yaml
    parent: company

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.rule import Context, Rule, Sees
from okrascode.model.reference import TeamId


def _check(context: Context) -> Iterator[Finding]:
    teams = context.plan.teams
    in_circles: set[TeamId] = set()
    for team in teams.values():
        circle = _circle_from(team.id, context)
        if circle and team.id in circle and team.id not in in_circles:
            in_circles.update(circle)
            yield context.finding(
                team.place.at("parent"),
                f"These teams are each other's parents: {' → '.join((*circle, circle[0]))}.",
                about=team.id,
                subject=" ".join(sorted(circle)),
                cure="One of them has another parent, or is the root and has none.",
            )
    roots = [team for team in teams.values() if team.parent is None]
    for team in roots[1:]:
        yield context.finding(
            team.place.at("id"),
            f"The team {team.id} has no parent, and neither has {roots[0].id}: there is one root.",
            about=team.id,
            cure=f"Write parent: {roots[0].id}, or the team this one belongs to.",
        )
    if teams and not roots and not in_circles and not context.unread.may_have("Team"):
        team = next(iter(teams.values()))
        yield context.finding(
            team.place.at("parent"),
            "Every team has a parent, so none is the root.",
            subject="no root",
            cure="The team that stands for the whole organisation has no parent.",
        )


def _circle_from(team: TeamId, context: Context) -> tuple[TeamId, ...]:
    """Give the circle that the parents of a team lead into, empty when they end."""
    path: list[TeamId] = []
    here: TeamId | None = team
    while here is not None and here in context.plan.teams:
        if here in path:
            return tuple(path[path.index(here) :])
        path.append(here)
        here = context.plan.teams[here].parent
    return ()


RULE = Rule(
    code="OKR209", slug="team-tree", severity=Severity.ERROR, check=_check, sees=Sees.STRUCTURE
)
