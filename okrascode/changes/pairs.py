"""Which objective or key result of one revision is which of another: by name, and by old names.

What has gone while a like text came up is taken for the same thing under another name that nobody
declared; readings and links do not follow such a name, but a reader should see what moved.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from okrascode.model.plan import Plan
from okrascode.model.reference import Reference, TeamId
from okrascode.readings.item import (
    Item,
    former_names,
    has_measure,
    is_alike,
    is_like_text,
    items_of,
)

__all__ = ["Pair", "pairs_of"]

_MOST_COMPARISONS = 2500
"""Texts that are compared letter by letter in one run; beyond, equal texts alone are found."""
_LONGEST = 400
"""Characters of a text that is compared letter by letter."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One item in both revisions; one of the two is ``None`` for what came or went."""

    before: Item | None
    after: Item | None
    is_declared: bool = True
    """False when only a like text says that the two are one."""

    @property
    def item(self) -> Item:
        """Give the item as it is after; for what has gone, as it was."""
        item = self.after or self.before
        assert item is not None  # noqa: S101  # a pair has one or both
        return item


def pairs_of(before: Plan, after: Plan, *, unknown: Collection[str] = ()) -> tuple[Pair, ...]:
    """Pair the items of two plans: those of the later one in its order, then what has gone.

    ``unknown`` are paths of documents that one of the two cannot read: nobody knows what came or
    went there, so what the other says in them is left out. Text and measure both replaced in one
    step make something new under the old name.
    """
    old, new = _items(before), _items(after)
    former_teams = {team.id: team.formerly for team in after.teams.values()}
    found: dict[Reference, Item] = {}
    for name, item in new.items():
        was = old.get(name)
        if was is None:
            free = (one for one in _former(item, former_teams) if one in old and one not in new)
            was = next((old[one] for one in free if one not in found), None)
        elif has_measure(was) and has_measure(item) and not is_alike(was, item):
            was = None
        if was is not None:
            found[was.reference] = item
    counterpart = {item.reference: old[name] for name, item in found.items()}
    came = [i for n, i in new.items() if n not in counterpart and i.path not in unknown]
    went = [i for n, i in old.items() if n not in found and i.path not in unknown]
    alike = dict(_alike(went, came, counterpart))
    pairs = [
        Pair(counterpart.get(name) or alike.get(name), item, name not in alike)
        for name, item in new.items()
        if name in counterpart or name in alike or item.path not in unknown
    ]
    taken = {item.reference for item in alike.values()}
    return (*pairs, *(Pair(item, None) for item in went if item.reference not in taken))


def _items(plan: Plan) -> dict[Reference, Item]:
    return {
        item.reference: item
        for objective in plan.objectives.values()
        for item in items_of(objective, path=objective.place.path)
    }


def _former(item: Item, teams: Mapping[TeamId, tuple[TeamId, ...]]) -> list[Reference]:
    return sorted(former_names(item, teams.get(item.objective.team, ())), key=str)


def _alike(
    went: list[Item], came: list[Item], counterpart: Mapping[Reference, Item]
) -> Iterator[tuple[Reference, Item]]:
    """Find what came under another name: by like text in the same place, objectives first."""
    parents = {new: old.reference for new, old in counterpart.items()}
    left = _MOST_COMPARISONS
    for wants_objective in (True, False):
        groups: dict[Reference | tuple[object, ...], tuple[list[Item], list[Item]]] = {}
        for item in went:
            if (item.key_result is None) is wants_objective:
                groups.setdefault(_home(item.reference), ([], []))[0].append(item)
        for item in came:
            if (item.key_result is None) is wants_objective:
                home = _home(item.reference, parents)
                groups.setdefault(home, ([], []))[1].append(item)
        for gone, new in groups.values():
            is_few = len(gone) * len(new) <= left
            left -= len(gone) * len(new) if is_few else 0
            for was, item in _matches(gone, new, is_few=is_few):
                if item.key_result is None:
                    parents[item.reference] = was.reference
                yield item.reference, was


def _home(
    reference: Reference, parents: Mapping[Reference, Reference] | None = None
) -> tuple[object, ...]:
    """Give where an item stands: team and cycle, and for a key result its objective as it was."""
    if reference.key_result is None:
        return (reference.team, reference.cycle)
    objective = reference.of_objective
    above = (parents or {}).get(objective, objective)
    return (above.team, above.cycle, above.objective)


def _matches(gone: list[Item], new: list[Item], *, is_few: bool) -> Iterator[tuple[Item, Item]]:
    """Match by the identifier that stayed where its objective is, by equal text, by like text."""
    by_id = {item.reference.key_result: item for item in new if item.reference.key_result}
    by_title: dict[str, list[Item]] = {}
    for item in new:
        by_title.setdefault(item.title, []).append(item)
    taken: set[Reference] = set()
    for was in gone:
        own = by_id.get(was.reference.key_result) if was.reference.key_result else None
        stayed = [own] if own is not None and is_alike(was, own) else []
        equal = (one for one in by_title.get(was.title, ()) if one.reference != was.reference)
        like = (one for one in new if _is_like(was, one)) if is_few else iter(())
        free = (one for one in (*stayed, *equal) if one.reference not in taken)
        match = next(free, None)
        if match is None:
            match = next((one for one in like if one.reference not in taken), None)
        if match is not None:
            taken.add(match.reference)
            yield was, match


def _is_like(one: Item, other: Item) -> bool:
    is_short = max(len(one.title), len(other.title)) <= _LONGEST
    is_other_name = one.reference != other.reference
    return is_short and is_other_name and is_like_text(one.title, other.title)
