"""The schemas: complete, described, readable by old editors, and of one mind with the model."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import jsonschema
import pytest

from okrascode import config
from okrascode.documents.json_schema import faults_in
from okrascode.documents.read import read_document
from okrascode.documents.schema_texts import schema_named
from okrascode.documents.settings_toml import read_settings
from okrascode.documents.versions import SCHEMAS
from okrascode.documents.yaml_text import Parser
from okrascode.model import check_in, measure, objective, organization, plan, reference, team
from tests.support.plain_toml import written_as_toml

_NAMES = [*SCHEMAS.values(), "okr-toml"]
_KEYWORDS = {
    *("$schema", "$id", "$ref", "$defs", "title", "description", "examples", "default"),
    *("type", "enum", "const", "oneOf", "if", "then"),
    *("properties", "patternProperties", "additionalProperties", "required", "minProperties"),
    *("items", "minItems", "maxItems", "uniqueItems"),
    *("pattern", "format", "minLength", "maxLength", "minimum", "maximum"),
}
"""What draft-07 editors read too."""
_EXAMPLES = [
    pytest.param(name, example, id=f"{name} {number}")
    for name in SCHEMAS.values()
    for number, example in enumerate(schema_named(name)["examples"])
]


def _parts(part: Any) -> Iterator[dict[str, Any]]:
    """Give every schema inside a schema."""
    yield part
    for keyword in ("properties", "patternProperties", "$defs"):
        for below in part.get(keyword, {}).values():
            yield from _parts(below)
    for keyword in ("items", "additionalProperties", "if", "then"):
        if isinstance(part.get(keyword), dict):
            yield from _parts(part[keyword])
    for below in part.get("oneOf", ()):
        yield from _parts(below)


@pytest.mark.parametrize("name", _NAMES)
def test_schema_is_valid(name):
    """Each schema is one of draft 2020-12, under its own name, with keywords that all know."""
    schema = schema_named(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["$id"] == f"https://okrascode.dev/schemas/v1/{name}.schema.json"
    assert {keyword for part in _parts(schema) for keyword in part} <= _KEYWORDS


@pytest.mark.parametrize("name", _NAMES)
def test_everything_is_described(name):
    """Each property says what it is; what stands beside a reference is only words."""
    for part in _parts(schema_named(name)):
        for key, below in part.get("properties", {}).items():
            if part.get("type") == "object":
                assert below["description"].endswith("."), key
        if "$ref" in part:
            assert set(part) <= {"$ref", "description", "default"}


@pytest.mark.parametrize("name", _NAMES)
def test_unknown_keys_are_refused(name):
    """Each group of fields refuses what it does not know, and keeps keys that begin with x-."""
    for part in _parts(schema_named(name)):
        if "properties" in part and part.get("type") == "object" and "$comment" not in part:
            if part.get("additionalProperties") is not False:
                # A rule's own settings, and the fields by which one selects.
                assert list(part["properties"]) in (["severity"], ["kind"])
                continue
            assert list(part["patternProperties"]) == ["^x-"]


def test_definitions_agree():
    """A definition of one name says the same in every schema."""
    seen: dict[str, object] = {}
    for name in _NAMES:
        for key, definition in schema_named(name).get("$defs", {}).items():
            assert seen.setdefault(key, definition) == definition


@pytest.mark.parametrize(("name", "example"), _EXAMPLES)
@pytest.mark.parametrize("parser", Parser)
def test_examples(name, example, parser):
    """Each example is valid for jsonschema and for the reader, and becomes a document."""
    jsonschema.Draft202012Validator(schema_named(name)).validate(example)
    text = json.dumps(example, ensure_ascii=False, indent=2)
    result = read_document(text.encode(), path="x.yaml", parser=parser)
    assert {finding.code for finding in result.findings} <= {"OKR106"}
    assert result.document is not None


@pytest.mark.parametrize("number", range(len(schema_named("okr-toml")["examples"])))
def test_examples_of_settings(number):
    """Each example of settings is valid, also as TOML."""
    example = schema_named("okr-toml")["examples"][number]
    jsonschema.Draft202012Validator(schema_named("okr-toml")).validate(example)
    assert isinstance(read_settings(written_as_toml(example).encode()), config.Settings)


def test_examples_say_everything():
    """Together the examples use every field that there is."""
    for name in _NAMES:
        used: set[str] = set()
        for example in schema_named(name)["examples"]:
            used |= set(_keys(example))
        known = {key for part in _parts(schema_named(name)) for key in part.get("properties", {})}
        tables = (config.StatusSettings, config.HealthSettings)
        left_out = {f.name for table in tables for f in dataclasses.fields(table)}
        assert known - used <= (left_out | {"slug", "help"} if name == "okr-toml" else set())


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        for below in value.values():
            yield from _keys(below)
    elif isinstance(value, list):
        for below in value:
            yield from _keys(below)


_MODEL: list[tuple[str, str, type, dict[str, str]]] = [
    ("organization", "", organization.Organization, {}),
    ("organization", "cycle", organization.Cycle, {"cadence": "cadence_days"}),
    ("organization", "person_entry", organization.Person, {}),
    ("team", "", team.Team, {}),
    ("objectives", "", plan.ObjectivesDocument, {}),
    ("objectives", "objective", objective.Objective, {"objective": "title"}),
    ("objectives", "key_result", objective.KeyResult, {"key_result": "title"}),
    ("objectives", "dependency", objective.Dependency, {}),
    ("objectives", "decline", objective.Decline, {}),
    ("objectives", "open_question", objective.OpenQuestion, {}),
    ("objectives", "change", objective.Change, {"from": "old", "to": "new"}),
    ("objectives", "closing", objective.Closing, {}),
    ("objectives", "milestone", measure.Milestone, {}),
    ("objectives", "curve_point", measure.CurvePoint, {}),
    ("check-in", "", check_in.CheckIn, {"key_results": "entries"}),
    ("check-in", "entry", check_in.CheckInEntry, {}),
    ("okr-toml", "override", config.LintOverride, {}),
    ("okr-toml", "repository", config.Repository, {}),
]
_NOT_WRITTEN = {
    organization.Person: {"id"},  # the key
    objective.Objective: {"team", "cycle"},  # the document's
    check_in.CheckInEntry: {"key_result"},  # the key
}


@pytest.mark.parametrize(("name", "definition", "value", "renamed"), _MODEL)
def test_fields_agree(name, definition, value, renamed):
    """A schema and its value have the same fields."""
    schema = schema_named(name)["$defs"][definition] if definition else schema_named(name)
    written = {renamed.get(key, key) for key in schema["properties"]} - {"apiVersion", "kind"}
    fields = {field.name for field in dataclasses.fields(value)} - {"place"}
    assert written == fields - _NOT_WRITTEN.get(value, set())


def test_measures_agree():
    """The four shapes and five sources have the fields of their values."""
    definitions = schema_named("objectives")["$defs"]
    shapes = [set(shape["properties"]) for shape in definitions["measure"]["oneOf"]]
    fields = {field.name for field in dataclasses.fields(measure.Metric)}
    assert shapes[0] == fields
    assert set().union(*shapes[1:6]) == {
        *(condition.value for condition in measure.Condition),
        *("unit", "name", "scoring", "source"),
    }
    kinds = [next(iter(shape["properties"])) for shape in definitions["source"]["oneOf"]]
    assert kinds == [kind.value for kind in measure.SourceKind]


def _enum(name: str, *steps: str) -> list[str]:
    part: Any = schema_named(name)
    for step in steps:
        part = part[step]
    choices: list[str] = part["enum"]
    return choices


@pytest.mark.parametrize(
    ("choices", "kind"),
    [
        (_enum("team", "$defs", "visibility"), team.Visibility),
        (_enum("organization", "$defs", "cycle", "properties", "state"), organization.CycleState),
        (_enum("objectives", "$defs", "objective", "properties", "state"), objective.ItemState),
        (_enum("objectives", "$defs", "key_result", "properties", "state"), objective.ItemState),
        (
            _enum("objectives", "$defs", "objective", "properties", "commitment"),
            objective.Commitment,
        ),
        (
            _enum("objectives", "$defs", "key_result", "properties", "commitment"),
            objective.Commitment,
        ),
        (_enum("objectives", "$defs", "closing", "properties", "outcome"), objective.Outcome),
    ],
)
def test_choices_agree(choices: list[str], kind: type[StrEnum]):
    """A choice in a schema is the choice of the model."""
    assert set(choices) == {member.value for member in kind}


def test_settings_agree():
    """The tables of okr.toml have the fields and defaults of the settings."""
    schema = schema_named("okr-toml")["properties"]
    tables = {
        "status": config.StatusSettings,
        "health": config.HealthSettings,
        "site": config.SiteSettings,
    }
    for table, value in tables.items():
        fields = {field.name: field for field in dataclasses.fields(value)}
        assert set(schema[table]["properties"]) == set(fields)
        for key, part in schema[table]["properties"].items():
            if "default" in part:
                assert (
                    float(part["default"]) == float(fields[key].default)
                    if table in ("status", "health")
                    else (part["default"] == fields[key].default)
                )


@pytest.mark.parametrize(
    "text", ["a", "a-b", "9", "x" * 63, "Ab", "a_b", "-a", "con", "com1", "x" * 64, "", "a\n"]
)
def test_identifiers_agree(text):
    """A pattern accepts what the model accepts."""
    document = {"apiVersion": "okrascode/v1", "kind": "Team", "id": text, "name": "x"}
    assert (not faults_in(document, "team")) == reference.is_id(text)


@pytest.mark.parametrize(
    "text",
    ["2026", "2026-Q4", "a.b", "CON", "con.x", "lpt9", "console", "a_b", ".a", "x" * 33, "a\n"],
)
def test_cycles_agree(text):
    """A pattern accepts what the model accepts."""
    cycle = {"id": text, "start": "2026-01-01", "end": "2026-12-31"}
    document = {
        "apiVersion": "okrascode/v1",
        "kind": "Organization",
        "name": "x",
        "cycles": [cycle],
    }
    assert (not faults_in(document, "organization")) == reference.is_cycle_id(text)


@pytest.mark.parametrize(
    "text",
    [
        *("a", "a/b", "t:a", "t:a/b", "t@c:a", "t@C.1:a/b", "x-a/x-b", "t@2026-Q4:a/b"),
        *("", "a/", "/b", "a/b/c", ":a", "t@:a", "@c:a", "t@c", "t:u:a", "con", "a/con", "con:a"),
        *("t@con:a", "t@con.x:a", "A", "t@c:A", "a b", "a\n", "t@c@d:a", "console/connect"),
    ],
)
def test_references_agree(text):
    """A pattern accepts what the model accepts."""
    try:
        reference.parse_reference(text)
        is_reference = True
    except reference.ReferenceSyntaxError:
        is_reference = False
    document = {
        **{"apiVersion": "okrascode/v1", "kind": "Objectives", "team": "t", "cycle": "c"},
        "objectives": [{"id": "a", "objective": "b", "supports": [text]}],
    }
    assert (not faults_in(document, "objectives")) == is_reference
