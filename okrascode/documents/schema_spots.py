"""What a schema says of the value at one place, whatever else is in the document.

The verdict on a document is that on each value by itself, and that on its shape: which keys are
there, how they are nested, of which type the values are, and where they are one of the words that
the schema names. So documents of one shape are right when one of them is and every value of the
others is right at its place. A schema that joins values in another way has no such places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from okrascode.documents.molds import Step
from okrascode.documents.schema_gate import ANNOTATIONS, Gate, UnknownKeyword, gate_of
from okrascode.documents.schema_texts import compiled_pattern, schema_named

__all__ = ["gates_at", "words_of"]

_Schema = Mapping[str, Any]
_OF_SHAPES = frozenset(
    {
        *("type", "required", "minProperties", "properties", "patternProperties"),
        *("additionalProperties", "minItems", "maxItems", "items", "$ref", "oneOf", "if", "then"),
    }
)
"""Keywords of containers whose verdict is that of the shape and of the values below."""


@lru_cache(maxsize=4096)
def gates_at(schema_name: str, definition: str, steps: tuple[Step, ...]) -> tuple[Gate, ...] | None:
    """Give the functions that must all accept a value at a place; ``None`` when that is unknown.

    ``steps`` lead from the definition to the value; an item of a list is 0.
    """
    schema = schema_named(schema_name)
    definitions = schema.get("$defs", {})
    start = definitions[definition] if definition else schema
    try:
        return tuple(gate_of(node, definitions) for node in _nodes(start, steps, definitions))
    except UnknownKeyword:
        return None


def _nodes(
    schema: _Schema, steps: Sequence[Step], definitions: Mapping[str, _Schema]
) -> Iterator[_Schema]:
    """Find every part of a schema that may have to judge the value, in all branches."""
    if not steps:
        yield schema
        return
    if unknown := schema.keys() - _OF_SHAPES - ANNOTATIONS:
        raise UnknownKeyword(", ".join(sorted(unknown)))
    if not schema.get("then", {}).keys() <= {"required"}:
        raise UnknownKeyword("then")
    branches = list(schema.get("oneOf", ()))
    if "$ref" in schema:
        branches.append(definitions[schema["$ref"].removeprefix("#/$defs/")])
    for branch in branches:
        yield from _nodes(branch, steps, definitions)
    for below in _below(schema, steps[0]):
        yield from _nodes(below, steps[1:], definitions)


def _below(schema: _Schema, step: Step) -> list[_Schema]:
    if isinstance(step, int):
        return [schema["items"]] if "items" in schema else []
    found = [schema["properties"][step]] if step in schema.get("properties", {}) else []
    found += [
        below
        for pattern, below in schema.get("patternProperties", {}).items()
        if compiled_pattern(pattern).search(step)
    ]
    more = schema.get("additionalProperties", True)
    return found or ([more] if isinstance(more, dict) else [])


@cache
def words_of(schema_name: str) -> frozenset[str]:
    """Give every text that a schema names as one of those that are allowed or asked for."""
    return frozenset(_words(schema_named(schema_name)))


def _words(part: Any) -> Iterator[str]:  # noqa: ANN401  # JSON
    if isinstance(part, dict):
        for key, below in part.items():
            words = below if key == "enum" else [below] if key == "const" else ()
            yield from (word for word in words if isinstance(word, str))
            yield from _words(below)
    elif isinstance(part, list):
        for below in part:
            yield from _words(below)
