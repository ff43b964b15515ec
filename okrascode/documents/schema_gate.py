"""A quick yes of JSON Schema: what is accepted here, jsonschema accepts; a no decides nothing.

A schema becomes a tree of small functions, many times as fast as jsonschema's walk. They know the
keywords our schemas use and judge those exactly; a schema with any other one accepts nothing here,
so that a new keyword makes reading slow and never wrong. Tests compare the two on thousands of
documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from okrascode.documents.schema_texts import compiled_pattern, schema_named

__all__ = ["ANNOTATIONS", "Gate", "UnknownKeyword", "gate_of", "is_accepted", "is_judged_here"]

_Plain = Any
"""What YAML gave: text, numbers, dictionaries, anything."""
Gate = Callable[[_Plain], bool]
_Schema = Mapping[str, Any]
ANNOTATIONS = frozenset(
    {"$schema", "$id", "$comment", "$defs", "title", "description", "default", "examples"}
)


class UnknownKeyword(Exception):
    """The schema says something that is not judged here."""


def is_accepted(data: object, schema_name: str, *, definition: str = "") -> bool:
    """Tell whether plain data is surely valid; otherwise jsonschema must be asked.

    With ``definition`` the data is a part of a document: what ``$defs`` of the schema calls so.
    """
    gate = _gate_of(schema_name, definition)
    try:
        return gate is not None and gate(data)
    except UnknownKeyword:
        return False


def is_judged_here(schema_name: str) -> bool:
    """Tell whether every keyword of a schema is known, so that it can accept anything."""
    schema = schema_named(schema_name)
    try:
        for part in (schema, *_fields_in(schema)):
            gate_of(part, schema.get("$defs", {}))
    except UnknownKeyword:
        return False
    return True


def _fields_in(part: object) -> Iterator[_Schema]:
    if isinstance(part, dict):
        yield from part.get("properties", {}).values()
    below = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    for each in below:
        yield from _fields_in(each)


@cache
def _gate_of(schema_name: str, definition: str) -> Gate | None:
    schema = schema_named(schema_name)
    definitions = schema.get("$defs", {})
    try:
        return gate_of(definitions[definition] if definition else schema, definitions)
    except UnknownKeyword:
        return None


def gate_of(schema: _Schema, definitions: Mapping[str, _Schema]) -> Gate:
    """Make the function for a schema; with every definition in the place of its reference."""
    said = {key: value for key, value in schema.items() if key not in ANNOTATIONS}
    parts: list[Gate] = []
    if reference := said.pop("$ref", ""):
        parts.append(gate_of(definitions[reference.removeprefix("#/$defs/")], definitions))
    if said.get("type") == "object":
        parts.append(_object(said, definitions))
    elif said.get("type") == "array":
        parts.append(_array(said, definitions))
    elif "type" in said:
        parts.append(_type(said.pop("type")))
    if "if" in said:
        parts.append(_condition(said.pop("if"), said.pop("then", {}), definitions))
    if "oneOf" in said:
        parts.append(_one_of([gate_of(branch, definitions) for branch in said.pop("oneOf")]))
    for key in list(said):
        if key not in _OF_SCALARS:
            raise UnknownKeyword(key)
        parts.append(_OF_SCALARS[key](said.pop(key)))
    if len(parts) == 1:
        return parts[0]
    return lambda value: all(part(value) for part in parts)


def _object(said: dict[str, Any], definitions: Mapping[str, _Schema]) -> Gate:
    del said["type"]
    required = frozenset(said.pop("required", ()))
    fewest = said.pop("minProperties", 0)
    fields: Mapping[str, _Schema] = said.pop("properties", {})
    # Made for the fields that documents have: a schema has many more than one document.
    gates: dict[str, Gate] = {}
    patterns = [
        (compiled_pattern(pattern), gate_of(below, definitions))
        for pattern, below in said.pop("patternProperties", {}).items()
    ]
    if any(pattern.search(name) for name in fields for pattern, _ in patterns):
        raise UnknownKeyword("a name that is also in patternProperties")
    more = said.pop("additionalProperties", True)
    rest: Gate = _always(more) if isinstance(more, bool) else gate_of(more, definitions)

    def accepts(value: _Plain) -> bool:
        if not isinstance(value, dict) or len(value) < fewest or not value.keys() >= required:
            return False
        for name, below in value.items():
            gate = gates.get(name)
            if gate is None and name in fields:
                gate = gates[name] = gate_of(fields[name], definitions)
            elif gate is None:
                gate = next((one for pattern, one in patterns if pattern.search(name)), rest)
            if not gate(below):
                return False
        return True

    return accepts


def _array(said: dict[str, Any], definitions: Mapping[str, _Schema]) -> Gate:
    del said["type"]
    fewest, most = said.pop("minItems", 0), said.pop("maxItems", float("inf"))
    is_unique = said.pop("uniqueItems", False)
    gate = gate_of(said.pop("items", {}), definitions)

    def accepts(value: _Plain) -> bool:
        return (
            isinstance(value, list)
            and fewest <= len(value) <= most
            and all(gate(item) for item in value)
            and not (is_unique and _has_twice(value))
        )

    return accepts


def _has_twice(items: Sequence[Any]) -> bool:
    # Said to be there twice where that cannot be told quickly.
    is_text = all(isinstance(item, str) for item in items)
    return not is_text or len(set(items)) < len(items)


def _condition(condition: _Schema, then: _Schema, definitions: Mapping[str, _Schema]) -> Gate:
    constants = dict(_constants(condition))
    gate = gate_of({"type": "object", **then}, definitions)

    def accepts(value: _Plain) -> bool:
        return (
            not isinstance(value, dict)
            or any(value.get(name) != constant for name, constant in constants.items())
            or gate(value)
        )

    return accepts


def _constants(condition: _Schema) -> Iterator[tuple[str, str]]:
    if condition.keys() != {"required", "properties"}:
        raise UnknownKeyword("another condition than that fields are certain texts")
    if condition["properties"].keys() != set(condition["required"]):
        raise UnknownKeyword("a condition on a field that need not be there")
    for name, below in condition["properties"].items():
        if below.keys() != {"const"} or not isinstance(below["const"], str):
            raise UnknownKeyword("a condition on more than a text")
        yield name, below["const"]


def _one_of(gates: Sequence[Gate]) -> Gate:
    return lambda value: sum(gate(value) for gate in gates) == 1


def _type(names: str | list[str]) -> Gate:
    wanted = [names] if isinstance(names, str) else names
    if not _TYPES.keys() >= set(wanted):
        raise UnknownKeyword(str(names))
    tests = [_TYPES[name] for name in wanted]
    return tests[0] if len(tests) == 1 else lambda value: any(test(value) for test in tests)


def _always(verdict: bool) -> Gate:  # noqa: FBT001  # it is the schema true or false
    return lambda _: verdict


def _is_number(value: _Plain) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite()
    return isinstance(value, int) and not isinstance(value, bool)


_TYPES: Mapping[str, Gate] = MappingProxyType(
    {
        "string": lambda value: isinstance(value, str),
        "number": _is_number,
        "integer": lambda value: _is_number(value) and value == int(value),
        "boolean": lambda value: isinstance(value, bool),
        "null": lambda value: value is None,
    }
)


def _is_one_of(allowed: Sequence[Any]) -> Gate:
    if not all(isinstance(one, str | bool | int) for one in allowed):
        raise UnknownKeyword("a constant that is no text, whole number, true or false")
    return lambda value: any(type(value) is type(one) and value == one for one in allowed)


def _pattern(pattern: str) -> Gate:
    search = compiled_pattern(pattern).search
    return lambda value: not isinstance(value, str) or search(value) is not None


def _format(name: str) -> Gate:
    if name != "date":
        raise UnknownKeyword(name)
    return lambda value: not isinstance(value, str) or _is_date(value)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


_OF_SCALARS: Mapping[str, Callable[[Any], Gate]] = MappingProxyType(
    {
        "const": lambda one: _is_one_of([one]),
        "enum": _is_one_of,
        "pattern": _pattern,
        "format": _format,
        "minLength": lambda least: lambda value: not isinstance(value, str) or len(value) >= least,
        "maxLength": lambda most: lambda value: not isinstance(value, str) or len(value) <= most,
        "minimum": lambda least: lambda value: not _is_number(value) or value >= least,
        "maximum": lambda most: lambda value: not _is_number(value) or value <= most,
    }
)
