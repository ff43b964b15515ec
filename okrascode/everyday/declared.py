"""Check-ins that commits have declared already, to be proposed and not typed again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from decimal import Decimal
from types import MappingProxyType

from okrascode.everyday.told import NOTHING_TOLD, Told
from okrascode.history.messages import Message
from okrascode.history.trailers import Trailer, TrailerKind, trailers_in
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference
from okrascode.readings.which_cycle import cycle_of_reference, names_in

__all__ = ["Declared", "declared_in"]

_REVERTS = re.compile(r"This reverts commit ([0-9a-f]{7,64})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What commits say about one key result."""

    told: Told = NOTHING_TOLD
    """The last value and confidence; the note is the subject of the commit that gave it."""
    commits: tuple[tuple[str, str], ...] = ()
    """Id and subject of each commit that names it, oldest first."""


def declared_in(
    messages: Iterable[Message], *, plan: Plan, zone: tzinfo
) -> Mapping[Reference, Declared]:
    """Give what messages, oldest first, declare about key results, by complete reference.

    What a later commit of the same messages reverts is left out; what is counted from commits
    (``+1``) needs no check-in and only shows among the commits.
    """
    every = tuple(messages)
    undone = _undone(every)
    names = names_in(plan)
    found: dict[Reference, Declared] = {}
    for message in every:
        if message.commit in undone or _REVERTS.search(message.text):
            continue
        day = message.authored_at.astimezone(zone).date()
        for trailer in trailers_in(message.text):
            if not isinstance(trailer, Trailer) or trailer.kind is TrailerKind.REASON:
                continue
            cycle = cycle_of_reference(trailer.reference, plan=plan, day=day, known=names)
            if not isinstance(cycle, str):
                continue
            reference = names.get(trailer.reference.seen_from(None, cycle))
            if reference is None or reference not in plan.key_results:
                continue
            found[reference] = _with(found.get(reference, Declared()), trailer, message)
    return MappingProxyType(found)


def _undone(messages: Sequence[Message]) -> frozenset[str]:
    """Give the commits that later ones revert; a revert that is reverted itself undoes nothing."""
    gone: set[str] = set()
    for at in range(len(messages) - 1, -1, -1):
        if messages[at].commit not in gone:
            ids = _REVERTS.findall(messages[at].text)
            earlier = (m.commit for m in messages[:at] if any(m.commit.startswith(i) for i in ids))
            gone.update(earlier)
    return frozenset(gone)


def _with(before: Declared, trailer: Trailer, message: Message) -> Declared:
    told = before.told
    if trailer.kind is TrailerKind.DONE:
        value = ", ".join(filter(None, (told.value, *trailer.done)))
        told = replace(told, value=value, note=message.subject)
    elif trailer.kind is TrailerKind.VALUE:
        belief = trailer.confidence
        told = Told(
            value=_text(trailer.value),
            confidence=told.confidence if belief is None else f"{belief:f}",
            note=message.subject,
        )
    seen = (message.commit, message.subject)
    commits = before.commits if seen in before.commits else (*before.commits, seen)
    return Declared(told=told, commits=commits)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "done" if value else "not done"
    return f"{value:f}" if isinstance(value, Decimal) else ""
