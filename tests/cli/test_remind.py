"""``okr remind`` says what is due, and writes a text for each team."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from okrascode.documents.read import read_document
from tests.support.git_repo import GitRepo
from tests.support.okr_program import company_with_history, okr

URL = "https://github.com/acme/okrs"


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> GitRepo:
    """Give the good company with its history; nobody writes into it."""
    return company_with_history(tmp_path_factory.mktemp("company") / "repo")


def test_what_is_due_is_said_with_its_last_day(repo: GitRepo) -> None:
    """A report that is a cadence old is due; the text says since when."""
    said = okr("-C", repo.folder, "remind", "--today", "2026-12-05", "--team", "sales")
    assert said.code == 0, said.err
    assert "<!-- okrascode: reminder sales -->" in said.out
    assert "due** on 2026-12-05" in said.out


def test_nothing_is_due_right_after_a_report(repo: GitRepo) -> None:
    """Before the first week is over nobody is reminded."""
    said = okr("-C", repo.folder, "remind", "--today", "2026-10-02", "--team", "sales")
    assert said.code == 0, said.err
    assert "reports are due" not in said.out


def test_a_link_leads_to_a_form_that_is_filled_in(repo: GitRepo) -> None:
    """The form is a valid check-in for a place where nothing is yet."""
    said = okr("-C", repo.folder, "remind", "--today", "2026-12-05", "--url", URL)
    links = [rest.partition(")")[0] for rest in said.out.split("[Report](")[1:]]
    assert len(links) > 3
    for link in links:
        assert link.startswith(f"{URL}/new/main?")
        form = parse_qs(urlsplit(link).query)
        [path], [text] = form["filename"], form["value"]
        assert read_document(text.encode(), path=path).findings == ()
        assert not (repo.folder / path).exists()


def test_an_address_that_is_no_address_gives_no_link(repo: GitRepo) -> None:
    """Only plain http and https become links."""
    said = okr("-C", repo.folder, "remind", "--today", "2026-12-05", "--url", "javascript:alert(1)")
    assert said.code == 0
    assert "[Report]" not in said.out
    assert "javascript" not in said.out


def test_each_team_has_one_file(repo: GitRepo, tmp_path: Path) -> None:
    """In due/ or in done/, and never in both, also when the day moves on."""
    for day in ("2026-12-05", "2026-10-02", "2026-12-05"):
        said = okr("-C", repo.folder, "remind", "--today", day, "--out", tmp_path / "out")
        assert (said.code, said.out) == (0, "")
        files = sorted(tmp_path.glob("out/*/*.md"))
        teams = [file.stem for file in files]
        assert sorted(set(teams)) == sorted(teams) == ["company", "payments", "sales"]
        for file in files:
            assert file.read_text("utf-8").startswith(f"<!-- okrascode: reminder {file.stem} -->\n")


def test_nobody_is_mentioned_and_nothing_is_markup(tmp_path: Path) -> None:
    """Titles and names of a repository come out as text."""
    repo = company_with_history(tmp_path / "repo")
    plan = repo.folder / "okrs/sales/2026-Q4.yaml"
    text = plan.read_text("utf-8")
    title = next(line for line in text.splitlines() if "key_result: " in line)
    evil = title.partition("key_result: ")[0] + "key_result: '@everyone <img src=x> [a](b) | c'"
    plan.write_text(text.replace(title, evil), "utf-8")
    said = okr("-C", repo.folder, "remind", "--today", "2026-12-05")
    assert said.code == 0, said.err
    assert "@everyone" not in said.out
    assert "<img" not in said.out
    assert "@\u200beveryone &lt;img src=x&gt; \\[a\\](b) \\| c" in said.out
