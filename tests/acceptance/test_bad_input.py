"""What people and strangers hand in: each thing is one finding with its place and its cure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okrascode.cli.main import main
from tests.support.git_repo import GitRepo

PLAN = "okrs/payments/2026-Q4.yaml"
COMPANY = {
    "okr.toml": "version = 1\n",
    "okrs/organization.yaml": """\
apiVersion: okrascode/v1
kind: Organization
name: Acme
cycles:
  - {id: 2026-Q4, start: 2026-10-01, end: 2026-12-31}
""",
    "okrs/company/team.yaml": """\
apiVersion: okrascode/v1
kind: Team
id: company
name: Company
""",
    "okrs/payments/team.yaml": """\
apiVersion: okrascode/v1
kind: Team
id: payments
name: Payments
parent: company
""",
    "okrs/company/2026-Q4.yaml": """\
apiVersion: okrascode/v1
kind: Objectives
team: company
cycle: 2026-Q4
objectives:
  - id: love-us
    objective: Customers love us
    owner: ana
    key_results:
      - id: nps
        key_result: The promoter score rises
        measure: {baseline: 10, target: 40}
        current: 20
""",
    PLAN: """\
apiVersion: okrascode/v1
kind: Objectives
team: payments
cycle: 2026-Q4
objectives:
  - id: pay
    objective: Paying is effortless
    owner: ana
    supports: [company:love-us]
    key_results:
      - id: completion
        key_result: Completion rises
        measure: {unit: "%", baseline: 61, target: 75}
        current: 66
""",
}


@pytest.fixture
def company(tmp_path: Path) -> GitRepo:
    """Give a small company that lints clean, committed."""
    repo = GitRepo(tmp_path / "company")
    repo.commit("Begin", COMPANY, on="2026-11-20")
    return repo


def okr(repo: GitRepo, *words: str) -> Result:
    """Run the program."""
    line = ["-C", str(repo.folder), "--today", "2026-11-21", *words]
    return CliRunner().invoke(main, line, standalone_mode=False, catch_exceptions=False)


def linted(repo: GitRepo) -> list[dict[str, object]]:
    """Lint everything and give the findings; every place and cure must be there."""
    done = okr(repo, "lint", "--format", "json")
    findings = json.loads(done.stdout)["findings"]
    assert done.return_value == int(any(f["severity"] == "error" for f in findings)), done.stderr
    for finding in findings:
        assert finding["start"]["line"] >= 1
        assert finding["start"]["column"] >= 1
        assert finding["message"]
        assert finding["help"]
    return findings


def place_of(finding: dict[str, object]) -> tuple[object, ...]:
    """Give path, line, column and code of a finding."""
    start = finding["start"]
    assert isinstance(start, dict)
    return finding["path"], start["line"], start["column"], finding["code"]


def test_the_company_is_clean(company: GitRepo) -> None:
    """What is found below is found because of the one change that was made."""
    assert linted(company) == []


@pytest.mark.parametrize(
    ("old", "new", "place", "cure"),
    [
        ("key_result: Comp", "key_reslt: Comp", (12, 9, "OKR102"), "Did you mean `key_result`?"),
        (
            "company:love-us",
            "company:love-uss",
            (9, 16, "OKR201"),
            "Did you mean company@2026-Q4:love-us?",
        ),
        (
            "Completion rises",
            "Completion: it rises",
            (12, 31, "OKR001"),
            "Put the whole text in quotes.",
        ),
        (
            "        current: 66\n",
            "<<<<<<< HEAD\n        current: 66\n=======\n        current: 67\n>>>>>>> theirs\n",
            (14, 1, "OKR004"),
            "Keep the lines that are right and delete the lines <<<<<<<, ======= and >>>>>>>.",
        ),
        (
            "baseline: 61",
            "baseline: 75",
            (13, 52, "OKR306"),
            "To keep a number, write measure: {at_least: 75}.",
        ),
    ],
    ids=["typo", "reference", "colon", "conflict", "no-journey"],
)
def test_a_mistake_is_one_finding(
    company: GitRepo, old: str, new: str, place: tuple[int, int, str], cure: str
) -> None:
    """A slip of the hand is found where it is, once, and with what to do."""
    assert old in COMPANY[PLAN]
    company.write(PLAN, COMPANY[PLAN].replace(old, new))
    [finding] = linted(company)
    assert place_of(finding) == (PLAN, *place)
    assert finding["help"] == cure


def test_a_link_out_of_the_repository_is_one_finding(company: GitRepo) -> None:
    """It is named and not read: nothing of what is behind it is printed anywhere."""
    secret = company.folder.parent / "secret"
    secret.write_text("root:x:0:0:top-secret\n", encoding="utf-8")
    (company.folder / PLAN).unlink()
    (company.folder / PLAN).symlink_to(secret)
    assert [place_of(f) for f in linted(company)] == [(PLAN, 1, 1, "OKR008")]
    for command in (("lint",), ("rollup",), ("rollup", "--format", "json"), ("log",)):
        done = okr(company, *command)
        assert "top-secret" not in done.stdout + done.stderr


@pytest.mark.parametrize(("character", "code"), [("[", "OKR005"), ("{", "OKR103")])
def test_two_hundred_kilobytes_of_brackets_are_one_finding(
    company: GitRepo, character: str, code: str
) -> None:
    """Nesting that ends other parsers ends the reading of one document here."""
    company.write(PLAN, character * 200_000)
    [finding] = linted(company)
    assert (finding["path"], finding["code"]) == (PLAN, code)


def test_an_alias_bomb_stays_readable(company: GitRepo) -> None:
    """A few findings with the number of the rest, and no time lost by expanding it."""
    bomb = "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(200))
    company.write(PLAN, bomb)
    findings = linted(company)
    assert [f["code"] for f in findings] == ["OKR003"] * 3
    assert str(findings[-1]["message"]).endswith(
        "This document has 598 more anchors, aliases or tags."
    )


@pytest.mark.parametrize("path", sorted(path for path in COMPANY if path.endswith(".yaml")))
def test_a_file_that_does_not_parse_is_one_finding(company: GitRepo, path: str) -> None:
    """Half saved, it mutes what would only follow from it, and every number says so."""
    company.write(path, COMPANY[path][: len(COMPANY[path]) // 2] + "\nx: [")
    assert [(f["path"], f["code"]) for f in linted(company)] == [(path, "OKR001")]
    done = okr(company, "rollup", "--format", "json")
    assert done.return_value == 0, done.stderr
    assert [problem["path"] for problem in json.loads(done.stdout)["problems"]] == [path]
    assert f"{path}:" in okr(company, "rollup").stdout


def test_all_bad_files_are_found_in_one_run(company: GitRepo) -> None:
    """Nobody has to mend one file to be told about the next."""
    company.write(PLAN, COMPANY[PLAN].replace("owner", "ownr"))
    company.write("okrs/company/team.yaml", "kind: Team\n")
    company.write("okrs/organization.yaml", "[")
    assert {finding["path"] for finding in linted(company)} == {
        PLAN,
        "okrs/company/team.yaml",
        "okrs/organization.yaml",
    }


COMMANDS = [
    ("rollup",),
    ("rollup", "--format", "markdown"),
    ("status",),
    ("log",),
    ("lint",),
    ("lint", "--format", "concise"),
    ("lint", "--format", "github"),
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_hostile_texts_do_nothing_where_they_are_shown(
    company: GitRepo, words: tuple[str, ...]
) -> None:
    """No title, name, note, unit, key, path or author steers a terminal or a CI runner."""
    evil = r"::error::\u001b[31m\u202e##[error]<script>"
    company.write(
        "okrs/payments/team.yaml",
        f'apiVersion: okrascode/v1\nkind: Team\nid: payments\nname: "{evil}"\nparent: company\n',
    )
    plan = COMPANY[PLAN].replace("Paying is effortless", f'"{evil}"').replace('"%"', f'"{evil}"')
    company.write(PLAN, plan)
    company.write(
        "okrs/payments/::error::x\x1b[31m.yaml",
        "apiVersion: okrascode/v1\nkind: CheckIn\nteam: payments\ncycle: 2026-Q4\n"
        f'date: 2026-11-20\nkey_results:\n  pay/completion: {{current: 67, note: "{evil}"}}\n',
    )
    company.write("okrs/payments/bad.yaml", f'"{evil}": 1\n')
    company.git("add", "-A")
    company.commit("Attack", on="2026-11-20", author="::error::\x1b[31mEve <eve@example.org>")
    done = okr(company, *words)
    assert done.return_value in (0, 1), done.stderr
    shown = done.stdout + done.stderr
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    if "github" not in words:
        assert "##[" not in shown
        assert not [line for line in shown.splitlines() if line.lstrip().startswith("::")]
    else:
        assert all(line.startswith(("::error file=okrs/", "::warning file=okrs/"))
                   for line in done.stdout.splitlines())  # fmt: skip


CHECK_IN = "okrs/payments/2026-Q4/2026-11-20-a1b2.yaml"
REPORT = """\
apiVersion: okrascode/v1
kind: CheckIn
team: payments
cycle: 2026-Q4
date: 2026-11-20
key_results:
  pay/completion: {current: 68}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("pay/completion", "pay/completon"),
        ("current: 68", "current: true"),
        ("current: 68", "done: [x]"),
    ],
    ids=["key result", "value", "milestones"],
)
def test_a_report_that_does_not_fit_is_one_finding(company: GitRepo, old: str, new: str) -> None:
    """Documents and history both know it; it is said once."""
    company.commit("Report", {CHECK_IN: REPORT.replace(old, new)}, on="2026-11-20")
    [finding] = linted(company)
    path, line, _, code = place_of(finding)
    assert (path, line, code) == (CHECK_IN, 7, "OKR211")


def test_a_plan_that_was_never_readable_accuses_no_report(company: GitRepo) -> None:
    """Neither the documents nor the history call a key result unknown that may be in it."""
    files = {path: text for path, text in COMPANY.items() if path != PLAN}
    repo = GitRepo(company.folder.parent / "other")
    repo.commit("Begin", {**files, PLAN: "x: [", CHECK_IN: REPORT}, on="2026-11-20")
    assert [(f["path"], f["code"]) for f in linted(repo)] == [(PLAN, "OKR001")]
