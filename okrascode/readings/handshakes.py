"""Since when a team asks for something, and since when another has promised it.

Both halves of a handshake stand in objectives documents: ``depends_on`` with the team that asks,
``serves`` with the team that gives. How long a request has been waiting counts from the commit that
asked first; one that was taken out and came back counts from its return.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from okrascode.model.plan import Document, Plan
from okrascode.model.reference import Reference
from okrascode.readings.chain import Chain
from okrascode.readings.item import Item, items_of, objectives_in
from okrascode.readings.life import Life, Lives
from okrascode.readings.record import LinkSince

__all__ = ["links_since"]

_Key = tuple[str, Reference, Reference]


def links_since(lives: Lives, chain: Chain, *, plan: Plan, today: date) -> Mapping[_Key, LinkSince]:
    """Give for each ``depends_on`` and ``serves`` of the plan when it was written.

    The key is the field, who says it, and whom it names. A link that was there already at the
    boundary of a shallow clone has no day.
    """
    found: dict[_Key, LinkSince] = {}
    for name, item in _items(plan):
        life = lives.called.get(name)
        if life is None or name not in lives.now:
            continue
        for field, there in _links_of(item):
            found[field, name, there] = _since(life, field, there, chain, today)
    return MappingProxyType(found)


def _items(plan: Plan) -> Iterator[tuple[Reference, Item]]:
    for objective in plan.objectives.values():
        for item in items_of(objective, path=objective.place.path):
            yield item.reference, item


def _links_of(item: Item) -> Iterator[tuple[str, Reference]]:
    if item.key_result is not None:
        yield from (("serves", link.reference) for link in item.key_result.serves)
        return
    yield from (("depends_on", one.of.reference) for one in item.objective.depends_on)
    yield from (("serves", link.reference) for link in item.objective.serves)


def _since(life: Life, field: str, there: Reference, chain: Chain, today: date) -> LinkSince:
    wanted = (field, there)
    first = None
    for sighting in life.sightings:
        is_there = sighting.after is not None and wanted in _links_of(sighting.after)
        first = None if not is_there else first or sighting
    if first is None or first.after is None:
        return LinkSince(None, None)
    writer = chain.writer(first.position, first.after.path, _holder(first.after, wanted))
    if writer is None:
        return LinkSince(today, None)
    if chain.is_cut(first.position, writer):
        return LinkSince(None, None)
    return LinkSince(chain.day_of(writer.authored_at), writer.id)


def _holder(item: Item, wanted: tuple[str, Reference]) -> Callable[[Document | None], bool]:
    """Give the test whether a document states the link as the item does."""

    def holds(document: Document | None) -> bool:
        objective = objectives_in(document).get(item.objective.reference)
        there = items_of(objective, path=item.path) if objective else ()
        return any(one.reference == item.reference and wanted in _links_of(one) for one in there)

    return holds
