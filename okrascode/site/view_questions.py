"""Open questions as views: how long they have been open, and who took them on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrascode.model.objective import OpenQuestion
from okrascode.rollup.result import ObjectiveRollup
from okrascode.rollup.waiting import is_open
from okrascode.site.addresses import address_of, team_address
from okrascode.site.view_parts import CycleView, Link, QuestionView

if TYPE_CHECKING:
    from okrascode.site.view_items import Items

__all__ = ["question_view"]


def question_view(
    question: OpenQuestion, rollup: ObjectiveRollup, *, cycle: CycleView, items: Items
) -> QuestionView:
    """Give the view of a question that was raised by today."""
    people, objective = items.history.people, rollup.objective
    team = items.source.plan.teams[objective.team]
    raised, today = question.raised_on, items.today
    waiting = is_open(question, today)
    until = min(question.resolved_on or today, today)
    return QuestionView(
        id=str(question.id),
        anchor=f"question-{team.id}.{objective.cycle}.{objective.id}.{question.id}",
        question=question.question,
        raised_by=people.name_of(question.raised_by),
        raised_on=raised,
        resolved_on=None if waiting else question.resolved_on,
        age_days=max(0, (until - raised).days) if raised else None,
        sponsor=people.name_of(question.sponsor),
        has_sponsor=question.sponsor is not None,
        is_open=waiting,
        resolution=question.resolution,
        team=Link(team.name, team_address(team.id)),
        objective=Link(objective.title, address_of(rollup.reference), rollup.status),
        cycle=cycle,
        file=items.file(question.place),
    )
