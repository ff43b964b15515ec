"""The JSON API holds to its schemas, and its numbers are those of the pages."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from okrascode.documents.json_schema import faults_in
from okrascode.documents.schema_texts import schema_named
from okrascode.output.numbers import six_decimals
from okrascode.site.data_files import INDEX
from okrascode.site.view_site import view_of
from tests.site.test_mkdocs import hostile
from tests.support.publications import data_of, sample
from tests.support.site_company import company

SCHEMAS = {"okrs.json": "site-data", "data.json": "key-result-data", "index.json": "data-index"}


@pytest.mark.parametrize("which", ["sample", "hostile"])
def test_every_file_is_valid_against_the_schema_it_names(which: str) -> None:
    """Also when texts are hostile."""
    files = sample() if which == "sample" else data_of(hostile())
    seen = set()
    for path, content in files.items():
        if not path.endswith(".json") or path.endswith(".schema.json"):
            continue
        data = json.loads(content, parse_float=Decimal)
        name = data["schema"].rpartition("/")[2].removesuffix(".schema.json")
        assert schema_named(name)["$id"] == data["schema"]
        assert SCHEMAS.get(path.rpartition("/")[2], "site-data") == name
        assert not faults_in(data, name), (path, faults_in(data, name)[0])
        seen.add(name)
    assert seen == set(SCHEMAS.values())


def test_schemas_lie_beside_the_data() -> None:
    """A program can check what it reads without asking anybody else."""
    for name in SCHEMAS.values():
        published = json.loads(sample()[f"api/v1/schemas/{name}.schema.json"])
        assert published == schema_named(name)


def test_both_schemas_mean_the_same_key_result() -> None:
    """A key result is the same object in the file of its cycle and beside its page."""
    one, other = schema_named("site-data")["$defs"], schema_named("key-result-data")["$defs"]
    assert one["key_result"] == other["key_result"]
    assert one["reading"] == other["reading"]


def test_numbers_are_those_of_the_view() -> None:
    """Every key result of the site is there once, exact to six decimals."""
    views = {k.reference: k for o in view_of(company()).objectives for k in o.key_results}
    found = {}
    for path, content in sample().items():
        if path.startswith("api/v1/cycles/"):
            for objective in json.loads(content, parse_float=Decimal)["objectives"]:
                found |= {k["ref"]: k for k in objective["key_results"]}
    assert set(found) == set(views)
    for reference, view in views.items():
        for name in ("score", "progress", "expected", "confidence"):
            number = getattr(view, name)
            wanted = None if number is None else six_decimals(number)
            assert found[reference][name] == wanted, (reference, name)
        assert found[reference]["page"] == view.address


def test_the_running_cycles_are_in_one_file() -> None:
    """The year and the quarter of today, and not the one that ended."""
    cycles = json.loads(sample()["api/v1/okrs.json"])["cycles"]
    assert [cycle["id"] for cycle in cycles] == ["2026", "2026-Q4"]
    assert all(cycle["running"] for cycle in cycles)


def test_what_teams_ask_of_each_other_is_there() -> None:
    """With references of both sides, and the answer."""
    data = json.loads(sample()["api/v1/okrs.json"])
    site = view_of(company())
    assert len(data["requests"]) == sum(1 for r in site.requests if r.cycle.running)
    known = {o["ref"] for o in data["objectives"]}
    assert data["requests"]
    assert {request["from"] for request in data["requests"]} <= known


def test_a_key_result_has_its_history_oldest_first() -> None:
    """Readings, and changes of what was intended with their reason and commit."""
    data = json.loads(sample()["teams/kitchens/2026-Q4/on-time/false-starts/data.json"])
    days = [reading["date"] for reading in data["readings"]]
    assert days == sorted(days)
    [change] = data["changes"]
    assert (change["field"], change["old"], change["new"]) == ("target", 2, 1.5)
    assert change["commit_url"].startswith("https://github.com/lighthouse/okrs/commit/")


def test_the_index_says_where_everything_is() -> None:
    """Its paths are from the top of the site."""
    index = json.loads(sample()[INDEX])
    assert {entry["media_type"] for entry in index["files"]} >= {"text/csv", "image/svg+xml"}
