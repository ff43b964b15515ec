"""An objective or key result as one version of a document states it, and when two are the same."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from operator import attrgetter

from okrascode.model.measure import Measure, Metric, Milestones, Threshold
from okrascode.model.objective import KeyResult, Objective
from okrascode.model.plan import Document, ObjectivesDocument
from okrascode.model.reference import Reference, TeamId

__all__ = [
    "Item",
    "former_names",
    "has_former_names",
    "has_measure",
    "is_alike",
    "is_like_text",
    "items_after",
    "items_called",
    "items_of",
    "objectives_in",
]

_LIKE_TEXT = 0.75
"""From this share of equal characters on, a text was edited and not replaced."""
_OWN = attrgetter(*(field.name for field in fields(Objective) if field.name != "key_results"))
"""Everything an objective says itself."""


@dataclass(frozen=True, slots=True)
class Item:
    """One objective or key result, and the document it stands in."""

    reference: Reference
    objective: Objective
    key_result: KeyResult | None
    """``None`` when the objective itself is meant."""
    path: str

    @property
    def title(self) -> str:
        """Give its text."""
        return self.objective.title if self.key_result is None else self.key_result.title


def objectives_in(document: Document | None) -> dict[Reference, Objective]:
    """Give the objectives of a document; of two with one name, the first."""
    found: dict[Reference, Objective] = {}
    if isinstance(document, ObjectivesDocument):
        for objective in document.objectives:
            found.setdefault(objective.reference, objective)
    return found


def items_of(objective: Objective, *, path: str) -> Iterator[Item]:
    """Give an objective and its key results; of two with one id, the first."""
    yield Item(objective.reference, objective, None, path)
    seen: set[str] = set()
    for key_result in objective.key_results:
        if key_result.id not in seen:
            seen.add(key_result.id)
            yield Item(objective.reference_to(key_result), objective, key_result, path)


def items_called(
    names: Collection[Reference], document: Document | None, *, path: str
) -> Iterator[Item]:
    """Give the items of a document that go by one of these names."""
    there = objectives_in(document)
    for objective in dict.fromkeys(name.of_objective for name in names):
        for item in items_of(there[objective], path=path) if objective in there else ():
            if item.reference in names:
                yield item


def items_after(before: tuple[Item, ...], objective: Objective, *, path: str) -> tuple[Item, ...]:
    """Give the items of an objective, those that say what they said ``before`` as they were.

    A key result beside the one that is meant does not matter, and of an objective's key results
    only which there are: otherwise each report would change all of its neighbours too. A version
    is read as far as it differs from the one before, so most parts are the very same value.
    """
    if not before or before[0].path != path or not _says_the_same(before[0].objective, objective):
        return tuple(items_of(objective, path=path))
    quickly = _with_same_key_results(before, objective)
    if quickly is not None:
        return quickly
    known = {item.key_result.id: item for item in before if item.key_result is not None}
    after: dict[str, Item] = {}
    for one in objective.key_results:
        was = known.get(one.id)
        if one.id in after:
            continue
        if was is not None and (was.key_result is one or was.key_result == one):
            after[one.id] = was
        else:
            name = was.reference if was is not None else objective.reference_to(one)
            after[one.id] = Item(name, objective, one, path)
    head = before[0]
    if [*known] != [*after]:
        head = Item(head.reference, objective, None, path)
    return (head, *after.values())


def _says_the_same(one: Objective, other: Objective) -> bool:
    return one is other or bool(_OWN(one) == _OWN(other))


def _with_same_key_results(
    before: tuple[Item, ...], objective: Objective
) -> tuple[Item, ...] | None:
    """Give what :func:`items_after` gives where the same key results stand in the same order."""
    if len(before) != len(objective.key_results) + 1:
        return None
    after = list(before)
    for at, one in enumerate(objective.key_results, start=1):
        was = before[at]
        known = was.key_result
        if known is one:
            continue
        if known is None or known.id != one.id:
            return None
        if known != one:
            after[at] = Item(was.reference, objective, one, was.path)
    return tuple(after)


def is_alike(one: Item, other: Item) -> bool:
    """Tell whether two items called the same are one: by their text or by what they measure.

    Objectives measure what their key results do, so one key result in common is enough.
    """
    if one.title == other.title or is_like_text(one.title, other.title):
        return True
    if one.key_result is None or other.key_result is None:
        mine = {key_result.id for key_result in one.objective.key_results}
        return not mine.isdisjoint(key_result.id for key_result in other.objective.key_results)
    measures = _essence(one.key_result.measure), _essence(other.key_result.measure)
    return None not in measures and measures[0] == measures[1]


def has_measure(item: Item) -> bool:
    """Tell whether there is anything that could have been replaced besides the text."""
    if item.key_result is None:
        return bool(item.objective.key_results)
    return item.key_result.measure is not None


def has_former_names(objective: Objective) -> bool:
    """Tell whether an objective or one of its key results says what it was called before."""
    if objective.formerly:
        return True
    for one in objective.key_results:  # noqa: SIM110  # asked of every version, so it must be quick
        if one.formerly:
            return True
    return False


def former_names(item: Item, old_teams: Collection[TeamId]) -> frozenset[Reference]:
    """Give all old names, from ``formerly`` on the key result, its objective and its team."""
    objective, key_result = item.objective, item.key_result
    if not (old_teams or objective.formerly or (key_result and key_result.formerly)):
        return frozenset()
    names = {objective.reference, *(old.of_objective for old in objective.formerly)}
    if key_result is not None:
        own = {key_result.id}
        names_of_key_result: set[Reference] = set()
        for old in key_result.formerly:
            if old.key_result is None:
                own.add(old.objective)
            elif old.of_objective == objective.reference:
                own.add(old.key_result)
            else:
                names_of_key_result.add(old)
        names = {name._replace(key_result=id_) for name in names for id_ in own}
        names |= names_of_key_result
    today = [name for name in names if name.team == objective.team]
    names |= {name._replace(team=team) for team in old_teams for name in today}
    return frozenset(names - {item.reference})


def is_like_text(one: str, other: str) -> bool:
    """Tell whether a text was edited and not replaced."""
    a, b = " ".join(one.casefold().split()), " ".join(other.casefold().split())
    return a == b or difflib.SequenceMatcher(None, a, b).ratio() >= _LIKE_TEXT


def _essence(measure: Measure | None) -> object:
    match measure:
        case Metric():
            return ("metric", measure.baseline, measure.target, measure.unit, measure.name)
        case Threshold():
            bounds = (measure.condition, measure.bound, measure.upper)
            return ("threshold", *bounds, measure.unit, measure.name)
        case Milestones():
            return ("milestones", *((item.id, item.title) for item in measure.items))
        case None:
            return None
        case _:
            return ("binary",)
