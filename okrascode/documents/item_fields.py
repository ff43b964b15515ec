"""Which fields an item may have, as its schema says; a misspelt one would never fail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from okrascode.documents.schema_texts import schema_named
from okrascode.documents.similar import similar

__all__ = ["unknown_field"]

_SCHEMAS = {
    "organization": ("organization", ""),
    "cycle": ("organization", "cycle"),
    "team": ("team", ""),
    "objective": ("objectives", "objective"),
    "key_result": ("objectives", "key_result"),
    "check_in": ("check-in", ""),
}
"""Name of the schema and of the definition in it."""
_ADDED = {
    "objective": ("team", "cycle"),
    "key_result": ("team", "cycle", "shape"),
}
"""What stands above an item in its document, or follows from it."""


def unknown_field(kind: str, field: str) -> str | None:
    """Give the hint for a field that items of a kind cannot have; ``None`` when they can.

    >>> unknown_field("key_result", "measure.unit"), unknown_field("team", "x-cost-centre")
    (None, None)
    >>> unknown_field("key_result", "measure.units")
    'Did you mean unit?'
    """
    if kind == "key_result" and field.startswith("objective."):
        kind, field = "objective", field.removeprefix("objective.")
    if field == "kind" or field in _ADDED.get(kind, ()):
        return None
    name, definition = _SCHEMAS[kind]
    schema = schema_named(name)
    definitions = schema["$defs"]
    here = [definitions[definition] if definition else schema]
    for step in field.split("."):
        plain = [one for each in here for one in _plain(each, definitions)]
        if step.startswith("x-") or any(_takes_any(one) for one in plain):
            return None
        properties = [one.get("properties", {}) for one in plain]
        known = dict.fromkeys(name for one in properties for name in one)
        if step not in known:
            close = similar(step, known)
            return f"Did you mean {close}?" if close else _list_of(known)
        here = [one[step] for one in properties if step in one]
    return None


def _list_of(known: Iterable[str]) -> str:
    names = [name for name in known if name != "apiVersion"]
    return f"There are: {', '.join(names)}." if names else "There is nothing below it."


def _plain(
    schema: Mapping[str, Any], definitions: Mapping[str, Any]
) -> Iterator[Mapping[str, Any]]:
    """Follow references, lists and alternatives to what has properties, or ends there."""
    if reference := schema.get("$ref"):
        yield from _plain(definitions[reference.removeprefix("#/$defs/")], definitions)
    elif "oneOf" in schema:
        for branch in schema["oneOf"]:
            yield from _plain(branch, definitions)
    elif "items" in schema:
        yield from _plain(schema["items"], definitions)
    else:
        yield schema


def _takes_any(schema: Mapping[str, Any]) -> bool:
    """Tell whether the names below are the user's own, as those of people."""
    more = schema.get("additionalProperties")
    return isinstance(more, dict) or any(
        not pattern.startswith("^x-") for pattern in schema.get("patternProperties", ())
    )
