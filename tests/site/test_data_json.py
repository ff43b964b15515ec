"""The JSON API holds to its schemas, and its numbers are those of the pages."""

from __future__ import annotations

import json
import re
from dataclasses import replace
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

SCHEMAS = {
    r"api/v1/(okrs|cycles/[^/]+)\.json": "site-data",
    r"(zh/)?teams/[^/]+/[^/]+/[^/]+/data\.json": "objective-data",
    r"(zh/)?teams/[^/]+/[^/]+/[^/]+/[^/]+/data\.json": "key-result-data",
    r"(zh/)?data/health\.json": "health-data",
    r"api/v1/index\.json": "data-index",
}
"""Which schema a file has, by its path."""


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
        assert [SCHEMAS[pattern] for pattern in SCHEMAS if re.fullmatch(pattern, path)] == [name]
        assert not faults_in(data, name), (path, faults_in(data, name)[0])
        seen.add(name)
    assert seen == set(SCHEMAS.values())


def test_schemas_lie_beside_the_data() -> None:
    """A program can check what it reads without asking anybody else."""
    for name in SCHEMAS.values():
        published = json.loads(sample()[f"api/v1/schemas/{name}.schema.json"])
        assert published == schema_named(name)


def test_schemas_mean_the_same_by_the_same_name() -> None:
    """An objective or a key result is the same object in the file of its cycle and by its page."""
    whole = schema_named("site-data")["$defs"]
    for name in ("objective-data", "key-result-data", "health-data"):
        parts = schema_named(name)["$defs"]
        assert {part: parts[part] for part in parts if part in whole} == {
            part: whole[part] for part in parts if part != "curve"
        }


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


def test_an_objective_has_the_scores_of_its_chart() -> None:
    """Day by day, and what was changed about it."""
    view = next(o for o in view_of(company()).objectives if len(o.series) > 2)
    data = json.loads(sample()[f"{view.address}data.json"], parse_float=Decimal)
    assert [row["date"] for row in data["scores"]] == [day.isoformat() for day, _ in view.series]
    assert data["scores"][-1]["score"] == six_decimals(view.score)
    assert data["objective"]["ref"] == view.reference
    assert len(data["changes"]) == len(view.history)


@pytest.mark.parametrize("top", ["", "zh/"])
def test_health_is_there_with_all_that_its_page_shows(top: str) -> None:
    """Ten themes, the grid, attention, confidence and what waits, in the words of the page."""
    data = json.loads(sample()[f"{top}data/health.json"])
    health = view_of(company()).health
    assert health is not None
    assert [theme["slug"] for theme in data["themes"]] == [
        theme.assessment.slug for theme in health.themes
    ]
    assert len(data["check_ins"]["teams"]) == len(health.grid.rows)
    assert len(data["attention"]["weeks"]) == len(health.weeks)
    assert [one["ref"] for one in data["waiting"]]
    assert data["themes"][0]["name"] == ("聚焦" if top else "Focus")


def test_health_names_no_team_in_public() -> None:
    """Teams that need help are counted; inside they are named."""
    inside = replace(company().settings.site, visibility="internal")
    whole = replace(company(), settings=replace(company().settings, site=inside))
    for source, is_named in ((company(), False), (whole, True)):
        themes = json.loads(data_of(source)["data/health.json"])["themes"]
        named = {item["team"] for theme in themes for item in theme["evidence"]} - {None}
        assert bool(named) is is_named
        assert any(theme["teams_not_named"] for theme in themes) is not is_named
