"""Since when an objective asks something of somebody else: dependencies along the chain.

The age of a request counts from the commit that first asked for it, through renames of either side.
One that is taken back and asked again later is new.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from okrascode.model.objective import Objective
from okrascode.model.plan import Document
from okrascode.model.reference import Reference
from okrascode.readings.chain import Chain
from okrascode.readings.item import objectives_in
from okrascode.readings.life import Life, Sighting
from okrascode.readings.names import Names

__all__ = ["asked_by"]


def asked_by(life: Life, chain: Chain, names: Names, *, today: date) -> Mapping[Reference, date]:
    """Give the day on which an objective first asked for each thing that it asks for now.

    By what is asked of, as it is called today. What this clone hides is left out.
    """
    since: dict[Reference, tuple[Sighting, Reference]] = {}
    for sighting in life.sightings:
        asked = _asked(sighting.after.objective) if sighting.after else ()
        now = {names.find(written, sighting.position) or written: written for written in asked}
        since = {target: since.get(target, (sighting, written)) for target, written in now.items()}
    found: dict[Reference, date] = {}
    for target, (sighting, written) in since.items():
        assert sighting.after is not None  # noqa: S101  # only one that asks is kept
        asking = sighting.after
        writer = chain.writer(sighting.position, asking.path, _asks(asking.reference, written))
        if writer is None:
            found[target] = today
        elif not chain.is_cut(sighting.position, writer):
            found[target] = chain.day_of(writer.authored_at)
    return MappingProxyType(found)


def _asked(objective: Objective) -> tuple[Reference, ...]:
    return tuple(dependency.of.reference for dependency in objective.depends_on)


def _asks(asking: Reference, written: Reference) -> Callable[[Document | None], bool]:
    """Give the test whether a document has the request."""

    def holds(document: Document | None) -> bool:
        objective = objectives_in(document).get(asking)
        return objective is not None and written in _asked(objective)

    return holds
