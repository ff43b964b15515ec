"""More than a thousand small mutations: jsonschema and the reader come to one verdict."""

from __future__ import annotations

import json
import random
from typing import Any
from zoneinfo import available_timezones

import jsonschema
import pytest

from okrascode.documents.faults import pointer_of
from okrascode.documents.read import read_document
from okrascode.documents.schema_texts import schema_named
from okrascode.documents.versions import SCHEMAS
from okrascode.findings import Severity
from tests.support.mutations import documents as right_documents
from tests.support.mutations import mutated

_DATES = jsonschema.FormatChecker(["date"])


def _is_beyond_schemas(data: Any) -> bool:
    """Tell what no schema can judge: a line break behind a text, zones, bounds in order."""
    text = json.dumps(data)
    zone = data.get("time_zone", "UTC") if isinstance(data, dict) else "UTC"
    return r"\n" in text or '"between": [2' in text or zone not in available_timezones()


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
    documents = right_documents()
    accepted = 0
    for _ in range(50):
        data = mutated(chance.choice(documents), chance)
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
