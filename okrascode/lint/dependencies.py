"""What objectives ask of each other, and what was answered.

Each half of the handshake stands in the file of the team that gives it: the request under
``depends_on``, the promise under ``serves`` of what is asked for, the refusal under ``declines``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from okrascode.lint.items import Names, active_objectives, names_in, open_objectives
from okrascode.model.objective import Decline, Dependency, Objective
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference

__all__ = ["Answer", "Request", "requests_in"]


class Answer(StrEnum):
    """How a request stands."""

    REQUESTED = "requested"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One dependency with its answer."""

    asking: Objective
    dependency: Dependency
    of: Reference
    """What is asked for, as it is called today."""
    answer: Answer
    decline: Decline | None = None
    """The refusal; ``None`` unless it was declined."""


def requests_in(plan: Plan) -> Iterator[Request]:
    """Give the dependencies of active objectives in cycles that are not closed.

    Those that lead nowhere are left out; unknown-reference speaks of them.
    """
    asking = [objective for objective in open_objectives(plan) if objective.depends_on]
    if not asking:
        return
    names = names_in(plan)
    promises = frozenset(_promises(plan, names))
    declines = {
        (team, found.of_objective): decline
        for team, decline in plan.declines
        if (found := names.find(decline.request.reference)) is not None
    }
    for objective in asking:
        for dependency in objective.depends_on:
            of = names.find(dependency.of.reference)
            if of is None or of.team is None:
                continue
            decline = None
            answer = Answer.REQUESTED
            if promises & {(of, objective.reference), (of.of_objective, objective.reference)}:
                answer = Answer.ACCEPTED
            elif decline := declines.get((of.team, objective.reference)):
                answer = Answer.DECLINED
            yield Request(
                asking=objective, dependency=dependency, of=of, answer=answer, decline=decline
            )


def _promises(plan: Plan, names: Names) -> Iterator[tuple[Reference, Reference]]:
    """Give who promises and who is promised to."""
    for objective in active_objectives(plan):
        pairs = [(objective.reference, objective.serves)]
        pairs += [(objective.reference_to(k), k.serves) for k in objective.key_results]
        for giver, links in pairs:
            for link in links:
                asking = names.find(link.reference)
                if asking is not None:
                    yield giver, asking.of_objective
