"""The differences of one objective or key result, each with its reason and its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from okrascode.changes.difference import Difference, Direction, Kind, Moved
from okrascode.changes.items import moved_in
from okrascode.changes.pairs import Pair
from okrascode.changes.phase import has_begun, is_active, is_committed
from okrascode.changes.reasons import entry_name, lost_entries, reason_of
from okrascode.model.measure import Metric, Milestones, Threshold
from okrascode.model.objective import Change, ItemState
from okrascode.model.organization import Cycle
from okrascode.model.place import Place
from okrascode.model.reference import CycleId, Reference, TeamId
from okrascode.readings.item import Item

__all__ = ["Judging", "differences_of", "group_of", "lost_record_of"]

_NUMBERS = frozenset(
    {"baseline", "target", "stretch", "current", "at_least", "at_most", "above", "below", "between"}
)
_FREE = frozenset(
    {
        Kind.READING,
        Kind.ALIGNMENT,
        Kind.DEPENDENCY,
        Kind.PEOPLE,
        Kind.QUESTION,
        Kind.CLOSING,
        Kind.VISIBILITY,
        Kind.RENAMED,
    }
)
"""Kinds that change no commitment, like the reason why it matters."""
_OF_MEASURE = (_NUMBERS - {"current"}) | {"unit", "name", "expected", "withheld", "source"}
_OF_MEASURE |= {"scoring"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """What decides about every difference."""

    cycles: Mapping[CycleId, Cycle]
    """Of the base."""
    today: date
    trailers: tuple[tuple[Reference, str], ...]
    objectives: Mapping[Reference, Pair]
    """Pairs of objectives, by what they are called after; for what has gone, before."""
    entries: Mapping[Reference, Mapping[str, Sequence[Change]]]
    """Entries of ``changes`` that are new, of each objective as it is called after."""
    same_shares: Mapping[tuple[object, ...], bool]
    """For neighbours: whether their weights still give the same shares; see ``group_of``."""
    renamed: Mapping[Reference, Reference]
    """From names of the base to those of today."""
    former_teams: Mapping[TeamId, tuple[TeamId, ...]]

    def cycle_of(self, pair: Pair) -> Cycle | None:
        """Give the base's cycle in which an item stood, or stands when it is new."""
        item = pair.before or pair.after
        return None if item is None else self.cycles.get(item.objective.cycle)

    def objective_of(self, pair: Pair) -> Reference:
        """Give what the objective of an item is called after; when it has gone, before."""
        above = pair.item.reference.of_objective
        return above if pair.after is not None else self.renamed.get(above, above)

    def trailer_for(self, reference: Reference) -> str:
        """Give what trailers say about a key result or its objective."""
        names = (reference, reference.of_objective)
        return "; ".join(dict.fromkeys(why for name, why in self.trailers if name in names))


def group_of(pair: Pair) -> tuple[object, ...]:
    """Name the neighbours among which a weight counts: an objective, or a team in a cycle."""
    reference = pair.item.reference
    if reference.key_result is None:
        return (reference.team, reference.cycle)
    return (reference.team, reference.cycle, reference.objective)


def differences_of(pair: Pair, judging: Judging) -> Iterator[Difference]:
    """Give what differs; of an objective that came or went, its key results are not told apart."""
    if _follows_objective(pair, judging):
        return
    home = judging.objective_of(pair)
    above, entries = judging.objectives.get(home), judging.entries.get(home, {})
    is_reweighted = not judging.same_shares.get(group_of(pair), True)
    every = (
        *_name_moved(pair, judging),
        *moved_in(pair, cycle=judging.cycle_of(pair), is_reweighted=is_reweighted),
    )
    for moved in every:
        measure = pair.item.key_result.measure if pair.item.key_result else None
        has_unit = moved.field in _NUMBERS and isinstance(measure, Metric | Threshold)
        yield Difference(
            kind=moved.kind,
            about=str(pair.item.reference),
            reference=pair.item.reference,
            title=pair.item.title,
            field=moved.field,
            old=moved.old,
            new=moved.new,
            unit=measure.unit if has_unit and isinstance(measure, Metric | Threshold) else "",
            direction=moved.direction,
            reason=reason_of(pair, moved, entries=entries, trailers=judging.trailers),
            needs_reason=_needs_reason(pair, moved, judging),
            entry=entry_name(pair, moved.field),
            place=_place(pair, moved.field, above),
        )


def lost_record_of(pair: Pair, judging: Judging) -> Iterator[Difference]:
    """Give the entries of ``changes`` that the base has and that are no longer there."""
    if pair.before is None or pair.after is None or pair.item.key_result is not None:
        return
    for entry in lost_entries(pair.before.objective, pair.after.objective):
        yield Difference(
            kind=Kind.RECORD,
            about=str(pair.item.reference),
            reference=pair.item.reference,
            title=pair.item.title,
            field="changes",
            old=f"{entry.date} {entry.what}: {entry.reason}",
            new=None,
            reason=judging.trailer_for(pair.item.reference),
            needs_reason=True,
            place=pair.after.objective.place.at("changes"),
        )


def _follows_objective(pair: Pair, judging: Judging) -> bool:
    """Tell whether a key result came or went only because its objective did."""
    if pair.item.key_result is None or (pair.before and pair.after):
        return False
    above = judging.objectives.get(judging.objective_of(pair))
    return above is None or above.before is None or above.after is None


def _name_moved(pair: Pair, judging: Judging) -> Iterator[Moved]:
    if pair.before is None or pair.after is None:
        return
    old, new = pair.before.reference, pair.after.reference
    if old == new:
        return
    is_home = _home_of(old, judging) == (
        new.of_objective if new.key_result else (new.team, new.cycle)
    )
    if not is_home:
        is_other_cycle = old.cycle != new.cycle
        direction = Direction.EASED if is_other_cycle else Direction.NEUTRAL
        yield Moved(Kind.MOVED, "id", str(old), str(new), direction)
        return
    names = [one.key_result or one.objective for one in (old, new)]
    if names[0] != names[1]:
        kind = Kind.RENAMED if pair.is_declared else Kind.ID_CHANGED
        yield Moved(kind, "id", names[0], names[1])


def _home_of(old: Reference, judging: Judging) -> object:
    """Give where an item of the base would be if only what it stands in was renamed."""
    if old.key_result is not None:
        return judging.renamed.get(old.of_objective, old.of_objective)
    teams = (team for team, former in judging.former_teams.items() if old.team in former)
    is_there = old.team in judging.former_teams
    return (old.team if is_there else next(teams, old.team), old.cycle)


def _needs_reason(pair: Pair, moved: Moved, judging: Judging) -> bool:
    cycle = judging.cycle_of(pair)
    if moved.kind in _FREE or moved.field == "why":
        return False
    if pair.before is not None and _is_draft(pair.before):
        return False
    if moved.kind is Kind.ID_CHANGED:
        return has_begun(cycle, judging.today)
    if not is_committed(cycle, judging.today):
        return False
    if pair.before is None:
        return is_active(pair.after)
    return moved.kind in (Kind.REMOVED, Kind.RESUMED) or is_active(pair.before)


def _is_draft(item: Item) -> bool:
    states = {item.objective.state, item.key_result.state if item.key_result else None}
    return ItemState.DRAFT in states


def _place(pair: Pair, field: str, above: Pair | None) -> Place:
    item = pair.after
    if item is None:
        if above is not None and above.after is not None:
            return above.after.objective.place
        return Place(pair.item.path)
    own = (item.key_result or item.objective).place
    first, *rest = field.split(".")
    if first == "title":
        return own.at("objective" if item.key_result is None else "key_result")
    measure = item.key_result.measure if item.key_result else None
    if first == "milestones" and isinstance(measure, Milestones):
        step = next((one for one in measure.items if one.id == rest[0]), None)
        below = rest[1:]
        return step.place.at(*below) if step else own.at("measure", "milestones")
    if first == "threshold" and isinstance(measure, Threshold):
        return own.at("measure", measure.condition.value)
    return own.at("measure", first) if first in _OF_MEASURE else own.at(first)
