"""More than a thousand small mutations: jsonschema and the reader come to one verdict."""

from __future__ import annotations

import copy
import json
import random
from typing import Any
from zoneinfo import available_timezones

import jsonschema
import pytest

from okrascode.documents.faults import pointer_of
from okrascode.documents.json_schema import schema_named
from okrascode.documents.read import read_document
from okrascode.documents.tree import read_tree
from okrascode.documents.versions import SCHEMAS
from okrascode.findings import Severity
from tests.support.good_company import GOOD_COMPANY

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


def _documents() -> list[dict[str, Any]]:
    """Give the examples of the schemas and a whole company as plain data."""
    examples = [example for name in SCHEMAS.values() for example in schema_named(name)["examples"]]
    trees = (read_tree(raw.decode(), path=path) for path, raw in sorted(GOOD_COMPANY.items()))
    company = [json.loads(json.dumps(tree.data, default=float)) for tree in trees]
    return [*examples, *company]


def _verdict(data: Any) -> list[jsonschema.ValidationError]:
    """Give what jsonschema says by the schema of the kind that the document itself names."""
    name = SCHEMAS.get(data.get("kind")) if isinstance(data.get("kind"), str) else None
    if name is None or data.get("apiVersion") != "okrascode/v1":
        return [jsonschema.ValidationError("no kind or no version", path=())]
    validator = jsonschema.Draft202012Validator(schema_named(name), format_checker=_DATES)
    return list(validator.iter_errors(data))


def _leads_to(pointer: str, errors: list[jsonschema.ValidationError]) -> bool:
    """Tell whether a finding is at, above or below a place that jsonschema names."""
    places = [pointer_of(tuple(error.absolute_path)) for error in errors]
    return any(
        (pointer + "/").startswith(p + "/") or (p + "/").startswith(pointer + "/") for p in places
    )


@pytest.mark.parametrize("seed", range(25))
def test_one_verdict(seed):
    """What jsonschema rejects is rejected at a place of the text; what it accepts is not."""
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    documents = _documents()
    accepted = 0
    for _ in range(50):
        data = _mutated(chance.choice(documents), chance)
        raw = json.dumps(data, ensure_ascii=False, indent=1).encode()
        result = read_document(raw, path="x.yaml")
        errors = [f for f in result.findings if f.severity is Severity.ERROR]
        verdict = _verdict(data)
        if not verdict:
            accepted += 1
            # Where a document lies is nothing that its schema knows.
            of_schema = [f for f in result.findings if f.code[:4] == "OKR1" and f.code != "OKR106"]
            assert not of_schema or _is_beyond_schemas(data), (data, of_schema)
        else:
            assert errors, data
            assert any(_leads_to(f.pointer, verdict) for f in errors), (data, errors)
        assert (result.document is None) == bool(errors)
        for finding in result.findings:
            assert finding.span is not None
            assert 1 <= finding.span.start.line <= raw.count(b"\n") + 1
    assert accepted
