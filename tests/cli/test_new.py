"""``okr new`` adds what lints clean, by flags and by questions, and never overwrites."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.git_repo import GitRepo
from tests.support.okr_program import Said, okr
from tests.support.terminal import Terminal

TODAY = "2026-10-05"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a repository as ``okr init`` makes it, with nothing of the example in it."""
    okr("--today", TODAY, "init", tmp_path / "acme", "--name", "Acme", "--team", "company")
    repo = GitRepo(tmp_path / "acme")
    repo.git("add", ".")
    repo.commit("Begin our OKRs", on=TODAY)
    return repo.folder


def _new(root: Path, *words: str) -> Said:
    return okr("-C", root, "--today", TODAY, "new", *words)


def _lint(root: Path) -> str:
    return okr("-C", root, "--today", TODAY, "lint", "--format", "concise", "-q").out


def _files(root: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(root)): p.read_bytes()
        for p in root.rglob("*")
        if p.is_file() and ".git" not in p.parts
    }


def test_a_whole_team_by_flags(root: Path) -> None:
    """Team, cycle, objective and key results follow one another and lint clean."""
    assert _new(root, "team", "Sales & Growth", "--lead", "ana", "--member", "bo").code == 0
    assert _new(root, "cycle", "2027-Q1").code == 0
    objective = ("objective", "Shops in Japan sell with us", "--team", "sales-growth")
    said = _new(root, *objective, "--owner", "ana", "--why", "Half: of the world")
    assert "It is a draft until" in said.out
    assert _lint(root) == ""
    of = ("--of", "sales-growth:shops-japan-sell")
    live = ("Shops are live", "--baseline", "0", "--target", "1.2k")
    for words in (
        (*live, "--unit", "shops"),
        ("缩短开店时间", "--at-most", "5", "--id", "time"),
        ("Wallets work", "--milestone", "apple: Apple Pay", "--milestone", "Google Pay, too"),
        ("The audit is passed", "--binary"),
    ):
        said = _new(root, "key-result", *words, *of)
        assert said.code == 0, said.err
    assert _lint(root) == ""
    text = (root / "okrs/sales-growth/2026-Q4.yaml").read_text(encoding="utf-8")
    assert "draft" not in text
    assert "measure: {unit: shops, baseline: 0, target: 1200}" in text
    assert text.startswith("# yaml-language-server: $schema=../../.okr/schemas/objectives")
    assert '{id: google-pay-too, title: "Google Pay, too"}' in text
    status = okr("-C", root, "--today", TODAY, "status", "sales-growth")
    assert "Shops in Japan sell with us" in status.out


@pytest.mark.parametrize("language", ["en", "zh"])
def test_both_languages_lint_clean(root: Path, language: str) -> None:
    """Comments are in the language that was asked for."""
    _new(root, "team", "Sales", "--language", language)
    words = ("--owner", "ana", "--team", "sales", "--language", language)
    _new(root, "objective", "Shops sell", *words)
    measure = ("--baseline", "0", "--target", "9", "--language", language)
    _new(root, "key-result", "Shops live", "--of", "sales:shops-sell", *measure)
    assert _lint(root) == ""
    text = (root / "okrs/sales/2026-Q4.yaml").read_text(encoding="utf-8")
    assert ("关键结果" in text) == (language == "zh")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("team", "Company", "--id", "company"), "There is a team company already"),
        (("team", "X", "--parent", "nobody"), "There is no team 'nobody'"),
        (("team", "X", "--lead", "-x"), "is no handle"),
        (("team",), "NAME is missing"),
        (("cycle", "2026-Q4"), "There is a cycle 2026-Q4 already"),
        (("cycle", "sprint 1", "--start", "2027-01-01"), "cannot name a cycle"),
        (("cycle", "s1", "--start", "2027-01-01"), "cannot be told from its name"),
        (("cycle", "s1", "--start", "2026-12-01", "--end", "2027-01-10"), "shares days"),
        (("objective", "X", "--team", "company"), "--owner HANDLE is missing"),
        (("objective", "X", "--team", "company", "--owner", "a", "--id", "A b"), "no identifier"),
        (("key-result", "X"), "--of TEAM:OBJECTIVE is missing"),
        (("key-result", "X", "--of", "company:first-week"), "measured in exactly one way"),
        (
            ("key-result", "X", "--of", "company:first-week", "--baseline", "3", "--target", "3"),
            "The target is the same",
        ),
        (
            ("key-result", "X", "--of", "company:first-week", "--at-most", "1", "--binary"),
            "measured in exactly one way",
        ),
        (
            (
                "key-result",
                "X",
                "--of",
                "company:first-week",
                "--at-most",
                "1",
                "--id",
                "setup-done",
            ),
            "There is a key result",
        ),
    ],
)
def test_what_does_not_fit_is_refused(root: Path, words: tuple[str, ...], sentence: str) -> None:
    """Exit code 2, one sentence, and every file as it was."""
    before = _files(root)
    said = _new(root, *words)
    assert (said.code, sentence in said.err) == (2, True), said.err
    assert _files(root) == before


def test_a_document_that_nobody_would_read_is_refused(root: Path) -> None:
    """A path outside of the settings' patterns is no place for a document."""
    (root / "okr.toml").write_text(
        'version = 1\n[paths]\nokrs = ["okrs/company/*.yaml", "okrs/*.yaml"]\n', encoding="utf-8"
    )
    said = _new(root, "team", "Sales")
    assert (said.code, "would not be read" in said.err) == (2, True)
    assert not (root / "okrs/sales").exists()


def test_a_dry_run_writes_nothing(root: Path) -> None:
    """What would be written is shown as a difference."""
    before = _files(root)
    said = _new(root, "cycle", "2027-Q1", "--dry-run")
    assert "+  - id: 2027-Q1" in said.out
    assert _files(root) == before


def test_a_year_takes_in_its_quarters(root: Path) -> None:
    """A longer cycle that comes later becomes the parent of those within it."""
    said = _new(root, "cycle", "2026", "--start", "2026-01-01", "--end", "2026-12-31")
    assert said.code == 0, said.err
    assert _lint(root) == ""
    assert 'parent: "2026"' in (root / "okrs/organization.yaml").read_text(encoding="utf-8")


def test_the_rest_of_the_file_keeps_its_bytes(root: Path) -> None:
    """CRLF, comments and odd spaces around the new lines stay."""
    path = root / "okrs/company/2026-Q4.yaml"
    raw = path.read_bytes().replace(b"\n", b"\r\n").replace(b"why:", b"why:   ")
    path.write_bytes(raw)
    _new(root, "objective", "Another one", "--team", "company", "--owner", "me", "--id", "two")
    after = path.read_bytes()
    assert after.startswith(raw.rstrip(b"\r\n"))
    assert b"\n" not in after.replace(b"\r\n", b"")


def test_a_draft_stays_one_until_somebody_says_otherwise(root: Path) -> None:
    """With --draft a key result makes it count no more than before; the line says how it will."""
    _new(root, "objective", "Setting up is quick", "--team", "company", "--owner", "me", "--draft")
    _new(
        root, "key-result", "It takes minutes", "--of", "company:setting-up-quick", "--at-most", "9"
    )
    text = (root / "okrs/company/2026-Q4.yaml").read_text(encoding="utf-8")
    assert "  state: draft  # counts nowhere until this line goes\n" in text
    assert "at_most: 9" in text
    assert _lint(root) == ""


def test_an_objective_by_questions(root: Path, tmp_path: Path) -> None:
    """A person is asked for what matters, with the first key results, and sees what is written."""
    run = Terminal(root, "new", "objective", state=tmp_path / "state")
    run.sees("A new objective")
    run.type("Setting up takes minutes", "", "company", "", "ana", "<", "bo", "", "asp", "")
    run.sees("How will you know")
    run.type("New shops finish in a day", "", "5", "1", "%", "40", "40", "65", "")
    run.type("Nobody waits", "waits", "2", "hours", "at most", "8", "", "")
    run.sees("+  - id: setting-up-takes")
    run.type("")
    code, out = run.end()
    assert code == 0, out
    assert _lint(root) == ""
    text = (root / "okrs/company/2026-Q4.yaml").read_text(encoding="utf-8")
    assert "commitment: aspirational" in text
    assert "owner: bo" in text
    assert 'measure: {unit: "%", baseline: 40, target: 65}' in text
    assert "measure: {unit: hours, at_most: 8}" in text


def test_going_back_at_the_end_keeps_the_answers(root: Path, tmp_path: Path) -> None:
    """After a second look every answer stands in brackets and can be taken again."""
    run = Terminal(root, "new", "team", state=tmp_path / "state")
    run.type("Sales", "", "", "ana", "", "", "We sell.", "<", "Selling", "", "", "", "", "", "", "")
    code, out = run.end()
    assert code == 0, out
    text = (root / "okrs/sales/team.yaml").read_text(encoding="utf-8")
    assert "name: Selling\n" in text
    assert "lead: ana\n" in text
    assert "mission: We sell.\n" in text


@pytest.mark.parametrize("how", ["interrupt", "kill", "q"])
def test_nothing_is_half_written(root: Path, tmp_path: Path, how: str) -> None:
    """Ctrl-C, a kill -9 and q before the end leave every file as it was."""
    before = _files(root)
    run = Terminal(root, "new", "team", state=tmp_path / "state")
    run.type("Sales", "", "company", "ana")
    if how == "q":
        run.type("q")
    else:
        getattr(run, how)()
    code, _ = run.end()
    assert code == {"interrupt": 130, "kill": -1, "q": 0}[how]
    assert _files(root) == before
    # What was typed is there again, in brackets; Enter takes it.
    run = Terminal(root, "new", "team", state=tmp_path / "state")
    run.sees("You began this before")
    run.sees("[Sales]")
    run.type("", "", "", "", "", "", "We sell.", "")
    code, out = run.end()
    assert code == 0, out
    text = (root / "okrs/sales/team.yaml").read_text(encoding="utf-8")
    assert "name: Sales\n" in text
    assert "lead: ana\n" in text
    assert list((tmp_path / "state").rglob("*.json")) == []


def test_an_objective_goes_on_where_it_was_left(root: Path, tmp_path: Path) -> None:
    """After Ctrl-C among the key results, those before stand in brackets too."""
    run = Terminal(root, "new", "objective", state=tmp_path / "state")
    run.type("Setting up takes minutes", "", "company", "", "ana", "", "", "")
    run.type("New shops finish in a day", "", "1", "%", "40", "65", "")
    run.type("Nobody waits")
    run.interrupt()
    code, out = run.end()
    assert code == 130
    assert "What you typed is kept" in out
    assert "Setting up" not in (root / "okrs/company/2026-Q4.yaml").read_text(encoding="utf-8")
    run = Terminal(root, "new", "objective", state=tmp_path / "state")
    run.sees("[Setting up takes minutes]")
    run.type(*[""] * 8)
    run.sees("[New shops finish in a day]")
    run.type(*[""] * 7)
    run.sees("[Nobody waits]")
    run.type("", "", "4", "", "", "")
    code, out = run.end()
    assert code == 0, out
    text = (root / "okrs/company/2026-Q4.yaml").read_text(encoding="utf-8")
    assert 'measure: {unit: "%", baseline: 40, target: 65}' in text
    assert "key_result: Nobody waits" in text
    assert _lint(root) == ""


def test_what_was_kept_can_be_left_out(root: Path, tmp_path: Path) -> None:
    """A hyphen in the place of a key result that stands in brackets ends the list."""
    run = Terminal(root, "new", "objective", state=tmp_path / "state")
    run.type("Setting up takes minutes", "", "company", "", "ana", "", "", "")
    run.type("New shops finish in a day", "", "1", "%", "40", "65", "")
    run.type("Shops sell on day one")
    run.interrupt()
    run.end()
    run = Terminal(root, "new", "objective", state=tmp_path / "state")
    run.type(*[""] * 15)
    run.sees("[Shops sell on day one]")
    run.type("-", "")
    code, out = run.end()
    assert code == 0, out
    text = (root / "okrs/company/2026-Q4.yaml").read_text(encoding="utf-8")
    assert "key_result: New shops finish in a day" in text
    assert "Shops sell on day one" not in text
