"""The quick yes of JSON Schema is never given where jsonschema says no."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from okrascode.documents.json_schema import faults_in
from okrascode.documents.schema_gate import is_accepted, is_judged_here
from okrascode.documents.schema_texts import schema_named
from okrascode.documents.versions import SCHEMAS

_NAMES = tuple(SCHEMAS.values())
_VALUES = (
    *(None, True, False, 0, 1, -1, 10, 11, Decimal("2.5"), Decimal("NaN"), Decimal("Infinity")),
    *("", " ", "x", "a-b", "A b", "a/b", "t:a", "t@c:a/b", "con", "con/a", "2026-Q4", "aux.x"),
    *("2026-11-20", "2026-02-30", "20261120", "2026-11-20\n", "x\n", "é中😀", "a" * 63, "a" * 64),
    *("draft", "active", "dropped", "public", "internal", "weekly", "share", "carry", "partly"),
    *([], [1, 2], [2, 1], [1, 2, 3], ["a"], ["a", "a"], [True], [{"a": 1}], {}, {"a": 1}),
    *({"days": 3}, {"days": Decimal("2.5")}, {"days": 0}, {"binary": True}, {"binary": 1}),
    *({"commits": True}, {"commits": 1}, {"at_least": 1}, {"baseline": 0, "target": 1}),
    *({"between": [1, 2]}, {"baseline": 0, "target": 1, "at_least": 2}, {"x-a": None}),
)


def _examples() -> list[tuple[str, dict[str, Any]]]:
    return [(name, _exact(one)) for name in _NAMES for one in schema_named(name)["examples"]]


def _exact(value: Any) -> Any:
    """Give plain data as the reader gives it: no number is a float."""
    if isinstance(value, dict):
        return {key: _exact(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_exact(below) for below in value]
    return Decimal(str(value)) if isinstance(value, float) else value


def _names_in(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for below in schema.values():
            yield from _names_in(below)
    elif isinstance(schema, list):
        for below in schema:
            yield from _names_in(below)


def _containers(value: object) -> Iterator[Any]:
    if isinstance(value, (dict, list)):
        yield value
        for below in value.values() if isinstance(value, dict) else value:
            yield from _containers(below)


def _mutated(document: dict[str, Any], names: list[str], chance: random.Random) -> dict[str, Any]:
    result = copy.deepcopy(document)
    for _ in range(chance.choice((0, 1, 1, 1, 2))):
        container = chance.choice(list(_containers(result)))
        keys = list(container) if isinstance(container, dict) else list(range(len(container)))
        value = copy.deepcopy(chance.choice(_VALUES))
        if isinstance(container, list) and (not keys or chance.random() < 0.3):
            container.append(value)
        elif isinstance(container, dict) and (not keys or chance.random() < 0.4):
            container[chance.choice(names)] = value
        elif chance.random() < 0.3:
            del container[chance.choice(keys)]
        else:
            container[chance.choice(keys)] = value
    return result


@pytest.mark.parametrize("name", _NAMES)
def test_every_keyword_of_our_schemas_is_known(name: str) -> None:
    """A schema with a keyword that is not known would make every reading slow."""
    assert is_judged_here(name)


@pytest.mark.parametrize(("name", "example"), _examples())
def test_examples_of_the_schemas_are_accepted(name: str, example: dict[str, Any]) -> None:
    """What a schema shows as right is told to be right without jsonschema."""
    assert is_accepted(example, name)


@pytest.mark.parametrize("name", _NAMES)
def test_the_verdict_is_that_of_jsonschema(name: str) -> None:
    """Over a thousand mutated documents of a kind, nothing is accepted that jsonschema refuses.

    Nothing is refused either that jsonschema accepts, so that the quick way is the usual one.
    """
    chance = random.Random(name)  # noqa: S311  # nothing secret
    examples = [example for schema, example in _examples() if schema == name]
    names = sorted(set(_names_in(schema_named(name))) | {"x-own", "unknown"})
    verdicts = {True: 0, False: 0}
    for _ in range(1000):
        document = _mutated(chance.choice(examples), names, chance)
        right = not faults_in(document, name)
        verdicts[right] += 1
        assert is_accepted(document, name) is right, document
    assert min(verdicts.values()) > 50


def test_a_part_of_a_document_is_judged_by_its_definition() -> None:
    """A key result can be judged alone."""
    assert is_accepted({"id": "a", "key_result": "A"}, "objectives", definition="key_result")
    assert not is_accepted({"id": "a"}, "objectives", definition="key_result")
