"""Since when something is said: an open question, the vision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from okrascode.model.objective import Objective
from okrascode.model.organization import Organization
from okrascode.model.plan import Document, Plan
from okrascode.model.reference import Id, Reference
from okrascode.readings.chain import Chain
from okrascode.readings.item import objectives_in
from okrascode.readings.life import Life, Lives
from okrascode.readings.record import Dated

__all__ = ["questions_since", "vision_since"]


def questions_since(
    plan: Plan, lives: Lives, chain: Chain, *, today: date
) -> Mapping[tuple[Reference, Id], Dated]:
    """Give the commit that first opened each question of the plan.

    What was taken out and came back counts from the first time: it was as hard to say. At the
    boundary of a shallow clone nobody knows, and there is no entry.
    """
    found: dict[tuple[Reference, Id], Dated] = {}
    for reference, objective in plan.objectives.items():
        wanted = _questions(objective)
        if not wanted or reference not in lives.now:
            continue
        life = lives.called[reference]
        for sighting in life.sightings:
            after = sighting.after
            if not wanted or after is None:
                continue
            for name in sorted(wanted & _questions(after.objective)):
                wanted -= {name}
                holds = _holder(life, name)
                writer = chain.writer(sighting.position, after.path, holds, names=life.names)
                if writer is None:
                    found[reference, name] = Dated(today, None)
                elif not chain.is_cut(sighting.position, writer):
                    found[reference, name] = Dated(chain.day_of(writer.authored_at), writer.id)
    return MappingProxyType(found)


def _questions(objective: Objective) -> frozenset[Id]:
    return frozenset(question.id for question in objective.open_questions)


def _holder(life: Life, name: Id) -> Callable[[Document | None], bool]:
    """Give the test whether a document has the question."""

    def holds(document: Document | None) -> bool:
        there = objectives_in(document)
        return any(name in _questions(there[one]) for one in life.names if one in there)

    return holds


def vision_since(
    plan: Plan, chain: Chain, documents: Mapping[str, Document | None]
) -> Dated | None:
    """Give when the vision got its words of today; ``None`` when nobody knows.

    The words are followed wherever the organisation's document was moved.
    """
    organization = plan.organization
    if organization is None or not organization.vision:
        return None
    since: tuple[int, str] | None = None
    for position, commit in chain.history.main_line.items():
        for change in commit.changes:
            document = documents.get(change.new_blob) if change.new_blob else None
            if isinstance(document, Organization):
                if document.vision != organization.vision:
                    since = None
                elif since is None:
                    since = (position, change.path)
    if since is None:
        return None

    def holds(document: Document | None) -> bool:
        return isinstance(document, Organization) and document.vision == organization.vision

    writer = chain.writer(*since, holds)
    if writer is None or chain.is_cut(since[0], writer):
        return None
    return Dated(chain.day_of(writer.authored_at), writer.id)
