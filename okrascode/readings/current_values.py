"""Readings from ``current``, ``confidence`` and milestones' ``done`` in objectives documents.

The sequence of values is that of the first-parent chain, so the newest committed ``current`` is
what the file says; dates are ``as_of``, else the author's day of the commit that set the value,
raised where needed so that they never run backwards.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from okrascode.history.commit import Commit
from okrascode.history.undone import Undone
from okrascode.model.altered import altered
from okrascode.model.measure import Milestone, Milestones
from okrascode.model.objective import KeyResult
from okrascode.model.place import Place
from okrascode.model.plan import Document
from okrascode.model.reference import Id
from okrascode.readings.chain import Chain
from okrascode.readings.item import Item, objectives_in
from okrascode.readings.life import Life, Sighting
from okrascode.readings.observation import Observation
from okrascode.readings.reading import Origin, SourceName
from okrascode.readings.standing import Standing, taken_back_by

__all__ = ["current_values", "milestone_dates", "origin_in_document"]


class _State(NamedTuple):
    """What a version says; ``True`` and 1 are different values."""

    current: Decimal | bool | None = None
    is_bool: bool = False
    as_of: date | None = None
    confidence: Decimal | None = None


def current_values(
    life: Life, chain: Chain, undone: Undone, *, today: date
) -> tuple[Observation, ...]:
    """Give an observation for each change of value, ``as_of`` or confidence, the first included.

    A commit recognised as a revert that restores what was before withdraws the observation it
    undoes; a revert of that revert brings it back.
    """
    known = _State()
    standing = Standing(known)
    for sighting in life.sightings:
        if sighting.after is None:
            if known != _State() and _is_taken_out(sighting, standing, chain, undone):
                known = _State()
            continue
        state = _state_of(_key_result(sighting.after))
        if state == known:
            continue
        writer = chain.commit_at(sighting.position)
        if writer is not None and len(writer.parents) > 1:
            says = _says(life, state)
            writer = _writer(life, sighting, chain, says, reverts=undone.targets)
        standing.go_on(state)
        if not _is_undone(writer, sighting, standing, chain, undone):
            observation = _observation(
                sighting,
                known,
                state,
                writer=writer,
                chain=chain,
                latest=standing.latest,
                today=today,
            )
            if observation is not None:
                standing.add(observation, by=writer.id if writer else None)
        known = state
    kept = standing.observations()
    # What was taken out of the text cannot be repaired there.
    present = kept[-1] if kept and known.current is not None else None
    return tuple(
        altered(observation, is_present=True) if observation is present else observation
        for observation in kept
    )


def milestone_dates(life: Life, chain: Chain) -> tuple[Observation, ...]:
    """Give an observation for each day on which the present document says that steps were done.

    A date that was taken out is withdrawn, so only the present document is asked.
    """
    found: dict[tuple[date, Origin], list[Id]] = {}
    where = life.last.path
    for step in _steps(_key_result(life.last)):
        if step.done is not None:
            sighting = _since(life, step)
            writer = _writer(life, sighting, chain, _says_done(life, step))
            assert sighting.after is not None  # noqa: S101  # it says when the step was done
            there = next(s for s in _steps(_key_result(sighting.after)) if s.id == step.id)
            origin = origin_in_document(
                sighting.after.path, there.place.at("done"), sighting.position, writer
            )
            found.setdefault((step.done, origin), []).append(step.id)
    return tuple(
        Observation(day=day, done=tuple(ids), source=SourceName.CURRENT, origin=origin, where=where)
        for (day, origin), ids in found.items()
    )


def origin_in_document(path: str, place: Place, position: int, writer: Commit | None) -> Origin:
    """Say where in a document something was written, and by whom."""
    return Origin(
        commit=writer.id if writer else None,
        author=writer.author if writer else "",
        authored_at=writer.authored_at if writer else None,
        position=position,
        path=path,
        pointer=place.pointer,
    )


def _is_undone(
    writer: Commit | None, sighting: Sighting, standing: Standing, chain: Chain, undone: Undone
) -> bool:
    if writer is None or writer.id not in undone.targets:
        return False
    taken_back = taken_back_by(chain.brought_by(sighting.position), undone)
    return standing.is_undone(taken_back) or standing.is_there_again(taken_back, by=writer.id)


def _is_taken_out(sighting: Sighting, standing: Standing, chain: Chain, undone: Undone) -> bool:
    """Tell whether a revert took out the document or the key result, and withdraw what it undoes.

    When somebody deletes it, what was said stays said.
    """
    assert sighting.before is not None  # noqa: S101  # it was there
    writer = chain.remover(sighting.position, sighting.before.path)
    if writer is None or writer.id not in undone.targets:
        return False
    standing.go_on(_State())
    return standing.is_undone(taken_back_by(chain.brought_by(sighting.position), undone))


def _observation(
    sighting: Sighting,
    known: _State,
    state: _State,
    *,
    writer: Commit | None,
    chain: Chain,
    latest: date,
    today: date,
) -> Observation | None:
    item = sighting.after
    assert item is not None  # noqa: S101  # asked only for versions that are there
    is_new_value = state.current is not None and (
        (state.current, state.is_bool) != (known.current, known.is_bool)
        or (state.as_of is not None and state.as_of != known.as_of)
    )
    is_new_confidence = state.confidence is not None and state.confidence != known.confidence
    if not is_new_value and not is_new_confidence:
        return None
    day: date | None
    not_after: date | None = None
    if is_new_value and state.as_of is not None:
        day = state.as_of
    elif writer is None:
        day = today
    elif chain.is_cut(sighting.position, writer):
        day, not_after = None, max(chain.day_of(writer.authored_at), latest)
    else:
        day = max(chain.day_of(writer.authored_at), latest)
    place = _key_result(item).place.at("current" if is_new_value else "confidence")
    return Observation(
        day=day,
        not_after=not_after,
        value=state.current if is_new_value else None,
        # Whoever writes a new value says again what stands beside it.
        confidence=state.confidence,
        source=SourceName.CURRENT,
        origin=origin_in_document(item.path, place, sighting.position, writer),
        where=item.path,
        is_present=False,
    )


def _state_of(key_result: KeyResult) -> _State:
    current = key_result.current
    return _State(current, isinstance(current, bool), key_result.as_of, key_result.confidence)


def _key_result(item: Item) -> KeyResult:
    assert item.key_result is not None  # noqa: S101  # only key results are asked
    return item.key_result


def _steps(key_result: KeyResult) -> tuple[Milestone, ...]:
    return key_result.measure.items if isinstance(key_result.measure, Milestones) else ()


def _since(life: Life, step: Milestone) -> Sighting:
    """Give the sighting from which on the document has said that the step was done that day."""
    found: Sighting | None = None
    for sighting in life.sightings:
        if sighting.after is None:
            continue
        says = any(
            one.id == step.id and one.done == step.done
            for one in _steps(_key_result(sighting.after))
        )
        found = (found or sighting) if says else None
    assert found is not None  # noqa: S101  # the last one says it
    return found


def _writer(
    life: Life,
    sighting: Sighting,
    chain: Chain,
    holds: Callable[[Document | None], bool],
    *,
    reverts: Container[str] = (),
) -> Commit | None:
    assert sighting.after is not None  # noqa: S101  # asked only for versions that are there
    path = sighting.after.path
    return chain.writer(sighting.position, path, holds, names=life.names, reverts=reverts)


def _named(life: Life, document: Document | None) -> Iterator[KeyResult]:
    there = objectives_in(document)
    for name in life.names:
        objective = there.get(name.of_objective)
        for key_result in objective.key_results if objective else ():
            if key_result.id == name.key_result:
                yield key_result


def _says(life: Life, state: _State) -> Callable[[Document | None], bool]:
    return lambda document: any(_state_of(one) == state for one in _named(life, document))


def _says_done(life: Life, step: Milestone) -> Callable[[Document | None], bool]:
    return lambda document: any(
        one.id == step.id and one.done == step.done
        for key_result in _named(life, document)
        for one in _steps(key_result)
    )
