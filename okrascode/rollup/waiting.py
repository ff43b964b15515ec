"""What waits for somebody: what teams asked for, and questions that nobody at the top took on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from okrascode.model.objective import OpenQuestion
from okrascode.model.reference import Reference
from okrascode.readings.reading import Reading
from okrascode.rollup.result import ObjectiveRollup, Rollup, Status

__all__ = ["is_open", "open_asks", "questions_without_sponsor"]

_SETTLED = (Status.DRAFT, Status.DROPPED, Status.ACHIEVED, Status.MISSED)


def open_asks(rollup: Rollup) -> tuple[Reading, ...]:
    """Give, for each key result still at work, the newest reading that says what would help.

    In the order of the roll-up. What was asked for stands until it is asked for differently, or
    until the key result is settled.
    """
    return tuple(
        asking
        for objective in _objectives(rollup)
        for part in objective.key_results
        if part.status not in _SETTLED
        and (asking := next((r for r in reversed(part.readings) if r.ask.strip()), None))
    )


def questions_without_sponsor(rollup: Rollup) -> tuple[tuple[Reference, OpenQuestion], ...]:
    """Give the open questions that need a sponsor, each with its objective, as of today."""
    return tuple(
        (objective.reference, question)
        for objective in _objectives(rollup)
        for question in objective.objective.open_questions
        if question.sponsor is None and is_open(question, rollup.today)
    )


def is_open(question: OpenQuestion, today: date) -> bool:
    """Tell whether a question was raised by a day and nobody had resolved it."""
    if question.raised_on is not None and question.raised_on > today:
        return False
    if question.resolved_on is None:
        return not question.resolution
    return question.resolved_on > today


def _objectives(rollup: Rollup) -> Iterator[ObjectiveRollup]:
    for cycle in rollup.cycles:
        for team in cycle.teams:
            yield from team.objectives
