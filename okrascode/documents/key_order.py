"""The order in which keys are written: that of the schemas, save what is short."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from okrascode.documents.schema_texts import schema_named
from okrascode.documents.versions import SCHEMAS

__all__ = ["keys_in_order"]


_SHORT = frozenset({"carried_from", "formerly", "visibility", "state", "reason"})
"""Of an objective; the schema has them at its end."""


@cache
def keys_in_order(kind: str, steps: tuple[str | int, ...]) -> tuple[str, ...]:
    """Give the keys of the mapping at some steps of a document, in order.

    Empty where the order is the author's own: names of people, what a check-in speaks of, and
    measures, whose shapes have different keys. Every index of a list is the same as 0.

    >>> keys_in_order("Team", ())[:4]
    ('apiVersion', 'kind', 'id', 'name')
    """
    if kind not in SCHEMAS:
        return ()
    schema = schema_named(SCHEMAS[kind])
    part: Any = schema
    for step in steps:
        part = _resolved(part, schema)
        part = part.get("items") if isinstance(step, int) else _below(part, step)
        if not isinstance(part, Mapping):
            return ()
    names = tuple(_resolved(part, schema).get("properties", ()))
    return _short_first(names) if "key_results" in names and "owner" in names else names


def _short_first(names: tuple[str, ...]) -> tuple[str, ...]:
    """Put what is said in a word before the lists, where an eye that looks for it finds it."""
    short = tuple(name for name in names if name in _SHORT)
    others = tuple(name for name in names if name not in _SHORT)
    at = others.index("commitment") + 1
    return (*others[:at], *short, *others[at:])


def _below(part: Mapping[str, Any], name: str) -> object:
    found = part.get("properties", {}).get(name)
    if found is not None:
        return found
    for pattern, below in part.get("patternProperties", {}).items():
        if re.search(pattern, name):
            return below
    return part.get("additionalProperties")


def _resolved(part: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = part.get("$ref")
    if not isinstance(reference, str):
        return part
    found: Any = schema
    names: Sequence[str] = reference.removeprefix("#/").split("/")
    for name in names:
        found = found[name]
    return _resolved(found, schema)
