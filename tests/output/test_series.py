"""Series of scores for programs and spreadsheets."""

from __future__ import annotations

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator

from okrascode.output import rollup_csv, rollup_json
from okrascode.output.series_csv import COLUMNS
from okrascode.resources import read_text
from okrascode.rollup.series import with_series
from tests.support.plans import binary, key_result, objective, plan_of, reading, rolled_up
from tests.support.rollups import full_rollup, header

SCHEMA = json.loads(read_text("schemas", "v1", "rollup-output.schema.json"))


def series_of(rollup, interval="weekly"):
    """Add the series of the quarter."""
    return with_series(rollup, cycles=["2026-Q4"], interval=interval)


def document(rollup):
    """Render as JSON and read again."""
    return json.loads(rollup_json.RENDERER.render(rollup, header=header()))


def rows(rollup):
    """Render as CSV and read again."""
    text = rollup_csv.RENDERER.render(rollup, header=header())
    return list(csv.DictReader(io.StringIO(text, newline="")))


def small():
    """One key result at two thirds since the second day, and one that is done on the third."""
    plan = plan_of(objective("checkout", key_result(), key_result("pci", binary())))
    return rolled_up(
        plan,
        reading("66.6666666", "10-02"),
        reading(True, "10-03", of="company@2026-Q4:checkout/pci"),
        today="10-03",
    )


@pytest.mark.parametrize("interval", ["daily", "weekly"])
@pytest.mark.parametrize("today", ["09-01", "10-01", "11-15", "2027-01-05"])
def test_json_with_a_series_is_valid(interval, today) -> None:
    """Against the published schema; every line is as long as the days."""
    found = document(series_of(full_rollup(today=today), interval))
    errors = list(Draft202012Validator(SCHEMA).iter_errors(found))
    assert not errors, errors[0]
    series = found["cycles"][0]["series"]
    lines = [series["score"]]
    for kind in ("teams", "objectives", "key_results"):
        lines += [part["score"] for part in series[kind]]
    lines += [part["value"] for part in series["key_results"]]
    assert {len(line) for line in lines} == {len(series["dates"])}
    assert all(on <= min(today if len(today) > 5 else f"2026-{today}", "2026-12-31")
               for on in series["dates"])  # fmt: skip


def test_json_has_six_decimals_and_null() -> None:
    """Values in the shape of the measure."""
    series = document(series_of(small(), "daily"))["cycles"][0]["series"]
    assert series["dates"] == ["2026-10-01", "2026-10-02", "2026-10-03"]
    assert series["score"] == [0, 0.333333, 0.833333]
    rate, pci = series["key_results"]
    assert rate["value"] == [None, 66.666667, 66.666667]
    assert rate["score"] == [0, 0.666667, 0.666667]
    assert pci["value"] == [None, None, True]


def test_without_being_asked_there_is_none() -> None:
    """The roll-up stays what it was."""
    assert "series" not in document(small())["cycles"][0]


def test_csv_has_one_row_a_point() -> None:
    """Organisation, team, objective and key results, a line after the other."""
    found = rows(series_of(small(), "daily"))
    assert list(found[0]) == list(COLUMNS)
    assert [row["kind"] for row in found[::3]] == [
        "organization",
        "team",
        "objective",
        "key_result",
        "key_result",
    ]
    assert [row["ref"] for row in found[::3]] == [
        "2026-Q4",
        "company@2026-Q4",
        "company@2026-Q4:checkout",
        "company@2026-Q4:checkout/rate",
        "company@2026-Q4:checkout/pci",
    ]
    assert [(row["date"], row["value"], row["score"]) for row in found[-6:]] == [
        ("2026-10-01", "", "0"),
        ("2026-10-02", "66.666667", "0.666667"),
        ("2026-10-03", "66.666667", "0.666667"),
        ("2026-10-01", "", "0"),
        ("2026-10-02", "", "0"),
        ("2026-10-03", "done", "1"),
    ]


def test_csv_is_safe_and_says_what_is_missing() -> None:
    """No cell is a formula or steers a terminal; problems stand above the points."""
    found = rows(series_of(full_rollup()))
    remarks = [row["remark"] for row in found if row["kind"] == "notice"]
    assert remarks[1] == "okrs/x\\x1b.yaml:3: a tab | is not allowed"
    cells = [cell for row in found for cell in row.values()]
    assert not any(cell.startswith(("=", "+", "@", "\t")) or "\x1b" in cell for cell in cells)
    none = [row for row in found if row["ref"].endswith("checkout/flat")]
    assert {(row["value"], row["score"]) for row in none} == {("", "")}
