"""Attention: who touches the OKRs, by role and week.

A touch is an act of one day: a check-in, a change of what is intended, the answer to a question;
ten values in one commit are one touch. It belongs to a role and never to a person: the root team,
sponsors outside it, leads, teams. A role held by too few people is shown as its team: sponsors with
the root team, leads with the teams. An author whom nobody named counts with the team whose OKR it
is. The top is the root team with the sponsors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from okrascode.health.view import View
from okrascode.model.plan import Plan
from okrascode.model.reference import CycleId, PersonId, Reference
from okrascode.readings.reading import SourceName
from okrascode.rollup.cycles import is_inside

__all__ = ["Drift", "Role", "Touch", "by_role", "by_week", "drift_of", "top_touches", "touches"]


class Role(StrEnum):
    """A group of people; the order is from the top."""

    ROOT = "root"
    SPONSORS = "sponsors"
    LEADS = "leads"
    TEAMS = "teams"


@dataclass(frozen=True, slots=True)
class Touch:
    """One act of somebody with a role; who it was is not kept."""

    day: date
    role: Role
    about: Reference
    commit: str | None


@dataclass(frozen=True, slots=True)
class Drift:
    """The top's touches in the first weeks and in the last ones."""

    weeks: int
    """How many weeks each stretch has."""
    first: int
    last: int
    known: bool
    """False while the cycle is too young to tell, or the first weeks had too few."""
    alarm: bool


def touches(view: View) -> tuple[Touch, ...]:
    """Give the touches from the start of the cycle to its end or today, by day.

    On OKRs of this cycle, of those inside it, and of those around it.
    """
    roles = _Roles(view.plan, least=view.limits.role_least)
    cycles = _cycles_with(view)
    found: dict[tuple[date, str, str], Touch] = {}
    for day, author, about, commit in _acts(view):
        if about.cycle in cycles and view.start <= day <= view.last:
            touch = Touch(day, roles.role_of(author, about), about, commit)
            key = (day, author.casefold(), commit or "")
            known = found.get(key)
            if known is None or str(about) < str(known.about):
                found[key] = touch
    return tuple(sorted(found.values(), key=_order))


def _order(touch: Touch) -> tuple[date, str, str, str]:
    return (touch.day, touch.role, str(touch.about), touch.commit or "")


def top_touches(all_touches: tuple[Touch, ...]) -> tuple[Touch, ...]:
    """Give those of the root team and of sponsors."""
    return tuple(touch for touch in all_touches if touch.role in (Role.ROOT, Role.SPONSORS))


def by_role(all_touches: tuple[Touch, ...]) -> Mapping[Role, int]:
    """Count touches by role; roles without any are left out."""
    return {
        role: count
        for role in Role
        if (count := sum(1 for touch in all_touches if touch.role is role))
    }


def by_week(found: tuple[Touch, ...], view: View) -> tuple[tuple[date, int], ...]:
    """Count touches by week, with the first day of each week counted from the start of the view.

    The last week may not be over.
    """
    weeks = (view.last - view.start).days // 7 + 1
    counts = [0] * max(0, weeks)
    for touch in found:
        counts[(touch.day - view.start).days // 7] += 1
    return tuple((view.start + timedelta(weeks=n), count) for n, count in enumerate(counts))


def drift_of(found: tuple[Touch, ...], view: View) -> Drift:
    """Set the last whole weeks beside the first ones.

    With 4 weeks, ratio 0.5 and 8 whole weeks: 10 touches in weeks 1 to 4 and 4 in weeks 5 to 8 are
    an alarm, since 4 < 0.5 × 10; 5 are none. With 7 weeks nothing is known.
    """
    limits = view.limits
    whole = ((view.last - view.start).days + 1) // 7
    counts = [count for _, count in by_week(found, view)[:whole]]
    first = sum(counts[: limits.drift_weeks])
    last = sum(counts[-limits.drift_weeks :])
    known = whole >= 2 * limits.drift_weeks and first >= limits.drift_least
    alarm = known and last < Fraction(limits.drift_ratio) * first
    return Drift(limits.drift_weeks, first, last, known, alarm)


def _acts(view: View) -> Iterator[tuple[date, str, Reference, str | None]]:
    for readings in view.record.readings.values():
        for reading in readings:
            if reading.day is not None and reading.source is not SourceName.TREE:
                origin = reading.origin
                yield reading.day, origin.author, reading.key_result, origin.commit
    for change in view.record.changes:
        yield change.day, change.origin.author, change.about, change.origin.commit
    for objective in view.plan.objectives.values():
        for question in objective.open_questions:
            if question.resolved_on is not None and question.sponsor is not None:
                yield question.resolved_on, question.sponsor, objective.reference, None


def _cycles_with(view: View) -> frozenset[CycleId]:
    here = view.cycle.id
    return frozenset(
        one
        for one in view.plan.cycles
        if is_inside(view.plan, one, here) or is_inside(view.plan, here, one)
    )


class _Roles:
    """Which role an author has; looked up by handle or by the name that is shown."""

    def __init__(self, plan: Plan, *, least: int) -> None:
        root = plan.root_team
        self._root_team = root.id if root else None
        people = plan.organization.people if plan.organization else {}
        handles = {str(person): person for person in people}
        names: dict[str, PersonId | None] = {}
        for person in people.values():
            name = person.name.casefold()
            names[name] = None if name in names else person.id
        top = {root.lead, *root.members} if root else set()
        sponsors = {team.sponsor for team in plan.teams.values()} - top
        leads = {team.lead for team in plan.teams.values()} - top - sponsors
        members = {member for team in plan.teams.values() for member in team.members}
        self._of: dict[PersonId, Role] = {}
        for role, group in (
            (Role.TEAMS, members),
            (Role.LEADS, leads),
            (Role.SPONSORS, sponsors),
            (Role.ROOT, top),
        ):
            known = {person for person in group if person is not None}
            shown = role
            if role in (Role.SPONSORS, Role.LEADS) and len(known) < least:
                shown = Role.ROOT if role is Role.SPONSORS else Role.TEAMS
            self._of |= dict.fromkeys(known, shown)
        for handle in self._of:
            handles.setdefault(str(handle), handle)
        self._names: dict[str, PersonId | None] = {**names, **handles}

    def role_of(self, author: str, about: Reference) -> Role:
        person = self._names.get(author) or self._names.get(author.casefold())
        if person is not None and person in self._of:
            return self._of[person]
        return Role.ROOT if about.team == self._root_team else Role.TEAMS
