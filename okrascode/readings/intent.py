"""Changes of what was intended: every field of a commitment that moved along the chain, and why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from operator import attrgetter

from okrascode.model.measure import (
    Condition,
    Measure,
    Metric,
    Milestones,
    Source,
    Threshold,
    shape_of,
)
from okrascode.model.objective import Change, ItemState
from okrascode.model.plan import Document
from okrascode.model.reference import Reference
from okrascode.readings.item import Item, items_called
from okrascode.readings.life import Life, Sighting

__all__ = [
    "FieldValue",
    "changed_fields",
    "entry_names",
    "fields_of",
    "fields_of_measure",
    "holder_of",
    "is_same_value",
    "reason_for",
    "steps_of",
]

FieldValue = str | Decimal | bool | None


def steps_of(life: Life) -> Iterator[Sighting]:
    """Give the sightings; one that ends and begins again in one commit is a change, not two."""
    waiting: Sighting | None = None
    for sighting in life.sightings:
        if waiting is not None:
            if sighting.before is None and sighting.position == waiting.position:
                yield Sighting(
                    position=sighting.position, before=waiting.before, after=sighting.after
                )
                waiting = None
                continue
            yield waiting
            waiting = None
        if sighting.after is None:
            waiting = sighting
        else:
            yield sighting
    if waiting is not None:
        yield waiting


def changed_fields(sighting: Sighting) -> tuple[tuple[str, FieldValue, FieldValue], ...]:
    """Give name, old and new value of each field that moved; ``added`` and ``removed`` for all."""
    if sighting.before is None:
        return (("added", None, sighting.after.title if sighting.after else None),)
    if sighting.after is None:
        return (("removed", sighting.before.title, None),)
    if _is_same_intent(sighting.before, sighting.after):
        return ()
    old, new = fields_of(sighting.before), fields_of(sighting.after)
    names = dict.fromkeys((*old, *new))
    return tuple(
        (name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)
    )


def fields_of(item: Item) -> Mapping[str, FieldValue]:
    """Give what an objective or key result commits to, by the field's name in the document."""
    it = item.key_result or item.objective
    fields: dict[str, FieldValue] = {
        "title": it.title,
        "owner": it.owner,
        "weight": it.weight,
        "state": it.state.value,
        "commitment": it.commitment.value if it.commitment is not None else None,
    }
    if item.key_result is not None:
        fields["how"] = item.key_result.how or None
        fields |= fields_of_measure(item.key_result.measure)
    else:
        fields["supports"] = _listed(str(one.reference) for one in item.objective.supports)
    return fields


def holder_of(
    item: Item, names: Iterable[str], *, called: Collection[Reference]
) -> Callable[[Document | None], bool]:
    """Give the test whether a document states these fields of the item as the item does.

    ``called`` are the names under which the item may stand there.
    """
    wanted = {name: fields_of(item).get(name) for name in names if name not in _WHOLE}

    def holds(document: Document | None) -> bool:
        return any(
            all(fields_of(one).get(name) == value for name, value in wanted.items())
            for one in items_called(called, document, path=item.path)
        )

    return holds


def reason_for(
    item: Item,
    change: tuple[str, FieldValue, FieldValue],
    *,
    changes: Iterable[Change],
    reasons: Iterable[tuple[Reference, str]],
    about: Reference,
) -> str:
    """Give why a field moved: from a matching entry of ``changes``, else a trailer, else empty."""
    name, old, new = change
    for entry in changes:
        names = entry_names(item, name)
        if entry.what in names and is_same_value(entry.old, old) and is_same_value(entry.new, new):
            return entry.reason
    for reference, reason in reasons:
        if reference in (about, about.of_objective):
            return reason
    if name == "state" and new == ItemState.DROPPED.value:
        return (item.key_result or item.objective).reason
    return ""


_WHOLE = ("added", "removed")
_OF_BOTH = ("title", "owner", "weight", "state", "commitment")
_OF_KEY_RESULT = attrgetter(*_OF_BOTH, "how", "measure")
_OF_OBJECTIVE = attrgetter(*_OF_BOTH, "supports")


def _is_same_intent(one: Item, other: Item) -> bool:
    """Tell quickly that nothing moved, as in nearly every report; a no decides nothing."""
    if one.key_result is None or other.key_result is None:
        return bool(_OF_OBJECTIVE(one.objective) == _OF_OBJECTIVE(other.objective))
    return bool(_OF_KEY_RESULT(one.key_result) == _OF_KEY_RESULT(other.key_result))


def fields_of_measure(measure: Measure | None) -> dict[str, FieldValue]:
    """Give how something is measured, by the field's name; what is not said is ``None``."""
    if measure is None:
        return {"measure": None}
    fields: dict[str, FieldValue] = {"measure": shape_of(measure), "source": None}
    if measure.source is not None:
        fields["source"] = _source(measure.source)
    if isinstance(measure, Metric):
        fields |= {
            "baseline": measure.baseline,
            "target": measure.target,
            "stretch": measure.stretch,
            "unit": measure.unit or None,
            "name": measure.name or None,
            "expected": _listed(f"{point.date}: {point.value}" for point in measure.expected),
            "withheld": measure.withheld,
        }
    elif isinstance(measure, Threshold):
        bound: FieldValue = measure.bound
        if measure.condition is Condition.BETWEEN:
            bound = f"{measure.bound} to {measure.upper}"
        fields |= {
            measure.condition.value: bound,
            "unit": measure.unit or None,
            "name": measure.name or None,
            "scoring": measure.scoring.value,
        }
    elif isinstance(measure, Milestones):
        for step in measure.items:
            due = f", due {step.due}" if step.due else ""
            fields[f"milestones.{step.id}"] = f"{step.title}, weight {step.weight}{due}"
    return fields


def _source(source: Source) -> str:
    parts = (source.pattern, source.of, source.files, source.at, source.repository)
    return " ".join([source.kind.value, *(part for part in parts if part)])


def _listed(parts: Iterable[str]) -> str | None:
    return ", ".join(parts) or None


def entry_names(item: Item, field: str) -> tuple[str, ...]:
    """Give what an entry of ``changes`` may say under ``what``, the plain form first.

    Texts go by their key in the document too, and what is measured may stand below ``measure``.
    """
    if item.key_result is None:
        return (field, "objective") if field == "title" else (field,)
    own = item.key_result.id
    other = "key_result" if field == "title" else f"measure.{field}"
    return (f"{own}.{field}", f"{own}.{other}")


def is_same_value(written: FieldValue, found: FieldValue) -> bool:
    """Tell whether an entry of ``changes`` names a value, as a number or as text."""
    return written == found or (written is not None and str(written) == str(found))
