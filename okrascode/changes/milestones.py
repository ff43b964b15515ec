"""Steps that were added, taken out, weighed anew or put off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from okrascode.changes.difference import Direction, Kind, Moved
from okrascode.model.measure import Milestone, Milestones

__all__ = ["are_proportional", "due_direction", "milestones_moved"]


def milestones_moved(old: Milestones, new: Milestones) -> Iterator[Moved]:
    """Give what differs between two lists of steps.

    A step taken out is eased, whether it was done or not. A new one is raised, unless it comes in
    as done already or weighs nothing. Weights are eased when their shares among the steps of both
    sides moved, since some of these may be done.
    """
    before = {step.id: step for step in reversed(old.items)}
    after = {step.id: step for step in reversed(new.items)}
    both = [step.id for step in old.items if step.id in after]
    is_same_share = are_proportional([(before[id_].weight, after[id_].weight) for id_ in both])
    for step in old.items:
        if step.id not in after:
            direction = Direction.EASED if step.weight else Direction.NEUTRAL
            yield Moved(Kind.MILESTONES, f"milestones.{step.id}", step.title, None, direction)
    for step in new.items:
        name = f"milestones.{step.id}"
        was = before.get(step.id)
        if was is None:
            yield Moved(Kind.MILESTONES, name, None, step.title, _direction_of_new(step))
        elif was != step:
            yield from _step_moved(name, was, step, is_same_share=is_same_share)


def are_proportional(weights: Sequence[tuple[Decimal, Decimal]]) -> bool:
    """Tell whether old and new weights give the same shares.

    >>> are_proportional([(Decimal(1), Decimal(2)), (Decimal(2), Decimal(4))])
    True
    >>> are_proportional([(Decimal(1), Decimal(2)), (Decimal(2), Decimal(2))])
    False
    """
    old, new = sum(pair[0] for pair in weights), sum(pair[1] for pair in weights)
    return all(one * new == other * old for one, other in weights)


def due_direction(old: date | None, new: date | None) -> Direction:
    """Say whether a day was put off: later, or taken away, is eased."""
    if old == new:
        return Direction.NEUTRAL
    if old is None:
        return Direction.RAISED
    return Direction.EASED if new is None or new > old else Direction.RAISED


def _direction_of_new(step: Milestone) -> Direction:
    if not step.weight:
        return Direction.NEUTRAL
    return Direction.RAISED if step.done is None else Direction.EASED


def _step_moved(
    name: str, was: Milestone, step: Milestone, *, is_same_share: bool
) -> Iterator[Moved]:
    if was.title != step.title:
        yield Moved(Kind.WORDING, f"{name}.title", was.title, step.title)
    if was.weight != step.weight:
        direction = Direction.NEUTRAL if is_same_share else Direction.EASED
        yield Moved(Kind.MILESTONES, f"{name}.weight", was.weight, step.weight, direction)
    if was.due != step.due:
        direction = due_direction(was.due, step.due)
        yield Moved(Kind.DUE, f"{name}.due", _day(was.due), _day(step.due), direction)
    if was.done != step.done:
        yield Moved(Kind.READING, f"{name}.done", _day(was.done), _day(step.done))


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
