"""Which line of CODEOWNERS decides, and which team has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from okrascode.lint.codeowners import Codeowners, read_owners
from okrascode.lint.run import lint
from okrascode.lint.select import Choice
from tests.support.good_company import GOOD_COMPANY
from tests.support.lint_texts import material_of

FILE = "okrs/payments/2026-Q4.yaml"


@pytest.mark.parametrize(
    "pattern",
    [
        "*",
        "*.yaml",
        "okrs",
        "okrs/",
        "/okrs",
        "payments/",
        "payments",
        "/okrs/payments/",
        "okrs/payments",
        "/okrs/payments/*",
        "/okrs/**/*.yaml",
        "**/payments/**",
        "/okrs/pay*/",
        "/okrs/payments/2026-Q4.yaml",
        "2026-Q4.yaml",
        "/okrs/*/2026-Q?.yaml",
    ],
)
def test_a_pattern_matches(pattern: str) -> None:
    """Patterns match as in .gitignore: with a slash inside they start at the top."""
    assert read_owners(f"{pattern} @a\n").deciding(FILE)


@pytest.mark.parametrize(
    "pattern",
    ["/payments/", "okrs/*", "2026-Q4.yaml/", "/okrs/payments/2026-Q4.yaml/", "*.yml", "/okr",
     "/okrs/sales/", "Payments/", "# *", "okrs/payment"],
)  # fmt: skip
def test_a_pattern_does_not_match(pattern: str) -> None:
    """A star stays in its folder, a name is whole, a folder is no file, and case counts."""
    assert not read_owners(f"{pattern} @a\n").deciding(FILE)


def test_the_last_line_decides_in_each_section() -> None:
    """Sections of GitLab stand side by side; theirs are the owners of lines without any."""
    text = """\
* @all
/okrs/payments/ @payments # the team
/okrs/
[Finance][2] @fin
/okrs/
^[Docs]
*.md @docs
/okrs/pay\\ ments/ @space
"""
    owners = read_owners(text)
    assert [(line.number, line.has_owners) for line in owners.deciding(FILE)] == [
        (3, False),
        (5, True),
    ]
    assert [line.number for line in owners.deciding("okrs/pay ments/x.yaml")] == [3, 5, 8]
    assert [line.number for line in owners.deciding("README.md")] == [1, 7]


@pytest.mark.parametrize("text", ["\\", "[]", "^", "[a", "\\ \\ @a", "\0", " \ufeff", "@a @b"])
def test_nonsense_is_passed_over(text: str) -> None:
    """A file that anybody may propose to change cannot stop the run."""
    assert not read_owners(text + "\n").deciding(FILE)


def _drift(text: str | None, *, prefix: str = "") -> list[str]:
    material = replace(
        material_of(GOOD_COMPANY),
        owners=None if text is None else Codeowners(path=".github/CODEOWNERS", text=text),
        git_prefix=prefix,
    )
    found = lint(material, choice=Choice(select=("505",))).findings
    return [f"{finding.entity}: {finding.message} {finding.help}" for finding in found]


OWN = "* @acme/leads\n/okrs/payments/ @acme/payments\n/okrs/sales/ @acme/sales\n"


def test_each_team_has_its_line() -> None:
    """With a line for each folder nothing is said; the root team may share the first."""
    assert _drift(OWN) == []
    assert _drift(None) == []
    assert _drift("# nothing yet\n") == []
    assert _drift(OWN.replace("/okrs/sales/ @acme/sales", "/okrs/sal*/ @acme/sales")) == []


def test_a_team_without_a_line_is_told() -> None:
    """The message names the line that decides instead, the help what to add."""
    assert _drift("* @acme/leads\n/okrs/payments/ @acme/payments\n") == [
        "sales: okrs/sales has no line of its own in .github/CODEOWNERS: line 1, *, decides about"
        " it and about others. Below the lines that match more, add:"
        " /okrs/sales/ @your-organisation/sales"
    ]


def test_a_line_below_takes_a_folder_back() -> None:
    """The order matters: what matches more has to stand above."""
    assert [text.partition(":")[0] for text in _drift(OWN + "/okrs/ @acme/leads\n")] == [
        "payments",
        "sales",
    ]


def test_a_folder_that_nobody_owns_is_told() -> None:
    """A line without owners gives it to nobody."""
    found = _drift("/okrs/company/ @acme/leads\n/okrs/payments/\n/okrs/sales/ @acme/sales\n")
    assert [text.partition(".g")[0] for text in found] == ["payments: No line of "]


def test_paths_are_from_the_top_of_git() -> None:
    """OKRs in a folder of a larger repository are found there."""
    assert len(_drift(OWN, prefix="goals/")) == 2
    assert _drift(OWN.replace("/okrs", "/goals/okrs"), prefix="goals/") == []


def test_teams_that_share_a_folder_are_left_alone() -> None:
    """Where documents do not lie in a folder for each team, no line can give them one."""
    files = {
        path.replace("payments/team", "sales/payments-team"): raw
        for path, raw in GOOD_COMPANY.items()
    }
    owners = Codeowners(path="CODEOWNERS", text="* @acme/leads\n")
    material = replace(material_of(files), owners=owners)
    assert lint(material, choice=Choice(select=("505",))).findings == ()
