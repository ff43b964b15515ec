"""What moved in one objective or key result, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from okrascode.changes.difference import Direction, Kind, Moved
from okrascode.changes.measures import measure_moved
from okrascode.changes.milestones import due_direction
from okrascode.changes.pairs import Pair
from okrascode.model.objective import (
    Commitment,
    Dependency,
    ItemState,
    KeyResult,
    Link,
    Objective,
    OpenQuestion,
)
from okrascode.model.organization import Cycle
from okrascode.readings.intent import FieldValue
from okrascode.readings.item import Item

__all__ = ["moved_in"]


def moved_in(pair: Pair, *, cycle: Cycle | None, is_reweighted: bool) -> Iterator[Moved]:
    """Give what differs between the two sides of a pair.

    ``cycle`` is the base's. ``is_reweighted`` tells whether the item's share among its neighbours
    moved, so that a weight of 2 everywhere instead of 1 is nothing.
    """
    before, after = pair.before, pair.after
    if before is None or after is None:
        if after is not None:
            yield Moved(Kind.ADDED, "state", None, _state(after), _direction_of_new(after))
        elif before is not None:
            yield Moved(Kind.REMOVED, "state", _state(before), None, Direction.EASED)
        return
    one: Objective | KeyResult = before.key_result or before.objective
    other: Objective | KeyResult = after.key_result or after.objective
    yield from _of_both(one, other, is_reweighted=is_reweighted)
    if one.commitment is not other.commitment:
        yield _commitment_moved(before, after)
    if isinstance(one, KeyResult) and isinstance(other, KeyResult):
        yield from _of_key_results(one, other, cycle)
    elif isinstance(one, Objective) and isinstance(other, Objective):
        yield from _of_objectives(one, other)


def _state(item: Item) -> str:
    return (item.key_result or item.objective).state.value


def _direction_of_new(item: Item) -> Direction:
    return Direction.RAISED if _state(item) == ItemState.ACTIVE else Direction.NEUTRAL


def _of_both(
    one: Objective | KeyResult, other: Objective | KeyResult, *, is_reweighted: bool
) -> Iterator[Moved]:
    if one.state is not other.state:
        yield _state_moved(one.state, other.state)
    if one.title != other.title:
        yield Moved(Kind.WORDING, "title", one.title, other.title)
    if one.owner != other.owner:
        yield Moved(Kind.PEOPLE, "owner", one.owner, other.owner)
    if one.weight != other.weight:
        direction = Direction.EASED if is_reweighted else Direction.NEUTRAL
        yield Moved(Kind.WEIGHT, "weight", one.weight, other.weight, direction)
    yield from _links("serves", one.serves, other.serves, Kind.DEPENDENCY)


def _state_moved(old: ItemState, new: ItemState) -> Moved:
    words = old.value, new.value
    if new is ItemState.DROPPED:
        return Moved(Kind.DROPPED, "state", *words, Direction.EASED)
    if old is ItemState.DROPPED:
        return Moved(Kind.RESUMED, "state", *words, Direction.RAISED)
    direction = Direction.EASED if new is ItemState.DRAFT else Direction.RAISED
    return Moved(Kind.STATE, "state", *words, direction)


def _commitment_moved(before: Item, after: Item) -> Moved:
    """Compare what counts: a key result that says nothing has its objective's commitment."""
    own = [(item.key_result or item.objective).commitment for item in (before, after)]
    words = [None if one is None else one.value for one in own]
    whole = [item.objective.commitment for item in (before, after)]
    old, new = (one or other for one, other in zip(own, whole, strict=True))
    direction = Direction.NEUTRAL
    if old is not new:
        is_eased = new is Commitment.ASPIRATIONAL
        direction = Direction.EASED if is_eased else Direction.RAISED
    return Moved(Kind.COMMITMENT, "commitment", words[0], words[1], direction)


def _of_key_results(one: KeyResult, other: KeyResult, cycle: Cycle | None) -> Iterator[Moved]:
    yield from measure_moved(one.measure, other.measure, cycle=cycle)
    if one.how != other.how:
        yield Moved(Kind.WORDING, "how", one.how or None, other.how or None)
    for name in ("current", "as_of", "confidence"):
        old, new = getattr(one, name), getattr(other, name)
        if old != new or isinstance(old, bool) is not isinstance(new, bool):
            yield Moved(Kind.READING, name, _plain(old), _plain(new))


def _of_objectives(one: Objective, other: Objective) -> Iterator[Moved]:
    if one.why != other.why:
        yield Moved(Kind.WORDING, "why", one.why or None, other.why or None)
    if one.visibility is not other.visibility:
        words = one.visibility.value, other.visibility.value
        yield Moved(Kind.VISIBILITY, "visibility", *words)
    yield from _links("supports", one.supports, other.supports, Kind.ALIGNMENT)
    yield from _dependencies(one.depends_on, other.depends_on)
    yield from _questions(one.open_questions, other.open_questions)
    if one.closing != other.closing:
        outcomes = [None if o.closing is None else o.closing.outcome.value for o in (one, other)]
        yield Moved(Kind.CLOSING, "closing", outcomes[0], outcomes[1])


def _links(name: str, old: Iterable[Link], new: Iterable[Link], kind: Kind) -> Iterator[Moved]:
    before = dict.fromkeys(str(link.reference) for link in old)
    after = dict.fromkeys(str(link.reference) for link in new)
    for reference in before:
        if reference not in after:
            yield Moved(kind, name, reference, None)
    for reference in after:
        if reference not in before:
            yield Moved(kind, name, None, reference)


def _dependencies(old: Iterable[Dependency], new: Iterable[Dependency]) -> Iterator[Moved]:
    before = {(str(one.of.reference), one.need): one for one in old}
    after = {(str(one.of.reference), one.need): one for one in new}
    for key, one in before.items():
        other = after.get(key)
        if other is None:
            yield Moved(Kind.DEPENDENCY, "depends_on", ": ".join(key), None)
        elif one.due != other.due:
            days = _plain(one.due), _plain(other.due)
            direction = due_direction(one.due, other.due)
            yield Moved(Kind.DUE, f"depends_on.{key[0]}.due", *days, direction)
    for key in (one for one in after if one not in before):
        yield Moved(Kind.DEPENDENCY, "depends_on", None, ": ".join(key))


def _questions(old: Iterable[OpenQuestion], new: Iterable[OpenQuestion]) -> Iterator[Moved]:
    before: Mapping[str, OpenQuestion] = {question.id: question for question in old}
    after: Mapping[str, OpenQuestion] = {question.id: question for question in new}
    for id_ in dict.fromkeys((*before, *after)):
        texts = [_question(side.get(id_)) for side in (before, after)]
        if texts[0] != texts[1]:
            yield Moved(Kind.QUESTION, f"open_questions.{id_}", texts[0], texts[1])


def _question(question: OpenQuestion | None) -> str | None:
    if question is None:
        return None
    if question.resolved_on is not None:
        return f"resolved on {question.resolved_on}: {question.resolution}".rstrip(": ")
    sponsor = f" (sponsor: {question.sponsor})" if question.sponsor else ""
    return f"{question.question}{sponsor}"


def _plain(value: object) -> FieldValue:
    return value if value is None or isinstance(value, bool | Decimal) else str(value)
