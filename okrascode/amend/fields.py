"""What a person may change by its field's name, and how the value they typed is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrascode.errors import UsageError
from okrascode.model.measure import Condition, Milestones
from okrascode.model.objective import KeyResult, Objective
from okrascode.readings.intent import FieldValue

__all__ = ["Field", "field_of", "value_of"]

_NUMBERS = ("baseline", "target", "stretch", *(c.value for c in Condition if c.value != "between"))
_TEXTS_OF_MEASURE = ("unit", "name", "withheld", "scoring")
_OPTIONAL = ("stretch", *_TEXTS_OF_MEASURE)
_OF_BOTH = {"title": "", "owner": "owner", "weight": "weight", "commitment": "commitment"}
_OF_KEY_RESULT = {**_OF_BOTH, "title": "key_result", "how": "how"}
_OF_OBJECTIVE = {**_OF_BOTH, "title": "objective", "why": "why", "visibility": "visibility"}
_ELSEWHERE = {
    "state": "Drop it with okr drop REF --reason …; a draft becomes active in the file.",
    "reason": "Drop it with okr drop REF --reason …",
    "id": "Write okr rename REF NEW-ID.",
    "formerly": "Write okr rename REF NEW-ID.",
    "current": "Values are reported by a check-in, not changed.",
    "confidence": "Values are reported by a check-in, not changed.",
    "as_of": "Values are reported by a check-in, not changed.",
}
_NUMBER = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,15})?", re.ASCII)
_RANGE = re.compile(r"\[?\s*(\S+?)\s*(?:,|\bto\b|\.\.)\s*(\S+?)\s*\]?")


@dataclass(frozen=True, slots=True)
class Field:
    """A field that can be changed from the command line."""

    name: str
    """As ``changes`` names it."""
    pointer: str
    """Below the item."""
    is_number: bool = False
    is_day: bool = False
    is_range: bool = False


def field_of(item: Objective | KeyResult, name: str) -> Field | None:
    """Give the field of an item; ``None`` for one that only an editor can change.

    Raises:
        UsageError: another command is for it, or the measure does not have it.
    """
    plain = _OF_KEY_RESULT if isinstance(item, KeyResult) else _OF_OBJECTIVE
    name = "title" if name == plain["title"] else name.removeprefix("measure.")
    if name in plain:
        return Field(name, f"/{plain[name]}", is_number=name == "weight")
    if name in _ELSEWHERE:
        raise UsageError(f"{name} is not changed this way.", hint=_ELSEWHERE[name])
    if not isinstance(item, KeyResult):
        return None
    if name.startswith("milestones."):
        return _of_milestone(item, name)
    return _of_measure(item, name)


def _of_measure(item: KeyResult, name: str) -> Field | None:
    measure = item.measure
    known = (*_NUMBERS, *_TEXTS_OF_MEASURE, "between")
    if name not in known:
        return None
    has = [Condition(name)] if name in tuple(Condition) else []
    condition = getattr(measure, "condition", None)
    is_there = condition in has if has else hasattr(measure, name)
    if not is_there:
        words = f"it has {condition.value}" if condition else "its measure has another shape"
        raise UsageError(
            f"There is no {name} in {item.id}; {words}.",
            hint="Another shape of measure is written in the file; then give the reason with"
            " okr change REF measure --reason …",
        )
    return Field(name, f"/measure/{name}", is_number=name in _NUMBERS, is_range=name == "between")


def _of_milestone(item: KeyResult, name: str) -> Field | None:
    _, id_, *rest = name.split(".")
    steps = item.measure.items if isinstance(item.measure, Milestones) else ()
    number = next((n for n, step in enumerate(steps) if step.id == id_), None)
    if rest not in (["title"], ["weight"], ["due"]):
        return None
    if number is None:
        known = ", ".join(step.id for step in steps) or "none"
        raise UsageError(f"There is no milestone {id_} in {item.id}.", hint=f"It has: {known}.")
    return Field(
        name,
        f"/measure/milestones/{number}/{rest[0]}",
        is_number=rest == ["weight"],
        is_day=rest == ["due"],
    )


def value_of(field: Field, text: str) -> tuple[FieldValue, str]:
    """Read what was typed; give the value as ``changes`` says it, and as the field is written.

    Raises:
        UsageError: it is not what the field holds.
    """
    from okrascode.amend.entry import scalar

    if field.is_range:
        found = _RANGE.fullmatch(text.strip())
        ends = [_number(field, end) for end in found.groups()] if found else []
        if len(ends) != 2:
            raise UsageError(f"{text!r} is no range.", hint="Write it like 90,95.")
        written = [scalar(end) for end in ends]
        return f"{ends[0]} to {ends[1]}", f"[{', '.join(written)}]"
    if field.is_number:
        number = _number(field, text)
        return number, scalar(number)
    if field.is_day:
        try:
            return date.fromisoformat(text).isoformat(), date.fromisoformat(text).isoformat()
        except ValueError:
            raise UsageError(f"{text!r} is not a day; write it like 2026-11-20.") from None
    if not text.strip():
        raise UsageError(f"{field.name} cannot be empty.", hint="Take the field out in the file.")
    return text, scalar(text)


def _number(field: Field, text: str) -> Decimal:
    if not _NUMBER.fullmatch(text.strip()):
        raise UsageError(
            f"{text!r} is no number for {field.name}.", hint="Write the digits alone, like 75.5."
        )
    return Decimal(text.strip())
