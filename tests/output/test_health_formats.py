"""Health in its formats: complete for programs, escaped for people, one page with since."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest

from okrascode.model.objective import Closing, Outcome
from okrascode.output import health_json, health_markdown, health_text
from okrascode.output.columns import display_width
from okrascode.output.health_format import HealthReport
from okrascode.output.health_words import health_words
from okrascode.resources import read_text
from tests.support.health import QUARTERS, examined, view_of
from tests.support.plans import day, key_result, objective, plan_of, reading
from tests.support.rollups import HOSTILE, header

SCHEMA = json.loads(read_text("schemas", "v1", "health-output.schema.json"))


def _report(language: str = "en", since: str | None = None) -> HealthReport:
    many = [key_result(f"k{n}", unmeasured=True) for n in range(9)]
    plan = plan_of(
        objective(
            "checkout",
            *many,
            team="payments",
            why="The bonus is paid only if this is reached. " + HOSTILE,
        ),
        objective("top", key_result()),
        objective(
            "old",
            key_result(),
            cycle="2026-Q3",
            closing=Closing(outcome=Outcome.MISSED, learned=HOSTILE),
        ),
        cycles=QUARTERS,
    )
    plan = replace(plan, organization=replace(plan.organization, vision=HOSTILE))
    view = view_of(
        plan,
        reading(40, "09-16", of="company@2026-Q3:old/rate", confidence=8),
        reading(5, "11-12", of="company@2026-Q4:top/rate"),
    )
    return HealthReport(
        health=examined(view),
        words=health_words(language),
        since=None if since is None else day(since),
    )


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("since", [None, "11-01"])
def test_json_is_valid(language, since):
    """Every key is in the schema, and exact shares are rounded to six decimals."""
    document = json.loads(health_json.render(_report(language, since), header=header()))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert len(document["themes"]) == 10
    assert all(theme["rule"] for theme in document["themes"])


def test_an_empty_company_is_valid_too():
    """Ten themes that are unknown."""
    report = replace(_report(), health=examined(view_of(plan_of(cycles=QUARTERS))))
    document = json.loads(health_json.render(report, header=header()))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert {theme["level"] for theme in document["themes"]} == {"unknown"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_text_is_safe_and_fits(language):
    """Nothing steers the terminal, and lines are as wide as it is unless a word is longer."""
    text = health_text.render(_report(language), header=header(width=90))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert max(map(display_width, text.splitlines())) <= 92


@pytest.mark.parametrize("language", ["en", "zh"])
def test_since_fits_a_page(language):
    """A page has 60 lines of 100 columns."""
    text = health_text.render(_report(language, "11-01"), header=header(width=200))
    assert len(text.splitlines()) <= 60
    assert "2026-11-01" in text


def test_since_tells_only_what_is_new():
    """What is older, or has no day, is left to the whole report; what lasts is shown."""
    themes = json.loads(health_json.render(_report(since="11-01"), header=header()))["themes"]
    found = [(item["date"], item["trait"]) for theme in themes for item in theme["evidence"]]
    assert ("2026-11-12", "touched") in found
    assert (None, "unmeasured") not in found
    lasting = ("silent", "unwatched")
    assert all(trait in lasting or day >= "2026-11-01" for day, trait in found)
    assert "silent" in [trait for _, trait in found]


def test_markdown_is_escaped():
    """A lesson that holds HTML and mentions is shown as written."""
    text = health_markdown.render(_report(), header=header())
    assert "<script>" not in text
    assert "@all" not in text
    assert "| Focus |" in text


def test_nobody_is_named():
    """Authors of readings stand nowhere in any format."""
    for module in (health_json, health_markdown, health_text):
        text = module.render(_report(), header=header()).replace("Ana\u200b", "Ana")
        assert "Ana" not in text, module.__name__
