"""Comments lift exactly what they say, and are judged themselves."""

from __future__ import annotations

from datetime import date

import pytest

from okrascode.documents.comments import comments_in
from okrascode.findings import Severity
from okrascode.lint.result import LintResult
from okrascode.lint.rule import Rule
from okrascode.lint.suppress import read_suppressions
from tests.support.lint_texts import lint_texts

HEAD = """\
apiVersion: okrascode/v1
kind: Objectives
team: company
cycle: 2026-Q4
"""
FILES = {
    "okrs/organization.yaml": """\
apiVersion: okrascode/v1
kind: Organization
name: Acme
cycles: [{id: 2026-Q4, start: 2026-10-01, end: 2026-12-31}]
""",
    "okrs/company/team.yaml": "apiVersion: okrascode/v1\nkind: Team\nid: company\nname: Acme\n",
}
SELECT = ("no-owner", "no-measure", "9", "unknown-reference")


def run(text: str, **options: object) -> LintResult:
    """Lint one document of objectives with the rules of this file."""
    files = {**FILES, "okrs/company/2026-Q4.yaml": HEAD + text}
    return lint_texts(files, select=SELECT, **options)  # type: ignore[arg-type]  # of the tests


def codes(result: LintResult) -> list[str]:
    """Give the codes of what is reported."""
    return [finding.code for finding in result.findings]


def test_at_the_end_of_a_line_it_covers_that_line() -> None:
    """Only what begins on the line of the comment is lifted."""
    result = run("""\
objectives:
  - id: one  # okr: ignore[no-owner] the team decides next week
    objective: The first is true
  - id: two
    objective: The second is true
""")
    assert [(f.code, f.span.start.line) for f in result.findings] == [("OKR501", 8)]
    assert [f.code for f in result.suppressed] == ["OKR501"]


def test_alone_it_covers_the_item_that_follows_and_all_below() -> None:
    """Key results below the item are covered, the next item is not."""
    result = run("""\
objectives:
  # okr: ignore[no-owner, OKR305] the team decides next week
  - id: one
    objective: The first is true

    # An ordinary comment.
    key_results:
    - id: a
      key_result: Something gets better
  - id: two
    objective: The second is true
    key_results:
      - id: b
        key_result: Something gets better
""")
    assert codes(result) == ["OKR501", "OKR305"]
    assert [f.span.start.line for f in result.findings] == [14, 18]
    assert len(result.suppressed) == 2


def test_before_a_key_it_covers_what_is_below_the_key() -> None:
    """A comment before a list covers its items, also where dashes are not indented."""
    result = run("""\
objectives:
- id: one
  objective: The first is true
  # okr: ignore[no-measure] measured from January on
  key_results:
  - id: a
    key_result: Something gets better
  - id: b
    key_result: Something gets worse
- id: two
  objective: The second is true
""")
    assert codes(result) == ["OKR501", "OKR501"]
    assert len(result.suppressed) == 2


def test_a_file_can_be_left_out() -> None:
    """A file-ignore covers the whole file, wherever it stands."""
    result = run("""\
objectives:
  - {id: one, objective: The first is true}
  - {id: two, objective: The second is true}
# okr: file-ignore[OKR501] written by another tool
""")
    assert codes(result) == []
    assert len(result.suppressed) == 2


@pytest.mark.parametrize(
    "value",
    [
        '"Customers # okr: ignore[no-owner] not a comment"',
        "'Customers # okr: ignore[no-owner] not a comment'",
        "|\n      Customers\n      # okr: ignore[no-owner] not a comment",
        ">-\n      Customers\n\n      # okr: file-ignore[no-owner] not a comment",
        "Customers#okr: ignore[no-owner] not a comment".replace(": ", ":"),
        '"Customers\n      # okr: file-ignore[no-owner] not a comment"',
    ],
    ids=["double", "single", "literal", "folded", "plain", "lines"],
)
def test_only_comments_count(value: str) -> None:
    """A hash inside a text is no comment, so a text suppresses nothing."""
    result = run(f"objectives:\n  - id: one\n    objective: {value}\n")
    assert codes(result) == ["OKR501"]
    assert result.suppressed == ()


@pytest.mark.parametrize(
    ("comment", "code", "words"),
    [
        ("# okr: ignore[no-ownr] reason", "OKR904", "there is no rule no-ownr"),
        ("# okr: ignore[OKR5] reason", "OKR904", "there is no rule okr5"),
        ("# okr: ignore[] reason", "OKR902", "names no rule"),
        ("# okr: ignore", "OKR902", "names no rule"),
        ("# okr: ignore no-owner", "OKR904", "does nothing"),
        ("# okr: disable[no-owner] reason", "OKR904", "does nothing"),
        ("# okr: ignore-file[no-owner] reason", "OKR904", "does nothing"),
        ("# okr: ignore[no-owner] until=2026-13-01 x", "OKR904", "until=2026-13-01 is no day"),
        ("# okr: ignore[no-owner] until= x", "OKR904", "is no day"),
        ("# okr: ignore[unused-suppression] x", "OKR904", "cannot be lifted"),
    ],
    ids=lambda text: text if text.startswith("#") else None,
)
def test_what_is_badly_written_covers_nothing(comment: str, code: str, words: str) -> None:
    """An unknown rule, an empty list and a wrong day suppress nothing and are findings."""
    result = run(f"objectives:\n  - id: one  {comment}\n    objective: The first is true\n")
    assert sorted(codes(result)) == ["OKR501", code]
    [about] = [finding for finding in result.findings if finding.code == code]
    assert words in about.message
    assert about.help
    line = (HEAD + f"objectives:\n  - id: one  {comment}").split("\n")[-1]
    assert line[about.span.start.column - 1 : about.span.end.column - 1] == comment
    assert result.suppressed == ()


def test_a_misspelt_rule_is_guessed() -> None:
    """The finding about an unknown rule says which one was probably meant."""
    result = run("objectives:\n  - id: one  # okr: ignore[no-ownr] x\n    objective: It is\n")
    assert "Did you mean no-owner?" in [finding.help for finding in result.findings]


def test_without_a_reason_it_works_and_is_a_finding() -> None:
    """A suppression that nobody explains still covers."""
    result = run("objectives:\n  - id: one  # okr: ignore[no-owner]\n    objective: It is so\n")
    assert codes(result) == ["OKR902"]
    assert len(result.suppressed) == 1


@pytest.mark.parametrize(
    ("today", "expected"),
    [(date(2026, 12, 1), []), (date(2026, 12, 2), ["OKR501", "OKR903"])],
    ids=["last day", "day after"],
)
def test_it_works_until_its_last_day(today: date, expected: list[str]) -> None:
    """On the day named it still covers, the day after it is expired."""
    text = "objectives:\n  - id: one  # okr: ignore[no-owner] until=2026-12-01 vendor\n"
    result = run(text + "    objective: It is so\n", today=today)
    assert codes(result) == expected


def test_unused_is_said_only_of_rules_that_ran() -> None:
    """A suppression of a rule that was not asked to run is not called unused."""
    text = "objectives:\n  - id: one  # okr: ignore[no-owner] x\n    objective: It is so\n"
    text += "    owner: ana\n"
    assert codes(run(text)) == ["OKR901"]
    files = {**FILES, "okrs/company/2026-Q4.yaml": HEAD + text}
    assert lint_texts(files, select=("no-measure", "9")).findings == ()


def test_ordinary_comments_are_nobodys_business() -> None:
    """Comments that only speak of us are not read as suppressions."""
    result = run("""\
# okr: our objectives for the quarter
# We ignore[no-owner] nothing here.
objectives: []  # okr: draft, to be ignored by nobody
""")
    assert codes(result) == []


def test_fingerprints_do_not_depend_on_suppressions() -> None:
    """A comment added to one of two equal findings leaves the other's fingerprint alone."""
    text = "objectives:\n  - id: one\n    objective: It is\n    owner: ana\n    supports:\n"
    plain = run(text + "      - nobody\n      - nobody\n")
    lifted = run(text + "      - nobody  # okr: ignore[OKR201] soon\n      - nobody\n")
    assert len(plain.findings) == 2
    assert [f.fingerprint for f in lifted.findings] == [plain.findings[1].fingerprint]


def test_lines_end_as_they_like() -> None:
    """A text with carriage returns is covered like any other."""
    text = "objectives:\n  # okr: ignore[no-owner] x\n  - id: one\n    objective: It is so\n"
    files = {**FILES, "okrs/company/2026-Q4.yaml": (HEAD + text).replace("\n", "\r\n")}
    result = lint_texts(files, select=SELECT)
    assert codes(result) == []
    assert len(result.suppressed) == 1


def test_a_comment_with_nothing_behind_it_covers_nothing() -> None:
    """At the end of a file there is no item that follows."""
    result = run("objectives:\n  - id: one\n    objective: It is\n# okr: ignore[no-owner] x\n")
    assert sorted(codes(result)) == ["OKR501", "OKR901"]


def test_a_finding_about_the_document_needs_a_file_ignore() -> None:
    """What is about the whole document is not lifted by a comment on its first line."""
    files = {path: text for path, text in FILES.items() if "organization" not in path}
    team = files["okrs/company/team.yaml"]
    files["okrs/company/team.yaml"] = team.replace("v1\n", "v1  # okr: ignore[cycle-tree] x\n", 1)
    assert "OKR210" in codes(lint_texts(files, select=("cycle-tree",)))
    files["okrs/company/team.yaml"] = "# okr: file-ignore[cycle-tree] x\n" + team
    assert codes(lint_texts(files, select=("cycle-tree",))) == []


@pytest.mark.parametrize(
    ("broken", "unused"),
    [
        ({}, ["OKR901", "OKR901"]),
        ({"okrs/company/x.yaml": "x: ["}, ["OKR901"]),
        ({"okrs/company/x.yaml": HEAD + "objectives:\n  - ownr: 1\n"}, ["OKR901"]),
    ],
    ids=["all read", "no YAML", "no document"],
)
def test_while_a_document_is_unread_nobody_knows_what_is_unused(
    broken: dict[str, str], unused: list[str]
) -> None:
    """A rule that judges all documents together may find something there; one of texts may not."""
    text = (
        "objectives: []  # okr: ignore[unknown-reference] it comes with x.yaml\n"
        "declines: []  # okr: ignore[ambiguous-scalar] x\n"
    )
    files = {**FILES, "okrs/company/2026-Q4.yaml": HEAD + text, **broken}
    result = lint_texts(files, select=("006", "201", "901"))
    assert codes(result) == unused


def test_a_typo_does_not_make_the_comments_of_its_document_unused() -> None:
    """Mending it must not take away what somebody decided about the rest."""
    text = """\
objectives:
  - id: one
    ownr: ana
    objective: The first is true
    key_results:
      - id: a
        key_result: Something gets better  # okr: ignore[no-measure] we look for one
"""
    assert [f.code for f in run(text).findings if f.code == "OKR901"] == []


@pytest.mark.parametrize("comment", ["ignore[OKR601] x", "file-ignore[target-eased] x"])
def test_change_control_cannot_be_lifted(comment: str) -> None:
    """Whatever a rule of the family says of itself: a change must not lift its own judgement."""
    rule = Rule(
        code="OKR601",
        slug="target-eased",
        severity=Severity.ERROR,
        check=lambda _: (),
        instead="Say the reason.",
    )
    text = f"objectives: []  # okr: {comment}\n"
    suppressions, [finding] = read_suppressions("a.yaml", text, comments_in(text.encode()), [rule])
    assert suppressions == ()
    assert finding.code == "OKR904"
    assert finding.message == "OKR601 target-eased cannot be lifted by a comment in the file."
    assert finding.help == "Say the reason."
