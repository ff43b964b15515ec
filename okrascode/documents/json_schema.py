"""The verdict of JSON Schema: the only file that knows jsonschema.

Two things that jsonschema lets through are refused: a line break behind a text that a pattern ends
with ``$``, and numbers that are not finite. Both are what JSON Schema means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import Any, Protocol

from okrascode.documents.schema_texts import compiled_pattern, schema_named

__all__ = ["SchemaFault", "faults_in"]

_MOST_FAULTS = 200
"""Faults looked at in one document; nobody reads more, and each costs time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaFault:
    """One keyword of a schema that does not hold."""

    keyword: str
    """For example ``required``."""
    expected: object
    """What the schema says behind the keyword."""
    steps: tuple[str | int, ...]
    """From the root to the value."""
    value: object
    schema: Mapping[str, Any]
    """The part of the schema in which the keyword stands."""
    branches: tuple[tuple[SchemaFault, ...], ...] = ()
    """For ``oneOf``: why each of its branches does not hold."""


class _Error(Protocol):
    """What is read of an error of jsonschema."""

    validator: str
    validator_value: Any
    instance: object
    schema: Mapping[str, Any]
    schema_path: Sequence[str | int]
    absolute_path: Iterable[str | int]
    context: Sequence[_Error]


class _Validator(Protocol):
    def iter_errors(self, instance: object) -> Iterator[_Error]: ...


def faults_in(data: object, schema_name: str) -> tuple[SchemaFault, ...]:
    """Judge plain data (text, int, Decimal, bool, None, lists, dictionaries) against a schema.

    Empty means valid. Faults come in the schema's order, at most a few hundred.
    """
    errors = islice(_validator(schema_name).iter_errors(data), _MOST_FAULTS)
    return tuple(_fault(error) for error in errors)


@cache
def _validator(schema_name: str) -> _Validator:
    from jsonschema import Draft202012Validator, validators

    types = Draft202012Validator.TYPE_CHECKER.redefine_many(
        {"number": _is_number, "integer": _is_integer}
    )
    strict = validators.extend(  # type: ignore[no-untyped-call]  # the stubs lack it
        Draft202012Validator,
        validators={"pattern": _judge_pattern, "format": _judge_format},
        type_checker=types,
    )
    schema = schema_named(schema_name)
    validator: _Validator = strict(_without_references(schema, schema.get("$defs", {})))
    return validator


def _without_references(part: Any, definitions: Mapping[str, Any]) -> Any:  # noqa: ANN401  # JSON
    """Put definitions in the place of their references, which takes a third off the judging.

    What a field says of itself beside the reference becomes the definition's ``$comment``.
    """
    if isinstance(part, dict):
        if "$ref" in part:
            name = part["$ref"].removeprefix("#/$defs/")
            whole = _without_references(definitions[name], definitions)
            return {**whole, "$comment": part.get("description", "")}
        return {key: _without_references(below, definitions) for key, below in part.items()}
    if isinstance(part, list):
        return [_without_references(below, definitions) for below in part]
    return part


def _is_number(_: object, value: object) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite()
    return isinstance(value, int) and not isinstance(value, bool)


def _is_integer(_: object, value: object) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite() and value == value.to_integral_value()
    return isinstance(value, int) and not isinstance(value, bool)


def _judge_pattern(_: object, pattern: str, value: object, __: object) -> Iterator[Any]:
    from jsonschema import ValidationError

    if isinstance(value, str) and not compiled_pattern(pattern).search(value):
        yield ValidationError(f"does not match {pattern}")


def _judge_format(_: object, name: str, value: object, __: object) -> Iterator[Any]:
    from jsonschema import ValidationError

    if name != "date" or not isinstance(value, str):
        return
    try:
        date.fromisoformat(value)
    except ValueError:
        yield ValidationError("is not a date")


def _fault(error: _Error) -> SchemaFault:
    branches: dict[int, list[SchemaFault]] = {}
    for below in error.context or ():
        branches.setdefault(int(below.schema_path[0]), []).append(_fault(below))
    count = len(error.validator_value) if error.validator == "oneOf" else 0
    return SchemaFault(
        keyword=str(error.validator),
        expected=error.validator_value,
        steps=tuple(error.absolute_path),
        value=error.instance,
        schema=error.schema,
        branches=tuple(tuple(branches.get(number, ())) for number in range(count)),
    )
