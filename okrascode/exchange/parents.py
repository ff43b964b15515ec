"""How tables of other tools name what something belongs to."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from okrascode.exchange.cells import Cells
from okrascode.exchange.item import Item, ItemKind
from okrascode.exchange.mapping import ColumnMapping

__all__ = ["kept_order", "parents_in", "weight_in"]

_WEIGHT = re.compile(r"\(weight: (\d{1,3}(?:\.\d{1,4})?)%, Id:")
_VIVA = re.compile(r"Id: ?(\d{1,20})\)")


def parents_in(cells: Cells, mapping: ColumnMapping) -> tuple[str, ...]:
    """Give the keys or titles of the parents that one row names."""
    if mapping.parents == "order":
        above = cells.text("order").rpartition(".")[0]
        return (above,) if above else ()
    text = cells.text("parents")
    if mapping.parents == "viva":
        keys = _VIVA.findall(text)
        return tuple(keys) if keys else (text,) if text else ()
    return tuple(part for line in re.split(r"[\n;]", text) if (part := line.strip()))


def weight_in(cells: Cells, mapping: ColumnMapping) -> Decimal | None:
    """Give the weight of an item: its own column, or the share that Viva writes at its parent."""
    if mapping.parents != "viva":
        return cells.number("weight")
    found = _WEIGHT.search(cells.text("parents"))
    return Decimal(found[1]) if found else None


def kept_order(item: Item, *, above: str, key: str = "") -> Item:
    """Give an item its own key, and a key result the objective that stands above it."""
    named = replace(item, key=key or item.key or f"\0{item.place}")
    if item.kind is ItemKind.KEY_RESULT and above:
        return replace(named, parents=(above,))
    return named
