"""Readings from check-in files."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrascode.config import Settings
from tests.support.git_repo import BO, GitRepo
from tests.support.story import DOCUMENT, STEPS, begin, check_in, document, record, told

ANYONE = Settings(trailers_accept="anyone")
A, B = "okrs/payments/2026-Q4/a.yaml", "okrs/payments/2026-Q4/b.yaml"


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Give a repository with a metric."""
    repo = begin(tmp_path / "repo", people="people:\n  bo: {name: Bo Bauer}\n")
    repo.commit("Start", {DOCUMENT: document()}, on="2026-10-02")
    return repo


def test_a_check_in_is_dated_by_itself(repo: GitRepo) -> None:
    """The day it was true stands in the file; confidence, note and ask come along."""
    entry = "{current: 66, confidence: 6.5, note: Better., ask: A decision.}"
    text = check_in("2026-10-20", entry, more="by: bo\n")
    id_ = repo.commit("Check in", {A: text}, on="2026-10-25")
    found = record(repo)
    assert told(found) == ["10-20 66 c6.5 check-in"]
    (reading,) = next(iter(found.readings.values()))
    assert (reading.note, reading.ask, reading.origin.author) == (
        "Better.",
        "A decision.",
        "Bo Bauer",
    )
    assert (reading.origin.commit, reading.origin.path) == (id_, A)
    assert reading.origin.pointer == "/key_results/checkout~1rate/current"


@pytest.mark.parametrize(("by", "author"), [("by: lin\n", "lin"), ("", "Bo")])
def test_the_author_is_who_reports(repo: GitRepo, by: str, author: str) -> None:
    """A handle without a person is shown as it is; nobody named is the author of the commit."""
    repo.commit("x", {A: check_in("2026-10-20", "{current: 66}", more=by)}, author=BO)
    assert next(iter(record(repo).readings.values()))[0].origin.author == author


def test_correcting_an_old_one_does_not_change_today(repo: GitRepo) -> None:
    """The value of a day is what was true then, never what was edited last."""
    repo.commit("a", {A: check_in("2026-10-10", "{current: 63}")}, on="2026-10-10")
    repo.commit("b", {B: check_in("2026-10-20", "{current: 66}")}, on="2026-10-20")
    fixed = repo.commit("a", {A: check_in("2026-10-10", "{current: 64}")}, on="2026-10-25")
    found = record(repo)
    assert told(found) == ["10-10 64 check-in", "10-20 66 check-in"]
    assert next(iter(found.readings.values()))[0].origin.commit == fixed


def test_a_deleted_one_is_gone(repo: GitRepo) -> None:
    """So is one whose commit was reverted."""
    id_ = repo.commit("a", {A: check_in("2026-10-10", "{current: 63}")}, on="2026-10-10")
    repo.revert(id_, on="2026-10-11")
    assert told(record(repo)) == []


def test_moving_one_keeps_who_wrote_it(repo: GitRepo) -> None:
    """A new path is no new text."""
    id_ = repo.commit("a", {A: check_in("2026-10-10", "{current: 63}")}, on="2026-10-10")
    repo.git("mv", A, B)
    repo.commit("Move", on="2026-10-11", author=BO)
    origin = next(iter(record(repo).readings.values()))[0].origin
    assert (origin.commit, origin.path, origin.author) == (id_, B, "Ana Díaz")


def test_one_that_was_merged_knows_its_commit(repo: GitRepo) -> None:
    """The commit on the branch wrote it, the merge made it reachable."""
    repo.branch("side")
    id_ = repo.commit("a", {A: check_in("2026-10-10", "{current: 63}")}, on="2026-10-10", author=BO)
    repo.switch("main")
    repo.commit("Code", {"code.py": "x"}, on="2026-10-11")
    repo.merge("side", on="2026-10-12")
    origin = next(iter(record(repo).readings.values()))[0].origin
    assert (origin.commit, origin.author, origin.position) == (id_, "Bo", 3)


def test_one_that_the_merge_itself_wrote(repo: GitRepo) -> None:
    """A text that no parent has is the merge's."""
    repo.branch("side")
    repo.commit("a", {A: check_in("2026-10-10", "{current: 63}")}, on="2026-10-10")
    repo.switch("main")
    repo.git("merge", "--no-ff", "--no-commit", "side")
    merge = repo.commit("Merge", {A: check_in("2026-10-10", "{current: 65}")}, on="2026-10-12")
    assert next(iter(record(repo).readings.values()))[0].origin.commit == merge


def test_one_that_is_not_committed(repo: GitRepo) -> None:
    """It counts with its own date; an edited one is not committed either."""
    repo.commit("a", {A: check_in("2026-10-10", "{current: 63}")}, on="2026-10-10")
    repo.write(A, check_in("2026-10-10", "{current: 64}"))
    repo.write(B, check_in("2026-10-20", "{current: 66}"))
    found = record(repo)
    assert told(found) == ["10-10 64 check-in", "10-20 66 check-in"]
    assert [r.origin.commit for r in next(iter(found.readings.values()))] == [None, None]
    assert told(record(repo, at="HEAD")) == ["10-10 63 check-in"]


def test_an_ignored_one_counts_like_any_file(repo: GitRepo) -> None:
    """What Git was told not to see is in the work tree all the same."""
    repo.commit("Ignore", {".gitignore": "*.yaml\n"})
    repo.write(B, check_in("2026-10-20", "{current: 66}"))
    assert told(record(repo)) == ["10-20 66 check-in"]


def test_milestones_done_and_undone(tmp_path: Path) -> None:
    """What was done stays done until somebody says that it is not."""
    repo = begin(tmp_path / "r")
    repo.commit("Start", {DOCUMENT: document(measure=STEPS)})
    for day, entry in (
        ("10", "{done: [google]}"),
        ("12", "{done: [apple], confidence: 5}"),
        ("14", "{undone: [google], note: It broke.}"),
        ("16", "{confidence: 3}"),
        ("18", "{undone: [apple]}"),
    ):
        repo.commit("c", {f"okrs/payments/{day}.yaml": check_in(f"2026-10-{day}", entry)})
    found = record(repo)
    assert told(found) == [
        "10-10 google check-in",
        "10-12 apple+google c5 check-in",
        "10-14 apple check-in",
        "10-16 apple c3 check-in",
        "10-18 nothing check-in",
    ]
    pointers = [r.origin.pointer for r in next(iter(found.readings.values()))]
    assert [(p or "").rpartition("/")[2] for p in pointers] == [
        "done", "done", "undone", "confidence", "undone",
    ]  # fmt: skip


def test_a_note_alone_is_a_reading_of_the_same_value(repo: GitRepo) -> None:
    """Whoever writes that nothing moved has looked."""
    repo.commit("a", {A: check_in("2026-10-10", "{current: 63}")})
    repo.commit("b", {B: check_in("2026-10-17", "{note: Nothing moved.}")})
    found = record(repo)
    assert told(found) == ["10-10 63 check-in", "10-17 63 check-in"]
    assert next(iter(found.readings.values()))[1].origin.pointer == "/key_results/checkout~1rate"


def test_ties_of_one_day(repo: GitRepo) -> None:
    """On one day the commit that became reachable last decides, whatever its kind."""
    repo.commit("a", {A: check_in("2026-10-10", "{current: 63}")}, on="2026-10-10T09:00:00Z")
    repo.commit("b", {DOCUMENT: document("current: 64")}, on="2026-10-10T08:00:00Z")
    repo.commit("c\n\nOKR: payments:checkout/rate = 65", on="2026-10-10T07:00:00Z")
    found = record(repo, settings=ANYONE)
    assert told(found) == ["10-10 63 check-in", "10-10 64 current", "10-10 65 trailer"]


def test_ties_of_one_commit(repo: GitRepo) -> None:
    """In one commit a check-in beats current, current beats a trailer, the later path wins."""
    files = {
        A: check_in("2026-10-10", "{current: 63}"),
        B: check_in("2026-10-10", "{current: 62}"),
        DOCUMENT: document("current: 64"),
    }
    repo.commit("c\n\nOKR: payments:checkout/rate = 65", files, on="2026-10-10")
    assert told(record(repo, settings=ANYONE)) == [
        "10-10 65 trailer",
        "10-10 64 current",
        "10-10 63 check-in",
        "10-10 62 check-in",
    ]


def test_one_for_an_unknown_key_result_is_a_finding(repo: GitRepo) -> None:
    """It is not lost in silence."""
    repo.commit("a", {A: check_in("2026-10-10", "{current: 63}", of="checkout/nothing")})
    (finding,) = record(repo).findings
    assert (finding.code, finding.path) == ("OKR211", A)
    assert "payments@2026-Q4:checkout/nothing" in finding.message


def test_one_of_another_shape_does_not_count(repo: GitRepo) -> None:
    """The finding stands at the value."""
    repo.commit("a", {A: check_in("2026-10-10", "{done: [apple]}")})
    found = record(repo)
    assert told(found) == []
    (finding,) = found.findings
    assert finding.pointer == "/key_results/checkout~1rate/done"
    assert finding.entity == "payments@2026-Q4:checkout/rate"


def test_one_that_came_before_its_objective(tmp_path: Path) -> None:
    """Commits may come in any order."""
    repo = begin(tmp_path / "r")
    repo.commit("a", {A: check_in("2026-10-10", "{current: 63}")})
    repo.commit("Objectives", {DOCUMENT: document()})
    assert told(record(repo)) == ["10-10 63 check-in"]


def test_one_deleted_in_the_work_tree_is_gone(repo: GitRepo) -> None:
    """What is not committed yet counts as it is."""
    repo.commit("a", {A: check_in("2026-10-10", "{current: 63}")}, on="2026-10-10")
    (repo.folder / A).unlink()
    assert told(record(repo)) == []
    assert told(record(repo, at="HEAD")) == ["10-10 63 check-in"]


def test_milestones_without_a_measure(repo: GitRepo) -> None:
    """As long as nobody has said how it is measured, steps are steps."""
    text = document().replace("        measure: {baseline: 61, target: 75}\n", "")
    repo.commit("Unmeasured", {DOCUMENT: text})
    repo.commit("a", {A: check_in("2026-10-10", "{done: [b, a]}")})
    repo.commit("b", {B: check_in("2026-10-12", "{done: [c], undone: [b]}")})
    assert told(record(repo)) == ["10-10 b+a check-in", "10-12 a+c check-in"]
