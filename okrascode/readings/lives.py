"""Find the lives of objectives and key results by going along the first-parent chain.

Paths identify nothing here: team, cycle and identifier inside the documents do, and old names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from okrascode.model.objective import Objective
from okrascode.model.plan import Document, ObjectivesDocument
from okrascode.model.reference import Reference, TeamId
from okrascode.model.team import Team
from okrascode.readings.item import (
    Item,
    former_names,
    has_former_names,
    has_measure,
    is_alike,
    items_after,
    objectives_in,
)
from okrascode.readings.life import Absence, Life, Lives, Sighting

__all__ = ["lives_in"]

_NOTHING_HELD: dict[Reference, Objective] = {}


def lives_in(steps: Iterable[tuple[int, Mapping[str, Document | Absence]]]) -> Lives:
    """Follow all items through the steps of a chain, oldest first.

    Each step is its position and what it changed: per path the new document, or why there is none.
    """
    replay = _Replay()
    for position, changes in steps:
        replay.step(position, changes)
    return replay.lives


class _Replay:
    def __init__(self) -> None:
        self.lives = Lives()
        self._documents: dict[str, Document] = {}
        self._held: dict[str, dict[Reference, Objective]] = {}
        self._holders: dict[Reference, dict[str, Objective]] = {}
        self._items: dict[Reference, tuple[Item, ...]] = {}
        self._old_teams: dict[TeamId, dict[str, frozenset[TeamId]]] = {}
        # What may have old names at some step; the others need not be asked.
        self._renamed: set[TeamId] = set()
        self._with_old_names: set[Reference] = set()

    def step(self, position: int, changes: Mapping[str, Document | Absence]) -> None:
        touched: dict[Reference, object] = {}
        claiming: dict[Reference, None] = {}
        renamed_teams: set[TeamId] = set()
        for path, document in changes.items():
            if document is Absence.UNREADABLE:
                continue
            old = self._documents.pop(path, None)
            new = None if isinstance(document, Absence) else document
            if new is not None:
                self._documents[path] = new
            changed = self._changed_objectives(path, old, new)
            if changed is not None:
                touched |= changed
                continue
            held, holds = self._held.pop(path, {}), objectives_in(new)
            if holds:
                self._held[path] = holds
            for reference, objective in held.items():
                if holds.get(reference) is not objective:
                    self._holders[reference].pop(path)
                    touched[reference] = None
            for reference, objective in holds.items():
                if held.get(reference) is not objective:
                    self._holders.setdefault(reference, {})[path] = objective
                    touched[reference] = None
                    if has_former_names(objective):
                        self._with_old_names.add(reference)
                if reference in self._with_old_names or objective.team in self._renamed:
                    claiming[reference] = None
            if isinstance(old, Team):
                self._old_teams[old.id].pop(path)
            if isinstance(new, Team):
                self._old_teams.setdefault(new.id, {})[path] = frozenset(new.formerly)
                renamed_teams.add(new.id)
                if new.formerly:
                    self._renamed.add(new.id)
        self._update(position, touched)
        if renamed_teams:
            claiming |= dict.fromkeys(r for r in self._items if r.team in renamed_teams)
        self._claim(claiming)

    def _changed_objectives(
        self, path: str, old: Document | None, new: Document | None
    ) -> Mapping[Reference, object] | None:
        """Tell quickly which objectives a version changed, as nearly every version does it.

        The same objectives stand there in the same order, and none has an old name; ``None`` when
        it is not so, or two are called the same.
        """
        if not isinstance(old, ObjectivesDocument) or not isinstance(new, ObjectivesDocument):
            return None
        held = self._held.get(path, _NOTHING_HELD)
        if (
            not len(old.objectives) == len(new.objectives) == len(held)
            or (old.team, old.cycle) != (new.team, new.cycle)
            or new.team in self._renamed
            or (self._with_old_names and not self._with_old_names.isdisjoint(held))
        ):
            return None
        changed: dict[Reference, Objective] = {}
        for reference, was, objective in zip(held, old.objectives, new.objectives, strict=True):
            if was is not objective:
                if was.id != objective.id or has_former_names(objective):
                    return None
                changed[reference] = objective
        for reference, objective in changed.items():
            self._holders[reference][path] = objective
        held.update(changed)
        return changed

    def _update(self, position: int, touched: Iterable[Reference]) -> None:
        appeared: list[Item] = []
        changed: list[tuple[Item, Item]] = []
        for reference in touched:
            before = self._items.pop(reference, ())
            holders = self._holders.get(reference)
            after: tuple[Item, ...] = ()
            if holders:
                path = min(holders) if len(holders) > 1 else next(iter(holders))
                after = self._items[reference] = items_after(before, holders[path], path=path)
            moved = _moved(before, after)
            if moved is not None:
                changed += moved
                continue
            known = {item.reference: item for item in before}
            for item in after:
                was = known.pop(item.reference, None)
                if was is None:
                    appeared.append(item)
                elif was is not item:
                    changed.append((was, item))
            for name, item in known.items():
                del self.lives.now[name]
                self.lives.called[name].sightings.append(
                    Sighting(position=position, before=item, after=None)
                )
        for was, item in changed:
            self.lives.now[item.reference] = item
            self._change(position, was, item)
        # All of them are there before the first asks whether an old name of its own is free.
        self.lives.now |= {item.reference: item for item in appeared}
        for item in appeared:
            self._appear(position, item)

    def _change(self, position: int, was: Item, item: Item) -> None:
        life = self.lives.called[item.reference]
        if not is_alike(was, item) and has_measure(was) and has_measure(item):
            life.sightings.append(Sighting(position=position, before=was, after=None))
            self._begin(position, item, self._earlier(item) or Life(), before=None)
        else:
            life.sightings.append(Sighting(position=position, before=was, after=item))

    def _appear(self, position: int, item: Item) -> None:
        called = self.lives.called
        own = called.get(item.reference)
        if own is not None and is_alike(own.last, item):
            own.sightings.append(Sighting(position=position, before=None, after=item))
            return
        former = next(self._claimable(item), None)
        life = called[former] if former is not None else self._earlier(item)
        if life is None:
            self._begin(position, item, Life(), before=None)
            return
        before: Item | None = None
        if life.sightings[-1].position == position:
            before = life.sightings.pop().before
        self._begin(position, item, life, before=before)

    def _earlier(self, item: Item) -> Life | None:
        """Give the newest ended life of this name that an item takes up again.

        So it is when a renaming, or another use of the name, is taken back.
        """
        for _, life in reversed(self.lives.named.get(item.reference, ())):
            ended = life.sightings[-1].after is None and life.absorbed_by is None
            if ended and is_alike(life.last, item):
                return life
        return None

    def _begin(self, position: int, item: Item, life: Life, *, before: Item | None) -> None:
        if life.sightings and self.lives.called.get(life.last.reference) is life:
            del self.lives.called[life.last.reference]  # It goes by another name from here on.
        life.sightings.append(Sighting(position=position, before=before, after=item))
        if item.reference not in life.names:
            life.names.append(item.reference)
        self.lives.called[item.reference] = life
        self.lives.named.setdefault(item.reference, []).append((position, life))

    def _claim(self, claiming: Iterable[Reference]) -> None:
        # A name that is given as former only after the renaming joins the two lives then.
        called = self.lives.called
        for reference in claiming:
            for item in self._items.get(reference, ()):
                life = called[item.reference]
                for former in self._former_names(item):
                    if _is_free(former, self.lives):
                        _join(called.pop(former), life)
                    if former not in life.names:  # The chain may not have seen it at all.
                        life.names.append(former)

    def _claimable(self, item: Item) -> Iterator[Reference]:
        return (name for name in self._former_names(item) if _is_free(name, self.lives))

    def _former_names(self, item: Item) -> list[Reference]:
        return sorted(former_names(item, self._teams_before(item)), key=str)

    def _teams_before(self, item: Item) -> frozenset[TeamId]:
        teams = self._old_teams.get(item.objective.team)
        return frozenset[TeamId]().union(*teams.values()) if teams else frozenset()


def _moved(before: tuple[Item, ...], after: tuple[Item, ...]) -> list[tuple[Item, Item]] | None:
    """Give what differs where the same names stand in the same order, as nearly always."""
    if len(before) != len(after):
        return None
    found = [(old, new) for old, new in zip(before, after, strict=True) if old is not new]
    return None if any(old.reference != new.reference for old, new in found) else found


def _is_free(name: Reference, lives: Lives) -> bool:
    return name not in lives.now and name in lives.called


def _join(old: Life, own: Life) -> None:
    own.sightings[:] = sorted(
        [*old.sightings, *own.sightings], key=lambda sighting: sighting.position
    )
    own.names += [name for name in old.names if name not in own.names]
    old.absorbed_by = own
