"""A thousand small mutations of the examples: jsonschema and the reader come to one verdict."""

from __future__ import annotations

import copy
import json
import random
from typing import Any
from zoneinfo import available_timezones

import jsonschema
import pytest

from okrascode.documents.json_schema import schema_named
from okrascode.documents.read import read_document
from okrascode.documents.versions import SCHEMAS
from okrascode.findings import Severity

_VALUES = (
    *(None, True, False, 0, -1, 11, 2.5, "", " ", "x", "2026-11-20", "2026-02-30", "a/b", "t:a"),
    *("draft", "dropped", "internal", "weekly", "con", "A b", [], ["a"], [1, 2], {}, {"a": 1}),
    *({"days": 3}, {"binary": True}, {"commits": True}, "66", "yes", "é中😀", "x\n", 1e15),
)
_KEYS = (
    "ownr",
    "owner",
    "x-own",
    "id",
    "state",
    "team",
    "target",
    "at_least",
    "binary",
    "a/b",
    "A b",
)
_DATES = jsonschema.FormatChecker(["date"])


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Give every place in plain data as container and key."""
    pairs = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    found = []
    for key, below in pairs:
        found.append((value, key))
        if isinstance(below, (dict, list)):
            found += _places(below)
    return found


def _mutated(document: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    result = copy.deepcopy(document)
    for _ in range(chance.choice((1, 1, 2, 3))):
        container, key = chance.choice(_places(result))
        kind = chance.random()
        if kind < 0.5:
            container[key] = copy.deepcopy(chance.choice(_VALUES))
        elif kind < 0.7:
            del container[key]
        elif kind < 0.9 and isinstance(container, dict):
            container[chance.choice(_KEYS)] = copy.deepcopy(chance.choice(_VALUES))
        elif isinstance(container, list):
            container.append(copy.deepcopy(container[key]))
        if not result:
            break
    return result


def _is_beyond_schemas(data: Any) -> bool:
    """Tell what no schema can judge: a line break behind a text, zones, bounds in order."""
    text = json.dumps(data)
    zone = data.get("time_zone", "UTC") if isinstance(data, dict) else "UTC"
    return r"\n" in text or '"between": [2' in text or zone not in available_timezones()


@pytest.mark.parametrize("seed", range(20))
def test_one_verdict(seed):
    """What jsonschema rejects has a finding with a place; what it accepts has no error."""
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    examples = [
        (name, example) for name in SCHEMAS.values() for example in schema_named(name)["examples"]
    ]
    accepted = 0
    for _ in range(50):
        name, example = chance.choice(examples)
        data = _mutated(example, chance)
        validator = jsonschema.Draft202012Validator(schema_named(name), format_checker=_DATES)
        result = read_document(
            json.dumps(data, ensure_ascii=False, indent=1).encode(), path="x.yaml"
        )
        errors = [f for f in result.findings if f.severity is Severity.ERROR]
        if validator.is_valid(data):
            accepted += 1
            assert not errors or _is_beyond_schemas(data), (data, errors)
        elif data.get("kind") == example["kind"]:
            assert errors, data
        assert all(finding.span for finding in result.findings)
        assert (result.document is None) == bool(errors)
    assert accepted
