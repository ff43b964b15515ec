"""A change of what was intended, as a sentence."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from okrascode.site.quantities import number
from okrascode.site.view_parts import IntentRow
from okrascode.site.words import Words

__all__ = ["intent"]

_AMOUNTS = frozenset({"target", "baseline", "stretch", "at_least", "at_most", "above", "below"})
_CHOICES = {
    ("state", "draft"): "status.draft",
    ("state", "active"): "field.active",
    ("state", "dropped"): "status.dropped",
    ("commitment", "committed"): "kr.committed",
    ("commitment", "aspirational"): "kr.aspirational",
}


def intent(row: IntentRow, words: Words, *, amount: Callable[[Decimal], str]) -> str:
    """Say what was changed; ``amount`` writes a number with the unit of its measure."""
    if row.field in ("added", "removed"):
        return words(f"change.{row.field}")
    name, _, part = row.field.partition(".")
    known = f"field.{name}" in words.entries
    field = words(f"field.{name}") if known else row.field
    if known and part:
        field += words("list.colon") + part
    old, new = (_written(value, name, words, amount) for value in (row.old, row.new))
    if old and new:
        return words("change.from_to", field=field, old=old, new=new)
    if new:
        return words("change.set_to", field=field, new=new)
    return words("change.unset", field=field, old=old)


def _written(value: object, field: str, words: Words, amount: Callable[[Decimal], str]) -> str:
    if isinstance(value, bool):
        return words("kr.done" if value else "kr.not_done")
    if isinstance(value, Decimal):
        return amount(value) if field in _AMOUNTS else number(value)
    if value is None:
        return ""
    text = str(value)
    return words(_CHOICES[field, text]) if (field, text) in _CHOICES else text
