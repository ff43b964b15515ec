"""A baseline takes out what was there before, says what is gone, and never hides what is new."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest

from okrascode import resources
from okrascode.errors import UsageError
from okrascode.findings import Finding, Severity
from okrascode.lint.baseline import SCHEMA, Baseline, read_baseline, subtracted, written
from okrascode.lint.catalogue import all_rules, find_rule
from okrascode.lint.result import LintResult
from okrascode.lint.rule import Rule
from tests.support.good_company import GOOD_COMPANY
from tests.support.lint_texts import lint_texts

PLAN = "okrs/payments/2026-Q4.yaml"
RULES = all_rules()


def lint_plan(text: str, **given: object) -> LintResult:
    """Lint the good company with another plan."""
    files = {**GOOD_COMPANY, PLAN: text}
    return lint_texts(files, select=("201", "501", "9"), **given)  # type: ignore[arg-type]


@pytest.fixture
def plan() -> str:
    """Give a plan with a reference that leads nowhere and an objective without an owner."""
    text = GOOD_COMPANY[PLAN].decode()
    return text.replace("    owner: ana\n", "").replace("company@2026:love-us", "company@2026:x")


def saved(result: LintResult) -> Baseline:
    """Write and read a baseline."""
    return read_baseline(written(result.findings, RULES).encode(), name="b.json")


def test_what_was_there_is_taken_out_and_counted(plan: str) -> None:
    """A second run finds nothing, and knows how many it left out."""
    result = lint_plan(plan)
    again = subtracted(result, saved(result), RULES)
    assert [finding.code for finding in result.findings] == ["OKR501", "OKR201"]
    assert (again.findings, again.known, again.gone) == ((), result.findings, ())


def test_text_that_moves_stays_known(plan: str) -> None:
    """Lines above, another order of fields, Windows line endings make no finding new."""
    baseline = saved(lint_plan(plan))
    moved = plan.replace("objectives:\n", "# A comment.\n\nobjectives:\n", 1).replace("\n", "\r\n")
    again = subtracted(lint_plan(moved), baseline, RULES)
    assert (again.findings, len(again.known)) == ((), 2)


def test_what_is_new_is_reported(plan: str) -> None:
    """The same defect at another place is another finding."""
    baseline = saved(lint_plan(plan))
    more = plan.replace("      - id: time", "        serves: [company@2026:y]\n      - id: time")
    [new] = subtracted(lint_plan(more), baseline, RULES).findings
    assert new.message == "There is no objective company@2026:y."


def test_what_is_gone_is_said(plan: str) -> None:
    """An entry that no longer occurs is named, unless nobody looked for it."""
    baseline = saved(lint_plan(plan))
    good = GOOD_COMPANY[PLAN].decode()
    gone = subtracted(lint_plan(good), baseline, RULES).gone
    assert gone == (
        f"OKR201 unknown-reference {PLAN}: There is no objective company@2026:x.",
        f"OKR501 no-owner {PLAN}: The objective effortless-checkout has no owner.",
    )
    elsewhere = lint_plan(good, paths=("okrs/sales",))
    assert subtracted(elsewhere, baseline, RULES).gone == ()
    not_asked = lint_texts({**GOOD_COMPANY, PLAN: good}, select=("501",))
    assert [g.split()[0] for g in subtracted(not_asked, baseline, RULES).gone] == ["OKR501"]


def test_what_nobody_can_know_is_not_called_gone(plan: str) -> None:
    """While a document is broken, what was about all of them together may still be there."""
    baseline = saved(lint_plan(plan))
    for text in ("x: [", GOOD_COMPANY[PLAN].decode().replace("owner", "ownr")):
        assert subtracted(lint_plan(text), baseline, RULES).gone == ()


def test_change_control_is_never_in_a_baseline(plan: str) -> None:
    """A change must not lift the judgement of itself, neither by writing nor by hand."""
    result = lint_plan(plan)
    rule = Rule(code="OKR601", slug="target-eased", severity=Severity.ERROR, check=lambda _: ())
    eased = Finding(
        code="OKR601", slug="target-eased", severity=Severity.ERROR, message="Eased.", path=PLAN
    )
    rules = (*(r for r in RULES if r.code != "OKR601"), rule)
    both = replace(result, findings=(*result.findings, eased))
    text = written(both.findings, rules)
    assert "OKR601" not in text
    by_hand = text.replace(result.findings[0].fingerprint, eased.fingerprint)
    kept = subtracted(both, read_baseline(by_hand.encode(), name="b"), rules).findings
    assert eased in kept


def test_suppressions_are_judged_in_spite_of_a_baseline() -> None:
    """Findings about comments are about the judging itself."""
    assert not find_rule("unused-suppression", RULES).is_liftable


def test_the_file_keeps_its_contract_and_its_order(plan: str) -> None:
    """It is valid against its schema, one finding a line, and the same for the same findings."""
    result = lint_plan(plan)
    text = written(result.findings, RULES)
    schema = json.loads(resources.read_text("schemas", "v1", "lint-baseline.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(text), schema)
    jsonschema.validate(json.loads(written((), RULES)), schema)
    assert schema["$id"] == SCHEMA
    assert written(reversed(result.findings), RULES) == text
    assert len(text.splitlines()) == 4 + len(result.findings) + 1
    odd = replace(result.findings[0], message="支付\u202e", path="a\udcff")
    assert "支付\\u202e" in written([odd], RULES)
    assert read_baseline(written([odd], RULES).encode(), name="b").entries[0].path == "a\udcff"


@pytest.mark.parametrize(
    "raw",
    [
        *(b"", b"[]", b"{}", b"null", b"\xff", b"[" * 100_000, b'{"schema": 1, "findings": []}'),
        b'{"schema": "%s"}' % SCHEMA.encode(),
        b'{"schema": "%s", "findings": [{}]}' % SCHEMA.encode(),
        b'{"schema": "%s", "findings": [{"fingerprint": 1}]}' % SCHEMA.encode(),
        b'{"schema": "%s", "findings": 3}' % SCHEMA.encode(),
    ],
)
def test_what_is_no_baseline_is_refused(raw: bytes) -> None:
    """A file of another kind stops the run, for an empty baseline would hide nothing."""
    with pytest.raises(UsageError, match=r"b\.json is no baseline"):
        read_baseline(raw, name="b.json")
