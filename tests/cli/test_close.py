"""``okr close``: scores, closings, and the next cycle with what goes on; all or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.git_repo import GitRepo
from tests.support.okr_program import Said, company_with_history, okr
from tests.support.terminal import Terminal

AFTER = "2027-01-04"
LOVE = "payments:effortless-checkout"


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Give the good company with its history, after the end of the quarter."""
    repo = company_with_history(tmp_path / "company")
    repo.git("config", "user.email", "ana@example.org")
    repo.git("config", "user.name", "Ana Díaz")
    return repo


def _run(repo: GitRepo, *words: str) -> Said:
    return okr("-C", repo.folder, "--today", AFTER, *words)


def _files(repo: GitRepo) -> dict[str, bytes]:
    every = (p for p in (repo.folder / "okrs").rglob("*") if p.is_file())
    return {str(p.relative_to(repo.folder)): p.read_bytes() for p in every}


def _lint(repo: GitRepo) -> str:
    return _run(repo, "lint", "--ignore", "4,6", "--format", "concise", "-q").out


def test_a_script_gets_blocks_to_fill_in(repo: GitRepo) -> None:
    """Each objective has its score and a question, and nothing that nobody has said."""
    before = _files(repo)
    said = _run(repo, "close", "2026-Q4")
    assert said.code == 0, said.err
    after = _files(repo)
    text = after["okrs/sales/2026-Q4.yaml"].decode()
    # Japan: 5 of 15 shops and 20 of 33 %: (1/3 + 20/33) / 2 = 0.47.
    assert "      # 0.47 (yellow). What moved it most" in text
    assert "      outcome: partly  #" in text
    assert "      # learned: What surprised us?" in text
    assert "      # next: carry (into the next cycle), drop or done" in text
    assert after.keys() == before.keys()
    assert _lint(repo) == ""
    assert "every objective" in _run(repo, "close", "2026-Q4").out.lower()


def test_what_goes_on_begins_where_it_stands(repo: GitRepo) -> None:
    """The next quarter has the objective, linked back, from the last values, without the done."""
    said = _run(repo, "close", "2026-Q4", "--carry", LOVE, "--drop", "sales:enter-japan")
    assert said.code == 0, said.err
    assert f"carried  {LOVE.replace(':', '@2026-Q4:')} → 2027-Q1" in said.out
    text = (repo.folder / "okrs/payments/2027-Q1.yaml").read_text(encoding="utf-8")
    assert 'carried_from: "payments@2026-Q4:effortless-checkout"' in text
    assert 'measure: {unit: "%", baseline: 66, target: 75}' in text
    assert "measure: {unit: s, baseline: 40, target: 20}" in text
    assert 'measure: {unit: "%", at_least: 99.95}' in text
    assert "- {id: google, title: Google Pay, weight: 2}" in text
    assert "apple" not in text
    assert "fax" not in text
    # The year that it supported is over.
    assert "# supports: company@2026:love-us is not there in 2027-Q1" in text
    organization = (repo.folder / "okrs/organization.yaml").read_text(encoding="utf-8")
    assert "  - id: 2027-Q1\n    start: 2027-01-01\n" in organization
    assert "next: drop" in (repo.folder / "okrs/sales/2026-Q4.yaml").read_text(encoding="utf-8")
    assert _lint(repo) == ""
    # The cycles of this company stand in braces, and stay there.
    assert "end: 2026-12-31, cadence: weekly, state: closed}" in organization
    assert "closed  2026-Q4" in said.out


def test_one_team_leaves_the_cycle_open(repo: GitRepo) -> None:
    """Only when no objective is left open is the cycle closed."""
    path = repo.folder / "okrs/organization.yaml"
    text = path.read_text(encoding="utf-8")
    lines = '  - id: 2026-Q4\n    parent: "2026"\n    start: 2026-10-01\n    end: 2026-12-31\n'
    old = next(line for line in text.splitlines(keepends=True) if "id: 2026-Q4" in line)
    path.write_text(text.replace(old, lines), encoding="utf-8")
    _run(repo, "close", "2026-Q4", "--team", "sales")
    assert "closed" not in path.read_text(encoding="utf-8").partition("2026-Q4")[2]
    assert "closed  2026-Q4" in _run(repo, "close", "2026-Q4").out
    assert "    state: closed\n" in path.read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(repo: GitRepo) -> None:
    """Everything is shown as differences."""
    before = _files(repo)
    out = _run(repo, "close", "2026-Q4", "--carry", LOVE, "--dry-run").out
    assert "+++ b/okrs/payments/2027-Q1.yaml" in out
    assert "+    closing:" in out
    assert _files(repo) == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("2026-Q5",), "There is no cycle '2026-Q5'"),
        (("2026-Q4", "--carry", "payments:effortless"), "Did you mean"),
        (("2026-Q4", "--carry", LOVE, "--drop", LOVE), "is named twice"),
        (("2026-Q4", "--team", "nobody"), "There is no team"),
        (("2026-Q4", "--carry", LOVE, "--next", "someday"), ""),
    ],
)
def test_what_does_not_fit_is_refused(repo: GitRepo, words: tuple[str, ...], sentence: str) -> None:
    """One sentence, and every file as it was."""
    before = _files(repo)
    said = _run(repo, "close", *words)
    if sentence:
        assert (said.code, sentence in said.err) == (2, True), said.err
        assert _files(repo) == before
    else:
        assert (repo.folder / "okrs/payments/someday.yaml").exists()


def test_before_the_last_day_it_waits(repo: GitRepo) -> None:
    """A running cycle is closed only when that is meant."""
    said = okr("-C", repo.folder, "--today", "2026-12-31", "close", "2026-Q4")
    assert (said.code, "--early" in said.err) == (2, True)
    assert okr("-C", repo.folder, "--today", "2026-12-31", "close", "2026-Q4", "--early").code == 0


def test_a_document_in_the_way_stops_everything(repo: GitRepo) -> None:
    """When one file cannot be written, none is."""
    repo.write("okrs/payments/2027-Q1.yaml", "apiVersion: okrascode/v1\nkind: Team\nid: x\n")
    before = _files(repo)
    said = _run(repo, "close", "2026-Q4", "--carry", LOVE)
    assert said.code == 2, said.out
    assert _files(repo) == before


def test_a_document_that_is_there_is_added_to(repo: GitRepo) -> None:
    """What the team has planned already stays, and an objective of the same name wins."""
    organization = repo.folder / "okrs/organization.yaml"
    text = organization.read_text(encoding="utf-8")
    added = "  - {id: 2027-Q1, start: 2027-01-01, end: 2027-03-31}\n"
    organization.write_text(text + added, encoding="utf-8")
    plan = (
        "apiVersion: okrascode/v1\nkind: Objectives\nteam: {}\ncycle: 2027-Q1\nobjectives:\n"
        "  - id: {}\n    objective: Something of ours\n    owner: ana\n    state: draft\n"
    )
    repo.write("okrs/payments/2027-Q1.yaml", plan.format("payments", "ours"))
    repo.write("okrs/sales/2027-Q1.yaml", plan.format("sales", "enter-japan"))
    said = _run(repo, "close", "2026-Q4", "--carry", LOVE, "--carry", "sales:enter-japan")
    assert said.code == 0, said.err
    text = (repo.folder / "okrs/payments/2027-Q1.yaml").read_text(encoding="utf-8")
    assert text.startswith(plan.format("payments", "ours"))
    assert "- id: effortless-checkout" in text
    sales = (repo.folder / "okrs/sales/2027-Q1.yaml").read_text(encoding="utf-8")
    assert sales == plan.format("sales", "enter-japan")
    assert "not carried  sales@2026-Q4:enter-japan: there is one already" in said.out


def test_a_person_is_asked_and_can_stop(repo: GitRepo, tmp_path: Path) -> None:
    """Ctrl-C and a kill write nothing; what was typed stands in brackets the next time."""
    before = _files(repo)
    for stop in ("interrupt", "kill"):
        run = Terminal(repo.folder, "--today", AFTER, "close", "2026-Q4", state=tmp_path / "state")
        run.sees("1/2")
        run.type("p", "The form: it was the form", "carry")
        run.sees("2/2")
        getattr(run, stop)()
        run.end()
        assert _files(repo) == before
    run = Terminal(repo.folder, "--today", AFTER, "close", "2026-Q4", state=tmp_path / "state")
    run.sees("You began this before")
    run.type("")
    run.sees("What did we learn [The form: it was the form]")
    run.type("", "", "m", "", "drop", "")
    code, out = run.end()
    assert code == 0, out
    text = (repo.folder / "okrs/payments/2026-Q4.yaml").read_text(encoding="utf-8")
    assert 'learned: "The form: it was the form"' in text
    assert "next: carry" in text
    assert (repo.folder / "okrs/payments/2027-Q1.yaml").exists()
    assert "outcome: missed" in (repo.folder / "okrs/sales/2026-Q4.yaml").read_text("utf-8")
    assert _lint(repo) == ""
