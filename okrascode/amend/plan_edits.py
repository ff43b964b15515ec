"""The edits that change, drop or rename an objective or key result, from what was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrascode.amend.entry import Entry, scalar, with_entry
from okrascode.amend.fields import Field
from okrascode.amend.text import DocumentText
from okrascode.edits.edit import Edit
from okrascode.errors import UsageError
from okrascode.model.measure import Metric, Milestones
from okrascode.model.objective import ItemState, KeyResult, Objective
from okrascode.model.place import Place
from okrascode.model.reference import is_id
from okrascode.readings.intent import FieldValue, fields_of
from okrascode.readings.item import Item

__all__ = ["Target", "changing", "dropping", "explaining", "renaming", "value_now"]


@dataclass(frozen=True, slots=True)
class Target:
    """What is amended."""

    objective: Objective
    key_result: KeyResult | None

    @property
    def item(self) -> Objective | KeyResult:
        """Give the objective or key result itself."""
        return self.key_result or self.objective

    @property
    def place(self) -> Place:
        """Give where it stands."""
        return self.item.place

    def what(self, field: str) -> str:
        """Give what an entry of ``changes`` says under ``what``."""
        return field if self.key_result is None else f"{self.key_result.id}.{field}"


def changing(text: DocumentText, target: Target, field: Field, written: str) -> list[Edit]:
    """Give the edits that put a value, as YAML, into a field; a plan ends at its new target."""
    pointer = target.place.pointer + field.pointer
    if not text.has(pointer):
        above, _, key = pointer.rpartition("/")
        line = f"{key}: {written}"
        return [text.with_key(above, [line], flow=line)]
    edits = [text.replaced(pointer, written)]
    measure = target.key_result.measure if target.key_result else None
    if field.name == "target" and isinstance(measure, Metric):
        for number, point in enumerate(measure.expected):
            if point.value == measure.target:
                place = f"{target.place.pointer}/measure/expected/{number}/value"
                edits.append(text.replaced(place, written))
    return edits


def explaining(
    text: DocumentText,
    target: Target,
    *,
    what: str,
    old: FieldValue,
    new: FieldValue,
    reason: str,
    day: date,
    by: str | None,
) -> Edit:
    """Give the edit that adds the reason."""
    entry = Entry(day=day, what=what, old=old, new=new, reason=reason, by=by)
    return with_entry(text, target.objective.place.pointer, entry)


def dropping(text: DocumentText, target: Target, reason: str) -> list[Edit]:
    """Give the edits that drop it, with its reason.

    Raises:
        UsageError: it is dropped already.
    """
    if target.item.state is ItemState.DROPPED:
        raise UsageError(f"{target.item.id} is dropped already: {target.item.reason}")
    pointer = target.place.pointer
    edits: list[Edit] = []
    lines: list[str] = []
    for key, value in (("state", "dropped"), ("reason", scalar(reason))):
        if text.has(f"{pointer}/{key}"):
            edits.append(text.replaced(f"{pointer}/{key}", value))
        else:
            lines.append(f"{key}: {value}")
    if lines:
        title = "objective" if target.key_result is None else "key_result"
        edits.append(text.with_key(pointer, lines, flow=", ".join(lines), after=title))
    return edits


def renaming(text: DocumentText, target: Target, new: str, taken: frozenset[str]) -> list[Edit]:
    """Give the edits that give it another id, and say under ``formerly`` what it was called.

    ``taken`` are the ids of its neighbours. Raises :class:`UsageError` for an id that cannot be one
    or belongs to a neighbour.
    """
    if not is_id(new):
        raise UsageError(
            f"{new!r} cannot be an id.", hint="Write small letters, digits and hyphens."
        )
    if new in taken:
        raise UsageError(f"The id {new} belongs to another one here.", hint="Choose another id.")
    if new == target.item.id:
        raise UsageError(f"It is called {new} already.")
    old = str(target.item.id)
    if target.key_result is not None:
        old = f"{target.objective.id}/{old}"
    pointer = target.place.pointer
    edits = [text.replaced(f"{pointer}/id", scalar(new))]
    name = scalar(old)
    if text.has(f"{pointer}/formerly"):
        edits.append(text.with_item(f"{pointer}/formerly", [name], flow=name))
    else:
        line = f"formerly: [{name}]"
        edits.append(text.with_key(pointer, [line], flow=line, after="id"))
    return edits


def value_now(target: Target, name: str) -> FieldValue:
    """Give what a field says, as an entry of ``changes`` would."""
    item = target.item
    if isinstance(item, KeyResult) and name.startswith("milestones."):
        _, id_, field = name.split(".")
        steps = item.measure.items if isinstance(item.measure, Milestones) else ()
        step = next(one for one in steps if one.id == id_)
        value: object = getattr(step, field)
    elif name in ("why", "how", "visibility"):
        value = getattr(item, name) or None
    else:
        path = item.place.path
        key_result = item if isinstance(item, KeyResult) else None
        value = fields_of(Item(target.objective.reference, target.objective, key_result, path)).get(
            name
        )
    return value if value is None or isinstance(value, bool | Decimal) else str(value)
