"""``okr rollup``: formats, cycles, series, and what it says to wrong words."""

from __future__ import annotations

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator

from okrascode.resources import read_text
from tests.support.okr_program import TODAY, company_with_history, okr

SCHEMA = json.loads(read_text("schemas", "v1", "rollup-output.schema.json"))


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """A repository with a history."""
    return company_with_history(tmp_path_factory.mktemp("acme") / "acme")


def rollup(company, *words, **environment):
    """Run the command on the usual day."""
    return okr("-C", company.folder, "--today", TODAY, "rollup", *words, **environment)


@pytest.mark.parametrize("words", [(), ("--series", "daily"), ("--series", "weekly")])
def test_json_is_valid(company, words) -> None:
    """Against the published schema, with and without series."""
    said = rollup(company, "--format", "json", *words)
    assert (said.code, said.err) == (0, "")
    found = json.loads(said.out)
    errors = list(Draft202012Validator(SCHEMA).iter_errors(found))
    assert not errors, errors[0]
    assert [cycle["id"] for cycle in found["cycles"]] == ["2026", "2026-Q4"]
    assert ["series" in cycle for cycle in found["cycles"]] == [bool(words)] * 2


def test_a_series_ends_with_the_number_of_today(company) -> None:
    """Every line of it, and it begins with the first Sunday."""
    said = rollup(company, "--format", "json", "--series", "weekly", "--cycle", "2026-Q4")
    [cycle] = json.loads(said.out)["cycles"]
    series = cycle["series"]
    assert (series["dates"][0], series["dates"][-1]) == ("2026-10-04", TODAY)
    assert series["score"][-1] == cycle["score"]
    scores = {line["ref"]: line for line in (*series["objectives"], *series["key_results"])}
    for team in cycle["teams"]:
        for objective in team["objectives"]:
            assert scores[objective["ref"]]["score"][-1] == objective["score"]
            for one in objective["key_results"]:
                line = scores[one["ref"]]
                assert (line["score"][-1], line["value"][-1]) == (one["score"], one["current"])


def test_a_series_as_csv_has_a_row_a_point(company) -> None:
    """Of the chosen cycle alone."""
    said = rollup(company, "--format", "csv", "--series", "weekly", "--cycle", "2026-Q4")
    rows = list(csv.DictReader(io.StringIO(said.out, newline="")))
    time = [r for r in rows if r["ref"] == "payments@2026-Q4:effortless-checkout/time"]
    assert [(r["date"], r["value"], r["score"]) for r in time[-2:]] == [
        ("2026-11-15", "", "0"),
        ("2026-11-20", "40", "0.5"),
    ]


@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_a_series_needs_a_format_that_can_hold_it(company, format_) -> None:
    """A table of hundreds of columns helps nobody."""
    said = rollup(company, "--series", "daily", "--format", format_)
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        f"okr: A series cannot be written as {format_}.\n"
        "     Write: okr rollup --series daily --format json (or csv).\n"
    )


@pytest.mark.parametrize("format_", ["text", "csv", "markdown"])
def test_other_formats_name_the_teams(company, format_) -> None:
    """Each renders the same numbers."""
    said = rollup(company, "--format", format_)
    assert said.code == 0
    assert "Shops in Japan sell with us" in said.out


def test_an_unknown_cycle_is_guessed(company) -> None:
    """Wrong usage, with the cycle that was probably meant."""
    said = rollup(company, "--cycle", "2026-Q5")
    assert (said.code, said.out) == (2, "")
    assert said.err == "okr: There is no cycle '2026-Q5'.\n     Did you mean 2026-Q4?\n"


def test_a_cycle_that_is_over_has_final_scores(company) -> None:
    """The day is an argument."""
    said = okr("-C", company.folder, "--today", "2027-01-10", "rollup", "--format", "json")
    scores = [
        one["final_score"]
        for cycle in json.loads(said.out)["cycles"]
        for team in cycle["teams"]
        for objective in team["objectives"]
        for one in objective["key_results"]
    ]
    assert 0.5 in scores


def test_a_revision_is_read_whole(company) -> None:
    """Documents, readings and the day are those of the commit."""
    then = company.git("rev-parse", "HEAD~2")
    said = okr("-C", company.folder, "--at", "HEAD~2", "rollup", "--format", "json")
    found = json.loads(said.out)
    assert (found["revision"], found["today"], found["dirty"]) == (then, "2026-11-18", False)
    assert '"target": 12' in said.out
    assert '"target": 15' in rollup(company, "--format", "json").out
    again = okr("--at", then, "-C", company.folder, "rollup", "--format", "json")
    assert again.out == said.out


def test_documents_with_errors_are_said_and_do_not_fail(tmp_path) -> None:
    """The command's work is done: exit code 0, and the banner above the numbers."""
    company = company_with_history(tmp_path / "acme")
    company.write("okrs/sales/2026-Q4.yaml", "kind: [")
    said = rollup(company)
    assert said.code == 0
    assert said.out.startswith("! 1 document could not be read; numbers may lack what is in it:\n")
