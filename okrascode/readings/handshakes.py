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
from okrascode.readings.item import Item, items_called, items_of
from okrascode.readings.life import Life, Lives, Sighting
from okrascode.readings.names import Names
from okrascode.readings.record import LinkSince

__all__ = ["links_named", "links_since"]

_Key = tuple[str, Reference, Reference]


def links_since(
    lives: Lives, chain: Chain, *, plan: Plan, names: Names, today: date
) -> Mapping[_Key, LinkSince]:
    """Give for each ``depends_on`` and ``serves`` of the plan when it was written.

    The key is the field, who says it, and whom it names, as it is called today and as it was
    written: a new name of either side makes nothing new. A link that was there already at the
    boundary of a shallow clone has no day.
    """
    found: dict[_Key, LinkSince] = {}
    for name, item in _items(plan):
        life = lives.called.get(name)
        if life is None or name not in lives.now:
            continue
        if any(True for _ in _links_of(item)):
            for (field, there), (sighting, link) in _first_sightings(life, names).items():
                since = _since(life, sighting, link, chain, today)
                found[field, name, there] = found[field, name, link[1]] = since
    return MappingProxyType(found)


def links_named(plan: Plan, lives: Lives) -> Iterator[tuple[Reference, Reference]]:
    """Give who says a link now, with everything that it ever named in one."""
    for name, item in _items(plan):
        if name in lives.now and any(True for _ in _links_of(item)):
            for sighting in lives.called[name].sightings:
                if sighting.after is not None:
                    yield from ((name, there) for _, there in _links_of(sighting.after))


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


_Written = tuple[str, Reference]


def _first_sightings(life: Life, names: Names) -> Mapping[_Written, tuple[Sighting, _Written]]:
    """Give for each link that is there now the sighting since which it always was."""
    since: dict[_Written, tuple[Sighting, _Written]] = {}
    for sighting in life.sightings:
        written = _links_of(sighting.after) if sighting.after is not None else ()
        now = {
            (field, names.find(there, sighting.position) or there): (field, there)
            for field, there in written
        }
        since = {key: since.get(key, (sighting, link)) for key, link in now.items()}
    return since


def _since(
    life: Life, sighting: Sighting, wanted: _Written, chain: Chain, today: date
) -> LinkSince:
    item = sighting.after
    assert item is not None  # noqa: S101  # only one that says it is kept
    holds = _holder(life, item, wanted)
    writer = chain.writer(sighting.position, item.path, holds, names=life.names)
    if writer is None:
        return LinkSince(today, None)
    if chain.is_cut(sighting.position, writer):
        return LinkSince(None, None)
    return LinkSince(chain.day_of(writer.authored_at), writer.id)


def _holder(life: Life, item: Item, wanted: _Written) -> Callable[[Document | None], bool]:
    """Give the test whether a document states the link as the item does."""

    def holds(document: Document | None) -> bool:
        there = items_called(life.names, document, path=item.path)
        return any(wanted in _links_of(one) for one in there)

    return holds
