"""What teams ask of each other, and what the other team has answered.

The question stands in the file of the team that asks, the answer in that of the team that gives:
nobody can promise in another's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from okrascode.model.objective import Dependency, ItemState, Objective
from okrascode.model.reference import Reference, TeamId
from okrascode.readings.record import LinkSince
from okrascode.readings.which_cycle import names_in
from okrascode.site.addresses import team_address
from okrascode.site.view_parts import CommitView, CycleView, FileView, Link

if TYPE_CHECKING:
    from okrascode.site.view_items import Items

_Names = Mapping[Reference, Reference]
"""What everything is called today, by every name it had."""

__all__ = ["Answer", "RequestView", "requests_of"]


class Answer(StrEnum):
    """What the other team has said."""

    REQUESTED = "requested"
    PROMISED = "promised"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView:
    """Something that one team needs of another."""

    anchor: str
    need: str
    due: date | None
    overdue: bool
    """The day is over, and nothing says that it is done."""
    answer: Answer
    why: str
    """Why it was declined."""
    asker: Link
    asking_team: Link
    of: Link
    """The objective or key result it is asked of."""
    asked_team: Link
    asked_on: date | None
    asked: CommitView | None
    answered_on: date | None
    answered: CommitView | None
    """Known for promises only: a decline has no history of its own."""
    age_days: int | None
    """Days since it was asked for."""
    cycle: CycleView
    file: FileView
    """Where it is asked."""
    answer_file: FileView
    """Where the other team would answer."""


def requests_of(items: Items, cycles: Mapping[str, CycleView]) -> tuple[RequestView, ...]:
    """Give every request whose two sides have pages.

    Unanswered ones first, then promises, then declined ones; in each the oldest first.
    """
    plan = items.source.plan
    names = names_in(plan)
    declined = {
        (team, asking.of_objective): decline.why
        for team, decline in plan.declines
        if (asking := names.get(decline.request.reference)) is not None
    }
    found = [
        view
        for objective in plan.objectives.values()
        if objective.state is ItemState.ACTIVE and str(objective.cycle) in cycles
        for number, dependency in enumerate(objective.depends_on, 1)
        if (
            view := _request(
                objective, dependency, number, items, cycles[str(objective.cycle)], declined, names
            )
        )
    ]
    order = list(Answer)
    found.sort(key=lambda r: (order.index(r.answer), -(r.age_days or 0), r.anchor))
    return tuple(found)


def _request(
    objective: Objective,
    dependency: Dependency,
    number: int,
    items: Items,
    cycle: CycleView,
    declined: Mapping[tuple[TeamId, Reference], str],
    names: _Names,
) -> RequestView | None:
    plan, record = items.source.plan, items.source.record
    there = names.get(dependency.of.reference)
    if there is None:
        return None
    other = plan.objectives.get(there.of_objective)
    of, asker = items.link(there), items.link(objective.reference)
    if other is None or of is None or asker is None:
        return None
    promise = _promise(objective.reference, there, other, names)
    why = declined.get((other.team, objective.reference))
    answer = Answer.REQUESTED
    if promise is not None:
        answer = Answer.PROMISED
    elif why is not None:
        answer = Answer.DECLINED
    nothing = LinkSince(None, None)
    since = record.links.get(("depends_on", objective.reference, there), nothing)
    given = record.links.get(("serves", *promise), nothing) if promise else nothing
    here, theirs = plan.teams[objective.team], plan.teams[other.team]
    known = since.day is not None and since.day <= items.today
    is_over = dependency.due is not None and dependency.due < items.today
    return RequestView(
        anchor=f"request-{here.id}.{objective.cycle}.{objective.id}.{number}",
        need=dependency.need,
        due=dependency.due,
        overdue=is_over and of.status != "achieved" and answer is not Answer.DECLINED,
        answer=answer,
        why=why or "",
        asker=asker,
        asking_team=Link(here.name, team_address(here.id)),
        of=of,
        asked_team=Link(theirs.name, team_address(theirs.id)),
        asked_on=since.day if known else None,
        asked=items.history.commit(since.commit) if known else None,
        answered_on=given.day,
        answered=items.history.commit(given.commit),
        age_days=(items.today - since.day).days if known and since.day else None,
        cycle=cycle,
        file=items.file(dependency.place),
        answer_file=items.file(other.place),
    )


def _promise(
    asker: Reference, there: Reference, other: Objective, names: _Names
) -> tuple[Reference, Reference] | None:
    """Find who promises it to whom: what was asked, or for a key result its objective too."""
    givers = [(other.reference_to(k), k.serves) for k in other.key_results]
    givers = [(name, links) for name, links in givers if name == there]
    for giver, links in (*givers, (other.reference, other.serves)):
        for link in links:
            served = names.get(link.reference)
            if served is not None and served.of_objective == asker:
                return giver, served
    return None
