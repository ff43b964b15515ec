"""The history for programs: its contract."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from jsonschema import Draft202012Validator

from okrascode.output.log_json import SCHEMA, render
from okrascode.readings.story import Story
from okrascode.resources import read_text
from tests.support.rollups import HOSTILE, header
from tests.support.stories import full_record, full_story

SCHEMA_TEXT = json.loads(read_text("schemas", "v1", "log-output.schema.json"))


def document(story, **more):
    """Render and read again, numbers exactly."""
    return json.loads(render(story, header=header(**more)), parse_float=Decimal)


@pytest.mark.parametrize(
    ("story", "more"),
    [
        (full_story(), {}),
        (full_story(limit=2), {}),
        (full_story(record=full_record(complete_history=False, incomplete_because="x")), {}),
        (Story(), {"revision": None, "dirty": True}),
        (full_story(), {"line_of": lambda origin: 7}),
    ],
    ids=["all", "limited", "shallow", "nothing", "with lines"],
)
def test_every_output_is_valid(story, more) -> None:
    """Against its own schema, which is a valid schema itself."""
    Draft202012Validator.check_schema(SCHEMA_TEXT)
    found = json.loads(render(story, header=header(**more)))
    errors = list(Draft202012Validator(SCHEMA_TEXT).iter_errors(found))
    assert not errors, errors[0]
    assert found["schema"] == SCHEMA == SCHEMA_TEXT["$id"]


@pytest.mark.parametrize("where", ["readings", "changes", "evidence"])
def test_the_schema_refuses_what_is_unknown(where) -> None:
    """An extra key anywhere is an error."""
    found = json.loads(render(full_story(), header=header()))
    found[where][0]["extra"] = 1
    assert list(Draft202012Validator(SCHEMA_TEXT).iter_errors(found))


def test_a_reading_says_what_was_observed_and_where() -> None:
    """The values in the shape of the measure; a day that is not known is null."""
    readings = document(full_story())["readings"]
    assert [r["value"] for r in readings] == [5, None, True, 66, ["apple", "google"], 63]
    assert (readings[3]["confidence"], readings[3]["note"]) == (Decimal("7.5"), "Wallets help.")
    assert (readings[-1]["date"], readings[-1]["not_after"]) == (None, "2026-10-02")
    assert [r["source"] for r in readings][:2] == ["check-in", "trailer"]
    assert [r["counts"] for r in readings] == [False, *[True] * 5]
    assert readings[0]["commit"] is None


def test_a_change_has_old_and_new_and_a_reason() -> None:
    """Numbers stay numbers."""
    changes = {change["field"]: change for change in document(full_story())["changes"]}
    assert changes["target"] == {
        "ref": "payments@2026-Q4:checkout/rate",
        "field": "target",
        "old": 78,
        "new": 75,
        "date": "2026-11-10",
        "reason": "Alipay slipped.",
        "author": "Bo",
        "commit": "d" * 40,
    }


def test_evidence_names_its_commit() -> None:
    """And whether it was reverted."""
    evidence = document(full_story())["evidence"]
    assert [e["reverted"] for e in evidence] == [True, False]
    assert evidence[0]["subject"] == HOSTILE


def test_a_limit_says_how_much_it_left_out() -> None:
    """Without one the key is absent."""
    assert document(full_story(limit=2))["left_out"] == 13
    assert "left_out" not in document(full_story())


def test_nothing_steers_a_terminal() -> None:
    """Escapes stay escapes in the text."""
    text = render(full_story(), header=header())
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\\u001b[31m" in text
