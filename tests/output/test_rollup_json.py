"""The roll-up as JSON: its contract, key by key."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from jsonschema import Draft202012Validator

from okrascode.output.rollup_json import RENDERER, SCHEMA
from okrascode.resources import read_text
from tests.support.plans import find, key_result, objective, plan_of, reading, rolled_up
from tests.support.rollups import HOSTILE, full_record, full_rollup, header

SCHEMA_TEXT = json.loads(read_text("schemas", "v1", "rollup-output.schema.json"))


def document(rollup, **more):
    """Render and read again, numbers exactly."""
    return json.loads(RENDERER.render(rollup, header=header(**more)), parse_float=Decimal)


def part(found, name: str):
    """Give an objective or key result by the end of its reference."""
    for cycle in found["cycles"]:
        for team in cycle["teams"]:
            for item in team["objectives"]:
                for one in (item, *item["key_results"]):
                    if one["ref"].endswith(name):
                        return one
    raise KeyError(name)


@pytest.mark.parametrize(
    "rollup",
    [
        full_rollup(),
        full_rollup(today="2027-01-05"),
        full_rollup(today="10-01"),
        full_rollup(record=full_record(complete_history=False)),
        rolled_up(plan_of(), cycles=[]),
    ],
    ids=["running", "over", "first day", "shallow", "empty"],
)
def test_every_output_is_valid(rollup) -> None:
    """Against its own schema, which is a valid schema itself."""
    Draft202012Validator.check_schema(SCHEMA_TEXT)
    found = json.loads(RENDERER.render(rollup, header=header()))
    errors = list(Draft202012Validator(SCHEMA_TEXT).iter_errors(found))
    assert not errors, errors[0]
    assert document(rollup)["schema"] == SCHEMA == SCHEMA_TEXT["$id"]


def test_the_schema_refuses_what_is_unknown() -> None:
    """An extra key, a score beyond 1 and an unknown status are errors."""
    for change in ({"extra": 1}, {"score": 1.5}, {"status": "great"}):
        wrong = json.loads(RENDERER.render(full_rollup(), header=header()))
        wrong["cycles"][0]["teams"][0]["objectives"][0].update(change)
        assert list(Draft202012Validator(SCHEMA_TEXT).iter_errors(wrong))


def test_every_property_is_described() -> None:
    """So that nobody has to read the code to read the output."""

    def bare(schema, path):
        for name, inner in schema.get("properties", {}).items():
            if "description" not in inner and "$ref" not in inner:
                yield f"{path}/{name}"
            yield from bare(inner, f"{path}/{name}")
        if isinstance(schema.get("items"), dict):
            yield from bare(schema["items"], path + "[]")

    missing = [*bare(SCHEMA_TEXT, "")]
    for name, inner in SCHEMA_TEXT["$defs"].items():
        missing += bare(inner, name)
    assert not missing


def test_the_keys_of_the_contract_are_there_in_order() -> None:
    """Also for what is draft or dropped; optional ones only where they say something."""
    found = document(full_rollup())
    assert list(found) == [
        "schema", "tool", "today", "revision", "dirty", "revisions", "complete_history",
        "problems", "cycles",
    ]  # fmt: skip
    cycle = found["cycles"][0]
    assert list(cycle) == ["id", "start", "end", "elapsed", "score", "status", "teams"]
    assert list(cycle["teams"][1]) == ["id", "name", "score", "status", "objectives"]
    assert list(part(found, ":checkout")) == [
        "ref", "objective", "owner", "state", "commitment", "supports", "weight", "score",
        "final_score", "expected", "pace", "pace_word", "status", "status_from", "last_status",
        "outcome", "confidence", "weakest", "tension", "supporters_score", "counted",
        "key_results",
    ]  # fmt: skip
    keys = [
        "ref", "key_result", "owner", "state", "shape", "unit", "baseline", "target", "stretch",
        "condition", "milestones", "current", "progress", "score", "final_score", "weight",
        "expected", "pace", "pace_word", "status", "status_from", "last_status", "tension",
        "confidence", "last_reading", "readings", "forecast",
    ]  # fmt: skip
    assert list(part(found, "checkout/rate")) == list(part(found, "/gone")) == keys
    assert list(part(found, "checkout/rate")["last_reading"]) == [
        "date", "value", "confidence", "note", "ask", "author", "source", "commit", "path",
        "line", "late",
    ]  # fmt: skip


def test_current_has_the_shape_of_the_measure() -> None:
    """A number, the ids done, true or false, or null with no reading."""
    found = document(full_rollup())
    names = ("checkout/rate", "/uptime", "/wallets", "/pci", "/flat", "/gone")
    assert [part(found, name)["current"] for name in names] == [
        66,
        Decimal("99.97"),
        ["apple"],
        False,
        None,
        None,
    ]
    shapes = [part(found, name)["shape"] for name in (*names[:4], "/vague")]
    assert shapes == ["metric", "threshold", "milestones", "binary", None]


def test_measures_are_described() -> None:
    """Condition and steps; baseline and target only of a metric."""
    found = document(full_rollup())
    assert part(found, "/uptime")["condition"] == {"at_least": Decimal("99.95")}
    assert part(found, "/errors")["condition"] == {"between": [2, 4]}
    assert part(found, "checkout/rate")["condition"] is None
    assert part(found, "/wallets")["milestones"][:2] == [
        {"id": "apple", "title": "Apple", "weight": 1, "due": None, "done": True},
        {"id": "google", "title": "Google", "weight": 2, "due": "2026-12-01", "done": False},
    ]
    rate = part(found, "checkout/rate")
    assert [rate[k] for k in ("unit", "baseline", "target", "stretch")] == ["%", 61, 75, 80]
    assert part(found, "/uptime")["baseline"] is None


def test_numbers_have_six_decimals_and_no_noise() -> None:
    """5/14 is 0.357143, and 0.7 is written 0.7."""
    assert part(document(full_rollup()), "checkout/rate")["score"] == Decimal("0.357143")
    plan = plan_of(objective("checkout", key_result()))
    text = RENDERER.render(rolled_up(plan, reading("70.000", "11-10")), header=header())
    assert '"score": 0.7,' in text
    assert '"current": 70,' in text


def test_a_reading_says_where_it_came_from() -> None:
    """Commit, path and line; a boundary of history has a day it is not after."""
    found = document(full_rollup(), line_of=lambda origin: 7)
    last = part(found, "checkout/rate")["last_reading"]
    assert (last["commit"], last["line"], last["source"]) == ("b" * 40, 7, "check-in")
    assert (last["note"], last["ask"]) == ("Wallets help.", "A decision.")
    pci = part(found, "/pci")["last_reading"]
    assert (pci["date"], pci["not_after"]) == (None, "2026-11-12")
    assert part(document(full_rollup()), "checkout/rate")["last_reading"]["line"] is None
    assert part(found, "/flat")["last_reading"] is None


def test_what_is_unknown_has_its_reason() -> None:
    """No score, a loop, another source of the score, a cut-off history."""
    found = document(full_rollup())
    assert part(found, "/flat")["no_score_because"] == "baseline and target are both 5"
    assert "loop" in part(found, ":a")["no_supporters_score_because"]
    assert part(found, ":love-us")["score_from"] == "supporters"
    shallow = document(full_rollup(record=full_record(complete_history=False)))
    assert shallow["complete_history"] is False
    assert part(shallow, "checkout/rate")["complete_history"] is False


def test_problems_are_listed() -> None:
    """So that no team vanishes from a mean in silence."""
    assert document(full_rollup())["problems"] == [
        {"path": "okrs/x\x1b.yaml", "line": 3, "message": "a tab | is not allowed"},
        {"path": "okrs/y.yaml", "line": None, "message": "empty"},
    ]


def test_hostile_text_cannot_steer_a_terminal() -> None:
    """Control and bidirectional characters are escaped; reading gives the text back."""
    text = RENDERER.render(full_rollup(), header=header())
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert part(json.loads(text), "/pci")["key_result"] == HOSTILE
    assert "转化率上升" in text


def test_the_header_is_carried() -> None:
    """Revisions of other repositories in order of their names."""
    found = document(full_rollup(), dirty=True, revisions={"web": "2" * 40, "api": "1" * 40})
    assert (found["dirty"], list(found["revisions"])) == (True, ["api", "web"])
    assert (found["today"], found["tool"]) == ("2026-11-15", "okrascode 1.2.3")


def test_the_forecast_is_a_projection_beside_the_status() -> None:
    """Of a metric with three days of readings."""
    found = document(full_rollup())
    exact = find(full_rollup()).forecast
    assert part(found, "checkout/rate")["forecast"]["middle"] == round(
        Decimal(exact.middle.numerator) / exact.middle.denominator, 6
    )
    assert part(found, "/uptime")["forecast"] is None
