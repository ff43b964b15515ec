"""Tables of keys, written from the JSON Schemas, for the reference in ``docs/``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from okrascode.resources import read_text

__all__ = ["tables_of"]

_Schema = dict[str, Any]
_WORDS = {
    "id": "identifier",
    "cycle_id": "cycle identifier",
    "person": "handle",
    "text": "text",
    "date": "date",
    "number": "number",
    "reference": "reference",
    "objective_reference": "reference to an objective",
    "key_result_reference": "reference to a key result",
    "confidence": "number, 0 to 10",
}
"""Definitions that are explained in the prose of the reference, by what a reader calls them."""

_TABLES = {
    "rules": "[lint.rules.SLUG]",
    "override": "[[lint.overrides]]",
    "repository": "[[repositories]]",
    "rule": "[[rule]]",
}
"""Tables of okr.toml whose name is not that of their definition."""


def tables_of(kind: str) -> str:
    """Write the tables of one schema: the document first, then what it holds, in order of use."""
    schema = json.loads(read_text("schemas", "v1", f"{kind}.schema.json"))
    seen: set[str] = set()
    waiting = [("", schema)]
    parts = []
    while waiting:
        name, part = waiting.pop(0)
        heading = ""
        if name:
            heading = f"#### `{_called(schema, name)}`\n\n"
        said = f"{part['description']}\n\n" if "description" in part else ""
        parts.append(heading + said + _table(schema, part))
        inner = [x for x in _inner(schema, part) if x[0] not in seen]
        seen.update(name for name, _ in inner)
        waiting = inner + waiting
    return "\n\n".join(parts)


def _called(schema: _Schema, name: str) -> str:
    is_settings = schema["title"] == "okr.toml"
    return _TABLES.get(name, f"[{name}]") if is_settings else name


def _inner(schema: _Schema, part: _Schema) -> Iterator[tuple[str, _Schema]]:
    for key, rule in _keys(schema, part).items():
        yield from _objects(schema, key, rule)


def _objects(schema: _Schema, key: str, rule: _Schema) -> Iterator[tuple[str, _Schema]]:
    if "$ref" in rule:
        name = rule["$ref"].rpartition("/")[2]
        target = schema["$defs"][name]
        if _is_object(target):
            yield name, target
        elif target.get("type") == "array":
            yield from _objects(schema, key, target)
    elif rule.get("type") == "array":
        yield from _objects(schema, key, rule.get("items", {}))
    elif inner := _entry(rule):
        yield from _objects(schema, key, inner)
    elif _is_object(rule) and _keys(schema, rule):
        yield key, rule


def _entry(rule: _Schema) -> _Schema | None:
    """Give what a mapping with keys of one's own holds."""
    patterns = {k: v for k, v in rule.get("patternProperties", {}).items() if k != "^x-"}
    if patterns:
        return next(iter(patterns.values()))
    more = rule.get("additionalProperties")
    return more if isinstance(more, dict) else None


def _is_object(rule: _Schema) -> bool:
    return rule.get("type") == "object" or all(
        option.get("type") == "object" for option in rule.get("oneOf", [{}])
    )


def _variants(rule: _Schema) -> list[_Schema]:
    return rule.get("oneOf") or [rule]


def _keys(schema: _Schema, part: _Schema) -> _Schema:
    keys: _Schema = {}
    for variant in _variants(part):
        named = variant.get("$ref", "").rpartition("/")[2]
        shape = schema["$defs"][named] if named else variant
        for key, rule in shape.get("properties", {}).items():
            keys.setdefault(key, rule)
    return keys


def _table(schema: _Schema, part: _Schema) -> str:
    rows = ["| key | what to write | needed | meaning |", "|---|---|---|---|"]
    for key, rule in _keys(schema, part).items():
        asked = [key in variant.get("required", []) for variant in _variants(part)]
        needed = "yes" if all(asked) else "in its shape" if any(asked) else ""
        said = rule.get("description", "")
        if "default" in rule and "default" not in said:
            said = f"{said} Default: `{_plain(rule['default'])}`."
        rows.append(f"| `{key}` | {_type(schema, rule)} | {needed} | {_cell(said)} |")
    return "\n".join(rows)


def _type(schema: _Schema, rule: _Schema) -> str:
    if "const" in rule:
        return f"`{_plain(rule['const'])}`"
    if "enum" in rule:
        return ", ".join(
            f"`{_plain(value)}`" if value != "" else "nothing" for value in rule["enum"]
        )
    if "$ref" in rule:
        name = rule["$ref"].rpartition("/")[2]
        target = schema["$defs"][name]
        if name in _WORDS:
            return _WORDS[name]
        return f"see `{_called(schema, name)}`" if _is_object(target) else _type(schema, target)
    if "oneOf" in rule or "anyOf" in rule:
        return " or ".join(
            dict.fromkeys(_type(schema, x) for x in rule.get("oneOf", rule.get("anyOf", [])))
        )
    kinds = rule.get("type", "anything")
    if isinstance(kinds, list):
        return " or ".join(_kind_words(kind, rule) for kind in kinds)
    if kinds == "array":
        return f"list: {_type(schema, rule.get('items', {}))}"
    if kinds == "object" and (entry := _entry(rule)):
        return f"mapping: {_type(schema, entry)}"
    if kinds == "object" and rule.get("properties"):
        inner = ", ".join(f"{key}: {_type(schema, r)}" for key, r in rule["properties"].items())
        is_settings = schema["title"] == "okr.toml"
        return "table, below" if is_settings else f"{{{inner}}}"
    return _kind_words(kinds, rule)


def _kind_words(kind: str, rule: _Schema) -> str:
    words = {
        "string": "text",
        "boolean": "`true`, `false`",
        "integer": "whole number",
        "object": "mapping",
    }.get(kind, kind)
    if kind in ("number", "integer") and "minimum" in rule and "maximum" in rule:
        return f"{words}, {rule['minimum']} to {rule['maximum']}"
    return words


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


@cache
def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
