"""All formats of lint say the same about the same findings, and none can be steered by a text."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import jsonschema
import pytest

from okrascode import resources
from okrascode.errors import UsageError
from okrascode.findings import Finding, Position, Severity, Span
from okrascode.lint.result import LintResult
from okrascode.output.header import Header
from okrascode.output.lint_format import find_renderer
from okrascode.output.lint_summary import statistics, summary
from tests.support.good_company import GOOD_COMPANY, GOOD_TODAY
from tests.support.lint_texts import lint_texts

PLAN = "okrs/payments/2026-Q4.yaml"
HEADER = Header(tool="okrascode 1.2.3", today=GOOD_TODAY)
FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown")
HOSTILE = "x\x1b[31m\n::error file=a::b\r\u202e%0A,"


def render(name: str, result: LintResult, header: Header = HEADER) -> str:
    """Write a result in one format."""
    return find_renderer(name).render(result, header=header)


@pytest.fixture(scope="module")
def result() -> LintResult:
    """Give a result with errors, a warning and something suppressed."""
    text = GOOD_COMPANY[PLAN].decode()
    text = text.replace("owner: bo", "ownr: bo")
    sales = GOOD_COMPANY["okrs/sales/2026-Q4.yaml"].decode()
    sales = sales.replace("    owner: bo\n", "").replace("- id: cost", "- id: live")
    sales = sales.replace("company@2026:love-us]", "company@2026:nobody] # okr: ignore[201] x")
    sales = sales.replace("ignore[201]", "ignore[OKR201]")
    files = {**GOOD_COMPANY, PLAN: text.encode(), "okrs/sales/2026-Q4.yaml": sales.encode()}
    return replace(lint_texts(files), git_prefix="company/")


def one(**changes: object) -> LintResult:
    """Give a result with one finding."""
    finding = Finding(
        code="OKR102",
        slug="unknown-field",
        severity=Severity.ERROR,
        message="There is no field.",
        path="a.yaml",
        span=Span(Position(1, 3), Position(1, 5)),
    )
    texts = changes.pop("texts", {"a.yaml": b"- ab\n"})
    finding = replace(finding, **changes)  # type: ignore[arg-type]  # of the tests
    return LintResult(findings=(finding,), today=GOOD_TODAY, texts=texts)  # type: ignore[arg-type]


def test_json_keeps_its_contract(result: LintResult) -> None:
    """The document is valid against its schema, and its counts are those of its findings."""
    schema = json.loads(resources.read_text("schemas", "v1", "lint-output.schema.json"))
    document = json.loads(render("json", result))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)
    for example in schema["examples"]:
        jsonschema.validate(example, schema)
    assert document["schema"] == schema["$id"]
    shown = [f for f in document["findings"] if not f["suppressed"]]
    for word, severity in (("errors", "error"), ("warnings", "warning"), ("infos", "info")):
        assert document["summary"][word] == sum(f["severity"] == severity for f in shown)
    assert document["summary"]["suppressed"] == 1
    assert len(document["findings"]) == len(shown) + 1


def test_every_format_names_the_same_places(result: LintResult) -> None:
    """Path, line, column and code are the same in all formats."""
    document = json.loads(render("json", result))
    expected = {
        (f["path"], f["start"]["line"], f["start"]["column"], f["code"])
        for f in document["findings"]
        if not f["suppressed"]
    }
    assert len(expected) >= 3
    for name in ("concise", "full"):
        found = re.findall(r"^(\S+):(\d+):(\d+): \w+ (OKR\d+)", render(name, result), re.MULTILINE)
        assert {
            (path, int(line), int(column), code) for path, line, column, code in found
        } == expected
    pattern = r"^::\w+ file=company/([^,]+),line=(\d+),.*?col=(\d+),.*title=(OKR\d+)"
    found = re.findall(pattern, render("github", result), re.MULTILINE)
    assert {(path, int(line), int(column), code) for path, line, column, code in found} == expected


def test_concise_is_one_line_a_finding() -> None:
    """The line is path, place, severity, code, slug and what to do."""
    said = render("concise", one(help="Did you mean x?"))
    assert said == ("a.yaml:1:3: error OKR102 unknown-field: There is no field. Did you mean x?\n")


def test_full_shows_the_line_and_marks_the_place() -> None:
    """A person sees the text, carets below it, the cure, the question and where to read more."""
    said = render(
        "full",
        one(
            help="Did you mean ac?",
            question="Why?",
            texts={"a.yaml": b"one\n- ab: c\n"},
            span=Span(Position(2, 3), Position(2, 5)),
        ),
    )
    assert (
        said
        == """\
a.yaml:2:3: error OKR102 unknown-field: There is no field.
  |
2 | - ab: c
  |   ^^
  = help: Did you mean ac?
  = ask: Why?
  = more: okr rule unknown-field
"""
    )


@pytest.mark.parametrize(
    ("line", "start", "end", "shown", "carets"),
    [
        ("目标: 支付", 5, 7, "目标: 支付", "      ^^^^"),
        ("\ta: b", 5, 6, "    a: b", "       ^"),
        ("a: \x1b[31m", 4, 5, "a: \\x1b[31m", "   ^^^^"),
        ("a: e\u0301x", 6, 7, "a: e\u0301x", "    ^"),
        ("a:", 3, 3, "a:", "  ^"),
        ("a: b\r", 4, 5, "a: b", "   ^"),
    ],
    ids=["chinese", "tab", "escape", "accent", "nothing", "carriage return"],
)
def test_carets_stand_below_what_is_meant(
    line: str, start: int, end: int, shown: str, carets: str
) -> None:
    """Widths are those of a screen, whatever the text is made of."""
    span = Span(Position(1, start), Position(1, end))
    lines = render("full", one(span=span, texts={"a.yaml": line.encode()})).split("\n")
    assert lines[2] == f"1 | {shown}"
    assert lines[3] == f"  | {carets}"


def test_a_long_line_is_shown_around_the_place() -> None:
    """What is meant stays on the screen, and no line is wider than it."""
    text = "a: " + "x" * 300 + "HERE" + "y" * 300
    span = Span(Position(1, 304), Position(1, 308))
    lines = render("full", one(span=span, texts={"a.yaml": text.encode()})).split("\n")
    assert max(map(len, lines)) <= HEADER.width
    at = lines[3].index("^")
    assert lines[2][at : at + 4] == "HERE"
    assert lines[3].count("^") == 4


def test_a_place_of_several_lines_is_marked_on_the_first() -> None:
    """Carets reach to the end of the first line."""
    span = Span(Position(1, 3), Position(2, 2))
    lines = render("full", one(span=span, texts={"a.yaml": b"- [a,\nb]\n"})).split("\n")
    assert lines[3] == "  |   ^^^"


def test_colours_only_when_asked() -> None:
    """Without colours there is no escape, with them the words are the same."""
    plain = render("full", one())
    coloured = render("full", one(), replace(HEADER, colour=True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("field", ["message", "help", "question", "path", "slug", "entity"])
def test_no_text_steers_its_sink(name: str, field: str) -> None:
    """A title, key or path with escapes and commands is shown and does nothing."""
    hostile = one(**{field: HOSTILE}, texts={HOSTILE: b"x", "a.yaml": b"- ab"})
    said = render(name, hostile)
    calm = render(name, one(**{field: "x"}, texts={"x": b"x", "a.yaml": b"- ab"}))
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", said)
    assert said.count("\n") <= calm.count("\n") + (2 if name == "full" else 0)
    assert len(re.findall(r"^::", said, re.MULTILINE)) == (1 if name == "github" else 0)


def test_github_properties_cannot_be_forged() -> None:
    """A comma or colon in a path ends no property, and a percent sign no escape."""
    said = render("github", one(path="a,line=9::b%0A.yaml"))
    assert said.startswith("::error file=a%2Cline=9%3A%3Ab%250A.yaml,line=1,")


def test_github_shows_errors_first_and_says_what_it_hides() -> None:
    """Of each level ten are shown by GitHub; the rest is counted aloud."""
    [finding] = one().findings
    warnings = [replace(finding, severity=Severity.WARNING, subject=str(n)) for n in range(12)]
    said = render(
        "github", LintResult(findings=(*warnings, finding), today=GOOD_TODAY, texts={})
    ).splitlines()
    assert said[0].startswith("::error ")
    assert said[-1] == "GitHub shows 10 annotations of level warning; 2 more are above."
    assert len(said) == 14


def test_github_gives_columns_only_within_one_line() -> None:
    """A place of several lines has lines alone, as GitHub wants it."""
    said = render("github", one(span=Span(Position(1, 3), Position(4, 1))))
    assert "line=1,endLine=4,title=" in said


def test_nothing_found_is_said_in_each_format() -> None:
    """Without findings the text formats are empty and JSON has an empty list."""
    nothing = LintResult(findings=(), today=GOOD_TODAY, texts={}, documents=3)
    assert [render(name, nothing) for name in ("full", "concise", "github")] == ["", "", ""]
    assert json.loads(render("json", nothing))["findings"] == []
    assert summary(nothing) == "Nothing to report in 3 documents."


def test_a_finding_without_a_text_is_at_the_top_of_its_file() -> None:
    """A link or a file that is gone has a place all the same, and no line to show."""
    gone = one(span=None, texts={})
    assert render("concise", gone).startswith("a.yaml:1:1: ")
    assert " | " not in render("full", gone)


def test_the_summary_counts_in_words(result: LintResult) -> None:
    """One line says how many there are of each severity."""
    said = summary(result)
    assert said == "3 errors, 1 warning in 9 documents; 1 suppressed."
    assert summary(one()) == "1 error in 0 documents."


def test_statistics_count_by_rule(result: LintResult) -> None:
    """The rule that fired most often comes first."""
    counts = [int(line.split()[0]) for line in statistics(result).splitlines()]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == len(result.findings)


def test_an_unknown_format_names_those_there_are() -> None:
    """The hint lists the formats, and modules that are none are not among them."""
    with pytest.raises(UsageError, match="no format 'xml'") as error:
        find_renderer("xml")
    assert (
        error.value.hint
        == "There are: concise, full, github, gitlab, json, junit, markdown, sarif."
    )
    with pytest.raises(UsageError):
        find_renderer("format")
