"""``okr log``: what is told of what, how much of it, and what it says to wrong words."""

from __future__ import annotations

import json
import re

import pytest
from jsonschema import Draft202012Validator

from okrascode.resources import read_text
from tests.support.okr_program import TODAY, company_with_history, okr

SCHEMA = json.loads(read_text("schemas", "v1", "log-output.schema.json"))


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """A repository with a history."""
    return company_with_history(tmp_path_factory.mktemp("acme") / "acme")


def log(company, *words, **environment):
    """Run the command on the usual day, on a wide terminal."""
    environment = {"COLUMNS": "160", **environment}
    return okr("-C", company.folder, "--today", TODAY, "log", *words, **environment)


def document(company, *words):
    """Run the command with JSON and read it; it is valid."""
    said = log(company, *words, "--format", "json")
    assert (said.code, said.err) == (0, "")
    found = json.loads(said.out)
    errors = list(Draft202012Validator(SCHEMA).iter_errors(found))
    assert not errors, errors[0]
    return found


def test_one_key_result_from_its_start_to_today(company) -> None:
    """Check-in, trailer and the commit that set it up, newest first."""
    lines = log(company, "payments:effortless-checkout/time").out.splitlines()
    assert [re.sub(r" {2,}", " | ", line.strip()) for line in lines] == [
        "payments@2026-Q4:effortless-checkout/time",
        "缩短结账时间 · goal 20 s",
        "",
        "2026-11-19 Thursday",
        f"trailer | 40 s | Ana Díaz | {company.head()[:8]}",
        "",
        "2026-11-18 Wednesday",
        f"check-in | 48 s | 7/10 | Bo Lindqvist | {company.git('rev-parse', 'HEAD~2')[:8]}",
        "",
        "2026-10-01 Thursday",
        f"added | Ana Díaz | {company.git('rev-list', '--max-parents=0', 'HEAD')[:8]}",
        "缩短结账时间",
    ]


def test_a_moved_target_is_told_in_its_unit(company) -> None:
    """With who did it."""
    said = log(company, "sales:enter-japan/live", "--intent")
    assert re.search(r"  target +12 → 15 +Bo ", said.out)
    assert "check-in" not in said.out
    assert "target" not in log(company, "sales:enter-japan/live", "--observation").out


@pytest.mark.parametrize(
    ("words", "readings", "changes"),
    [
        ((), 8, 11),
        (("sales",), 2, 4),
        (("sales@2026-Q4",), 2, 4),
        (("sales@2026",), 0, 0),
        (("company:love-us",), 0, 1),
        (("--cycle", "2026-Q4", "--observation"), 8, 0),
        (("--cycle", "2026"), 0, 1),
        (("--intent", "--observation"), 8, 11),
        (("selling:asia",), 2, 4),
        (("selling:enter-japan/live",), 1, 2),
    ],
)
def test_what_is_told(company, words, readings, changes) -> None:
    """Of a team, an objective or all; in a cycle; under a former name too."""
    found = document(company, *words)
    assert (len(found["readings"]), len(found["changes"])) == (readings, changes)


def test_text_stops_and_says_so(company) -> None:
    """At most as many as were asked for; 0 is all; JSON has all unless asked."""
    whole = document(company)
    number = len(whole["readings"]) + len(whole["changes"]) + len(whole["evidence"])
    said = log(company, "-n", "3").out
    assert said.endswith(f"{number - 3} older ones are not shown: okr log -n 0 shows all.\n")
    assert "not shown" not in log(company, "--limit", "0").out
    limited = document(company, "-n", "3")
    assert limited["left_out"] == number - 3
    assert "left_out" not in whole


def test_a_limit_is_not_negative(company) -> None:
    """A negative number is read as a number, and refused as one."""
    said = log(company, "-n", "-5")
    assert (said.code, said.out) == (2, "")
    assert "-5" in said.err


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("payment",), "okr: There is no team 'payment'.\n     Did you mean payments?\n"),
        (
            ("sales:enter-japan/life",),
            "okr: There is no 'sales:enter-japan/life'.\n"
            "     Did you mean sales@2026-Q4:enter-japan/live?\n",
        ),
        (
            ("sales:Enter",),
            "okr: 'sales:Enter' is not a reference: 'Enter' is not the identifier of an "
            "objective.\n     Write team:objective/key-result.\n",
        ),
        (
            ("sales", "--cycle", "2026Q4"),
            "okr: There is no cycle '2026Q4'.\n     Did you mean 2026-Q4?\n",
        ),
        (
            ("sales@Q9:enter-japan",),
            "okr: There is no cycle 'Q9'.\n     There are: 2026, 2026-Q3, 2026-Q4.\n",
        ),
    ],
)
def test_wrong_words_get_a_sentence(company, words, complaint) -> None:
    """Wrong usage, with what was probably meant; nothing on standard output."""
    said = log(company, *words)
    assert (said.code, said.out, said.err) == (2, "", complaint)


def test_nothing_yet_is_said(company) -> None:
    """No error: there is just nothing."""
    said = log(company, "company@2026-Q4")
    assert (said.code, said.out) == (0, "Nothing has been recorded about this yet.\n")


def test_it_ends_on_the_day(company) -> None:
    """What happened later has not happened yet."""
    said = okr("-C", company.folder, "--today", "2026-11-17", "log", "--format", "json")
    found = json.loads(said.out)
    assert found["today"] == "2026-11-17"
    assert len(found["readings"]) == 3
