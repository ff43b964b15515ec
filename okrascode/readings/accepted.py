"""Whose trailers count: members of the team, or anyone."""

from __future__ import annotations

from collections.abc import Callable

from okrascode.config import Settings
from okrascode.history.commit import Commit
from okrascode.model.organization import Person
from okrascode.model.plan import Plan
from okrascode.model.reference import TeamId

__all__ = ["acceptance"]


def acceptance(plan: Plan, settings: Settings) -> Callable[[Commit, TeamId], bool]:
    """Give the judgement whether a commit's author may report for a team.

    A person is known by the addresses under ``git``, or where there are none by the name that
    ``.mailmap`` gives. When the organisation names no people, anyone may.
    """
    people = plan.organization.people if plan.organization else {}
    if settings.trailers_accept == "anyone" or not people:
        return lambda _commit, _team: True

    known: dict[tuple[TeamId, str, str], bool] = {}

    def is_accepted(commit: Commit, team_id: TeamId) -> bool:
        team = plan.teams.get(team_id)
        if team is None:
            return False
        by = (team_id, commit.author, commit.author_email)
        if by not in known:
            allowed = {*team.members, team.lead, team.sponsor}
            of_team = (person for person in people.values() if person.id in allowed)
            known[by] = any(_is(person, commit) for person in of_team)
        return known[by]

    return is_accepted


def _is(person: Person, commit: Commit) -> bool:
    if person.git:
        email = commit.author_email.casefold()
        return any(address.casefold() == email for address in person.git)
    return person.name == commit.author
