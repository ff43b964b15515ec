"""Tell, from all lives, what was intended when: changes with their commits, and first sights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from okrascode.history.commit import Commit
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference
from okrascode.readings.chain import Chain
from okrascode.readings.current_values import origin_in_document
from okrascode.readings.intent import changed_fields, holder_of, reason_for, steps_of
from okrascode.readings.item import Item
from okrascode.readings.life import Life, Lives, Sighting
from okrascode.readings.names import Names
from okrascode.readings.record import IntentChange

__all__ = ["first_day_of", "intent_changes"]


def intent_changes(
    lives: Lives,
    chain: Chain,
    *,
    plan: Plan,
    names: Names,
    reasons: Mapping[str, list[tuple[Reference, str]]],
    today: date,
) -> tuple[IntentChange, ...]:
    """Give every change of a commitment along the chain, oldest first.

    ``reasons`` are those of trailers, by commit. At the boundary of a shallow clone nothing was
    added: it was there before. What changed in versions that this clone lacks is left out, because
    nobody knows when and by whom.
    """
    found: list[tuple[int, IntentChange]] = []
    for life in lives.all():
        about = names.today(life) or life.last.reference
        for sighting in steps_of(life):
            for change in _changes(about, life, sighting, chain, plan, reasons, today):
                found.append((sighting.position, change))
    found.sort(key=lambda pair: (pair[0], str(pair[1].about)))
    return tuple(change for _, change in found)


def first_day_of(life: Life, chain: Chain, *, today: date) -> date | None:
    """Give the day a life entered history; ``None`` when this clone hides it."""
    first = next(sighting for sighting in life.sightings if sighting.after is not None)
    writer = _writer(life, first, "added", chain)
    if writer is None:
        return today
    return None if chain.is_cut(first.position, writer) else chain.day_of(writer.authored_at)


def _changes(
    about: Reference,
    life: Life,
    sighting: Sighting,
    chain: Chain,
    plan: Plan,
    reasons: Mapping[str, list[tuple[Reference, str]]],
    today: date,
) -> Iterator[IntentChange]:
    changes = changed_fields(sighting)
    if not changes:
        return
    item = _item(sighting)
    objective = plan.objectives.get(about.of_objective, item.objective)
    brought = chain.brought_by(sighting.position) if reasons else ()
    said = [reason for commit in brought for reason in reasons.get(commit.id, ())]
    for change in changes:
        name, old, new = change
        writer = _writer(life, sighting, name, chain)
        if writer is not None and chain.is_cut(sighting.position, writer):
            continue
        place = (item.key_result or item.objective).place
        yield IntentChange(
            about=about,
            field=name,
            old=old,
            new=new,
            day=chain.day_of(writer.authored_at) if writer else today,
            reason=reason_for(
                item,
                change,
                changes=(*objective.changes, *item.objective.changes),
                reasons=said,
                about=about,
            ),
            origin=origin_in_document(item.path, place, sighting.position, writer),
        )


def _item(sighting: Sighting) -> Item:
    item = sighting.after or sighting.before
    assert item is not None  # noqa: S101  # a sighting has one or both
    return item


def _writer(life: Life, sighting: Sighting, name: str, chain: Chain) -> Commit | None:
    item = _item(sighting)
    own = chain.commit_at(sighting.position)
    if own is None or len(own.parents) < 2:
        return own  # No need to ask what it holds.
    holds = holder_of(item, [name], called=life.names)
    return chain.writer(sighting.position, item.path, holds, names=life.names)
