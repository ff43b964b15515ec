"""Since when something is asked of others, along the history."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from okrascode.model.reference import parse_reference
from tests.support.git_repo import GitRepo
from tests.support.story import DOCUMENT, begin, document, record

ASKING = parse_reference("payments@2026-Q4:checkout")
ASK = "    depends_on:\n{}"
ONE = "      - {of: other, need: speed}\n"
TWO = "      - {of: third, need: more}\n"


def _text(*requests: str, objective: str = "checkout") -> str:
    above = ASK.format("".join(requests)) if requests else ""
    others = "".join(
        f"  - {{id: {name}, objective: We are there}}\n" for name in ("other", "third")
    )
    return document(above=above, objective=objective, more=others)


def _asked(repo: GitRepo | Path, name: str = "checkout") -> dict[str, date]:
    asking = parse_reference(f"payments@2026-Q4:{name}")
    return {
        str(of.objective): since.day
        for (field, who, of), since in record(repo).links.items()
        if (field, who) == ("depends_on", asking) and since.day is not None
    }


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Give a repository in which nothing is asked yet."""
    repo = begin(tmp_path / "repo")
    repo.commit("Start", {DOCUMENT: _text()}, on="2026-10-05")
    return repo


def test_the_first_commit_that_asks_counts(repo: GitRepo) -> None:
    """Later changes of the document, and later requests, leave the day as it is."""
    assert _asked(repo) == {}
    repo.commit("Ask", {DOCUMENT: _text(ONE)}, on="2026-10-12")
    repo.commit("Ask more", {DOCUMENT: _text(ONE.replace("speed", "haste"), TWO)}, on="2026-10-19")
    assert _asked(repo) == {"other": date(2026, 10, 12), "third": date(2026, 10, 19)}


def test_asked_again_is_new(repo: GitRepo) -> None:
    """What was taken back in between has the day of the last request."""
    repo.commit("Ask", {DOCUMENT: _text(ONE)}, on="2026-10-12")
    repo.commit("No more", {DOCUMENT: _text()}, on="2026-10-19")
    assert _asked(repo) == {}
    repo.commit("Again", {DOCUMENT: _text(ONE)}, on="2026-10-26")
    assert _asked(repo) == {"other": date(2026, 10, 26)}


def test_a_merge_passes_on_what_its_branch_asked(repo: GitRepo) -> None:
    """The day is that of the commit on the branch, not that of the merge."""
    repo.git("checkout", "--quiet", "-b", "ask")
    repo.commit("Ask", {DOCUMENT: _text(ONE)}, on="2026-10-12")
    repo.git("checkout", "--quiet", "main")
    who = repo.who("2026-10-20")
    repo.git("merge", "--quiet", "--no-ff", "-m", "Merge", "ask", **who)
    assert _asked(repo) == {"other": date(2026, 10, 12)}


def test_a_moved_document_asks_since_it_asked(repo: GitRepo) -> None:
    """The branch asked first, then moved the document, and was merged later."""
    repo.branch("side")
    repo.commit("Ask", {DOCUMENT: _text(ONE)}, on="2026-10-12")
    repo.git("mv", DOCUMENT, "okrs/payments/goals.yaml")
    repo.commit("Move", on="2026-10-13")
    repo.switch("main")
    repo.merge("side", on="2026-10-26")
    assert _asked(repo) == {"other": date(2026, 10, 12)}


def test_a_renamed_objective_asks_on(repo: GitRepo) -> None:
    """An old name under formerly keeps the age of what was asked."""
    repo.commit("Ask", {DOCUMENT: _text(ONE)}, on="2026-10-12")
    renamed = _text(ONE + "    formerly: [checkout]\n", objective="paying")
    repo.commit("Rename", {DOCUMENT: renamed}, on="2026-10-19")
    assert _asked(repo, "paying") == {"other": date(2026, 10, 12)}


def test_what_is_not_committed_is_of_today(repo: GitRepo) -> None:
    """A request in the work tree was made today."""
    repo.write(DOCUMENT, _text(ONE))
    assert _asked(repo) == {"other": date(2026, 12, 1)}


def test_a_shallow_clone_does_not_know(repo: GitRepo, tmp_path: Path) -> None:
    """At the boundary nobody knows since when it is asked; without Git nothing is known."""
    repo.commit("Ask", {DOCUMENT: _text(ONE)}, on="2026-10-12")
    clone = repo.clone(tmp_path / "shallow", "--depth", "1")
    assert _asked(clone) == {}
    plain = tmp_path / "plain"
    for path in ("okrs/organization.yaml", "okrs/payments/team.yaml", DOCUMENT):
        (plain / path).parent.mkdir(parents=True, exist_ok=True)
        (plain / path).write_text((repo.folder / path).read_text())
    assert _asked(plain) == {}
