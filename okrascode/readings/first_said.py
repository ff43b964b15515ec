"""Since when something is said: what one team asks of another, a question, the vision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from okrascode.model.objective import Objective
from okrascode.model.organization import Organization
from okrascode.model.plan import Document, Plan
from okrascode.model.reference import Reference
from okrascode.readings.chain import Chain
from okrascode.readings.item import objectives_in
from okrascode.readings.life import Lives
from okrascode.readings.record import Dated

__all__ = ["first_said", "vision_since"]


def first_said(
    plan: Plan, lives: Lives, chain: Chain, *, today: date
) -> Mapping[tuple[Reference, str], Dated]:
    """Give the commit that first asked for each dependency and first opened each question.

    What was taken back and asked again counts from the first time. At the boundary of a shallow
    clone nobody knows, and there is no entry.
    """
    found: dict[tuple[Reference, str], Dated] = {}
    for reference, objective in plan.objectives.items():
        wanted = set(_said(objective))
        if not wanted or reference not in lives.now:
            continue
        for sighting in lives.called[reference].sightings:
            after = sighting.after
            if not wanted or after is None:
                continue
            for name in sorted(wanted.intersection(_said(after.objective))):
                wanted.discard(name)

                def holds(
                    document: Document | None,
                    name: str = name,
                    called: Reference = after.objective.reference,
                ) -> bool:
                    there = objectives_in(document).get(called)
                    return there is not None and name in _said(there)

                writer = chain.writer(sighting.position, after.path, holds)
                if writer is None:
                    found[reference, name] = Dated(today, None)
                elif not chain.is_cut(sighting.position, writer):
                    found[reference, name] = Dated(chain.day_of(writer.authored_at), writer.id)
    return MappingProxyType(found)


def _said(objective: Objective) -> Iterator[str]:
    for dependency in objective.depends_on:
        yield str(dependency.of.reference)
    for question in objective.open_questions:
        yield question.id


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
    for position, commit in enumerate(chain.history.first_parents):
        for change in chain.history.commits[commit].changes:
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
