"""ajv and check-jsonschema take our schemas, and are of one mind with lint about documents."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import Any

import pytest

from okrascode.documents.read import read_document
from okrascode.documents.schema_texts import schema_named
from okrascode.documents.versions import SCHEMAS
from okrascode.findings import Severity
from tests.support.clients import NODE_FOLDER, node_module, program
from tests.support.mutations import documents, mutated
from tests.support.source import ROOT

KINDS = sorted(SCHEMAS)
ALL_SCHEMAS = sorted((ROOT / "schemas/v1").glob("*.schema.json"))


def _examples(kind: str) -> list[dict[str, Any]]:
    """Give right documents of a kind, and some that one change made wrong."""
    chance = random.Random(kind)  # noqa: S311  # nothing secret
    right = [one for one in documents() if one["kind"] == kind]
    changed = [mutated(chance.choice(right), chance) for _ in range(60)]
    same = [one for one in changed if one.get("kind") == kind]
    same = [one for one in same if one.get("apiVersion") == "okrascode/v1"]
    return [*right, *(one for one in same if not _is_beyond_schemas(one))]


def _is_beyond_schemas(data: Any) -> bool:
    """Tell what no schema can judge, and lint does: zones, bounds in order, line breaks."""
    text = json.dumps(data)
    zone = data.get("time_zone", "UTC")
    return r"\n" in text or '"between": [2' in text or zone not in ("UTC", "Europe/Zurich")


def _ours(data: dict[str, Any]) -> bool:
    """Tell whether lint takes a document, but for where it lies."""
    raw = json.dumps(data, ensure_ascii=False).encode()
    found = read_document(raw, path="x.yaml").findings
    return not any(one.severity is Severity.ERROR and one.code != "OKR106" for one in found)


@pytest.mark.parametrize("kind", KINDS)
def test_ajv_is_of_one_mind_with_lint(kind: str) -> None:
    """The schema compiles in strict mode, and each document gets the same verdict."""
    node_module("ajv")
    examples = _examples(kind)
    done = subprocess.run(
        ["node", "validate.cjs"],
        input=json.dumps({"schema": schema_named(SCHEMAS[kind]), "documents": examples}),
        cwd=NODE_FOLDER,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    verdicts = json.loads(done.stdout)
    assert {True, False} == set(verdicts)
    differ = [one for one, said in zip(examples, verdicts, strict=True) if said != _ours(one)]
    assert differ == []


@pytest.mark.parametrize("kind", KINDS)
def test_check_jsonschema_is_of_one_mind_with_lint(kind: str, tmp_path: Path) -> None:
    """Each document gets the same verdict."""
    examples = _examples(kind)
    files = [tmp_path / f"{number}.json" for number in range(len(examples))]
    for file, data in zip(files, examples, strict=True):
        file.write_text(json.dumps(data), "utf-8")
    schema = ROOT / "schemas/v1" / f"{SCHEMAS[kind]}.schema.json"
    done = subprocess.run(
        [program("check-jsonschema"), "--schemafile", schema, "--output-format", "json", *files],
        capture_output=True,
        encoding="utf-8",
    )
    said = json.loads(done.stdout)
    assert not said.get("parse_errors")
    wrong = {Path(error["filename"]) for error in said["errors"]}
    differ = [
        one for file, one in zip(files, examples, strict=True) if (file in wrong) == _ours(one)
    ]
    assert wrong
    assert differ == []


def test_check_jsonschema_takes_every_schema() -> None:
    """Those of the outputs too, by the schema of schemas."""
    done = subprocess.run(
        [program("check-jsonschema"), "--check-metaschema", *ALL_SCHEMAS],
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
