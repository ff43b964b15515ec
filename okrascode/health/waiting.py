"""What waits for an answer: questions that are open, and what teams ask of each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from okrascode.health.view import View
from okrascode.model.objective import Dependency, Objective, OpenQuestion
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference
from okrascode.readings.record import Record
from okrascode.rollup.waiting import is_open

__all__ = [
    "Answer",
    "Question",
    "Request",
    "questions_in",
    "questions_of",
    "requests_in",
    "requests_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An open question."""

    about: Reference
    question: OpenQuestion
    since: date | None
    """``None`` when nobody knows."""
    commit: str | None

    def age(self, day: date) -> int | None:
        """Give the days since it was raised."""
        return None if self.since is None else (day - self.since).days


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a request: accepted, declined, or neither yet."""

    accepted: bool = False
    declined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Something that one objective asks of another team."""

    about: Reference
    dependency: Dependency
    answer: Answer
    since: date | None
    commit: str | None

    @property
    def is_waiting(self) -> bool:
        """Tell whether nobody has answered."""
        return not (self.answer.accepted or self.answer.declined)

    def age(self, day: date) -> int | None:
        """Give the days since it was first asked."""
        return None if self.since is None else (day - self.since).days


def questions_in(view: View) -> tuple[Question, ...]:
    """Give the questions of the cycle's objectives that are open on its last day, oldest first."""
    return questions_of((part.objective for part in view.objectives), view.record, day=view.last)


def questions_of(
    objectives: Iterable[Objective], record: Record, *, day: date
) -> tuple[Question, ...]:
    """Give the questions of some objectives that are open on a day, oldest first."""
    found = []
    for part in objectives:
        for question in part.open_questions:
            if not is_open(question, day):
                continue
            dated = record.questions.get((part.reference, question.id))
            since = question.raised_on or (dated.day if dated else None)
            if since is None or since <= day:
                found.append(
                    Question(
                        about=part.reference,
                        question=question,
                        since=since,
                        commit=dated.commit if dated else None,
                    )
                )
    return tuple(sorted(found, key=lambda one: (one.since or date.max, str(one.about))))


def requests_in(view: View) -> tuple[Request, ...]:
    """Give what the cycle's objectives ask of others by its last day, oldest first."""
    objectives = (part.objective for part in view.objectives)
    return requests_of(objectives, view.plan, view.record, day=view.last)


def requests_of(
    objectives: Iterable[Objective], plan: Plan, record: Record, *, day: date
) -> tuple[Request, ...]:
    """Give what some objectives ask of others by a day, oldest first, answered or not."""
    found: list[Request] = []
    for part in objectives:
        for dependency in part.depends_on:
            asked = record.links.get(("depends_on", part.reference, dependency.of.reference))
            if asked is not None and asked.day is not None and asked.day > day:
                continue
            found.append(
                Request(
                    about=part.reference,
                    dependency=dependency,
                    answer=_answer(plan, part, dependency),
                    since=asked.day if asked else None,
                    commit=asked.commit if asked else None,
                )
            )
    return tuple(sorted(found, key=lambda one: (one.since or date.max, str(one.about))))


def _answer(plan: Plan, asking: Objective, dependency: Dependency) -> Answer:
    asked = dependency.of.reference
    declined = any(
        team == asked.team and decline.request.reference.of_objective == asking.reference
        for team, decline in plan.declines
    )
    return Answer(accepted=asking.reference in _served(plan, asked), declined=declined)


def _served(plan: Plan, asked: Reference) -> Iterator[Reference]:
    objective = plan.objectives.get(asked.of_objective)
    if objective is not None:
        yield from (link.reference.of_objective for link in objective.serves)
    key_result = plan.key_results.get(asked)
    if key_result is not None:
        yield from (link.reference.of_objective for link in key_result.serves)
