"""An entry of ``changes``: what moved, from what to what, why, and who decided it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrascode.amend.text import DocumentText
from okrascode.edits.edit import Edit
from okrascode.readings.intent import FieldValue
from okrascode.scaffold.scalars import clean_line, yaml_scalar

__all__ = ["Entry", "scalar", "with_entry"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry."""

    day: date
    what: str
    """``KEY-RESULT.FIELD``, or a field of the objective."""
    old: FieldValue
    new: FieldValue
    reason: str
    by: str | None = None


def scalar(value: FieldValue) -> str:
    """Write a value as YAML in one line; what is no number reads back as text.

    >>> print(scalar(Decimal("75")), scalar("75"), scalar(None), scalar(True))
    75 "75" null true
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return format(value, "f")
    return yaml_scalar(clean_line(value))


def with_entry(text: DocumentText, objective: str, entry: Entry) -> Edit:
    """Give the edit that adds an entry to the objective at a pointer."""
    parts = {
        "date": entry.day.isoformat(),
        "what": entry.what,
        "from": scalar(entry.old),
        "to": scalar(entry.new),
        "reason": scalar(entry.reason),
    }
    if entry.by is not None:
        parts["by"] = scalar(entry.by)
    lines = [f"{name}: {value}" for name, value in parts.items()]
    flow = "{" + ", ".join(lines) + "}"
    pointer = f"{objective}/changes"
    if text.has(pointer):
        return text.with_item(pointer, lines, flow=flow)
    first, *rest = lines
    block = ["changes:", f"  - {first}", *(f"    {line}" for line in rest)]
    return text.with_key(objective, block, flow=f"changes: [{flow}]")
