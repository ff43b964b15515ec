"""Documents that are right, and small wrong changes to them, as plain data."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

from okrascode.documents.schema_texts import schema_named
from okrascode.documents.tree import read_tree
from okrascode.documents.versions import SCHEMAS
from tests.support.good_company import GOOD_COMPANY

__all__ = ["documents", "mutated"]

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


def documents() -> list[dict[str, Any]]:
    """Give the examples of the schemas and a whole company as plain data."""
    examples = [example for name in SCHEMAS.values() for example in schema_named(name)["examples"]]
    trees = (read_tree(raw.decode(), path=path) for path, raw in sorted(GOOD_COMPANY.items()))
    company = [json.loads(json.dumps(tree.data, default=float)) for tree in trees]
    return [*examples, *company]


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Give every place in plain data as container and key."""
    pairs = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    found = []
    for key, below in pairs:
        found.append((value, key))
        if isinstance(below, (dict, list)):
            found += _places(below)
    return found


def mutated(document: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Give a copy with one to three changes."""
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
