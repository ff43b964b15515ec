"""Reverting, and reverting the revert."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.git_repo import GitRepo
from tests.support.story import COUNTED, DOCUMENT, begin, document, record, told


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Give a repository in which the value is 62."""
    repo = begin(tmp_path / "repo")
    repo.commit("Start", {DOCUMENT: document("current: 62")}, on="2026-10-05")
    return repo


@pytest.fixture
def counting(tmp_path: Path) -> GitRepo:
    """Give a repository whose key result counts commits."""
    repo = begin(tmp_path / "counting")
    repo.commit("Start", {DOCUMENT: document(measure=COUNTED)}, on="2026-10-05")
    return repo


def moved(repo: GitRepo, name: str, on: str, times: int = 1) -> str:
    """Commit a service that moved, declared by a trailer."""
    trailers = "OKR: payments:checkout/rate +1\n" * times
    return repo.commit(f"Move {name}\n\n{trailers}", {f"{name}.txt": name}, on=on)


def test_a_reverted_value_is_withdrawn(repo: GitRepo) -> None:
    """A revert restores what was known before and makes no reading of its own."""
    bad = repo.commit("Update", {DOCUMENT: document("current: 99")}, on="2026-10-12")
    repo.revert(bad, on="2026-10-13")
    assert told(record(repo)) == ["10-05 62 current"]


@pytest.mark.parametrize("options", [(), ("--reference",)])
def test_a_reverted_revert_brings_the_value_back(repo: GitRepo, options: tuple[str, ...]) -> None:
    """The reading returns with its own day."""
    good = repo.commit("Update", {DOCUMENT: document("current: 66")}, on="2026-10-12")
    undo = repo.revert(good, *options, on="2026-10-13")
    repo.revert(undo, *options, on="2026-10-14")
    assert told(record(repo)) == ["10-05 62 current", "10-12 66 current"]


@pytest.mark.parametrize("reverts", [1, 2, 3, 4, 5])
def test_reverts_of_reverts_go_to_and_fro(repo: GitRepo, reverts: int) -> None:
    """Each takes back the one before it: the value stands after every second one."""
    last = repo.commit("Update", {DOCUMENT: document("current: 66")}, on="2026-10-12")
    for number in range(reverts):
        last = repo.revert(last, on=f"2026-10-{13 + number}")
    standing = ["10-12 66 current"] if reverts % 2 == 0 else []
    assert told(record(repo)) == ["10-05 62 current", *standing]


def test_a_revert_may_be_reverted_a_second_time(repo: GitRepo) -> None:
    """When its own revert was taken back it is in force again, and can be reverted again."""
    said = repo.commit("Update", {DOCUMENT: document("current: 66")}, on="2026-10-12")
    first = repo.revert(said, on="2026-10-13")
    second = repo.revert(first, on="2026-10-14")
    repo.revert(second, on="2026-10-15")
    assert told(record(repo)) == ["10-05 62 current"]
    again = repo.revert(first, on="2026-10-16")
    assert told(record(repo)) == ["10-05 62 current", "10-12 66 current"]
    repo.revert(again, on="2026-10-17")
    assert told(record(repo)) == ["10-05 62 current"]


def test_reverts_of_several_kinds_go_to_and_fro(repo: GitRepo) -> None:
    """Whichever of its reverts is reverted, the value that comes back has the day it was said."""
    said = repo.commit("Update", {DOCUMENT: document("current: 66")}, on="2026-10-12")
    first = repo.revert(said, on="2026-10-13")
    second = repo.revert(first, on="2026-10-14")
    third = repo.revert(second, on="2026-10-15")
    repo.revert(first, on="2026-10-16")
    repo.revert(said, on="2026-10-17")
    assert told(record(repo)) == ["10-05 62 current"]
    repo.revert(third, on="2026-10-18")
    assert told(record(repo)) == ["10-05 62 current", "10-12 66 current"]


def test_whoever_brought_it_back_may_be_reverted(repo: GitRepo) -> None:
    """Brought back by one revert and later by another, it goes with the first one's revert."""
    said = repo.commit("Update", {DOCUMENT: document("current: 66")}, on="2026-10-12")
    first = repo.revert(said, on="2026-10-13")
    back = repo.revert(first, on="2026-10-14")
    other = repo.revert(said, on="2026-10-15")
    repo.revert(other, on="2026-10-16")
    assert told(record(repo)) == ["10-05 62 current", "10-12 66 current"]
    repo.revert(back, on="2026-10-17")
    assert told(record(repo)) == ["10-05 62 current"]


def test_a_reverted_merge_is_withdrawn(repo: GitRepo) -> None:
    """The revert of a merge takes back what its branch set."""
    repo.branch("side")
    repo.commit("Update", {DOCUMENT: document("current: 66")}, on="2026-10-07")
    repo.switch("main")
    merge = repo.merge("side", on="2026-10-08")
    repo.revert(merge, "-m", "1", on="2026-10-09")
    assert told(record(repo)) == ["10-05 62 current"]


def test_a_revert_on_a_branch_counts_when_merged(repo: GitRepo) -> None:
    """The merge that brings a revert in withdraws the value too."""
    bad = repo.commit("Update", {DOCUMENT: document("current: 99")}, on="2026-10-12")
    repo.branch("side")
    repo.revert(bad, on="2026-10-13")
    repo.switch("main")
    repo.commit("Code", {"code.py": "x"}, on="2026-10-14")
    repo.merge("side", on="2026-10-15")
    assert told(record(repo)) == ["10-05 62 current"]


def test_going_back_by_hand_is_a_reading(repo: GitRepo) -> None:
    """Somebody who types the old value reports it."""
    repo.commit("Update", {DOCUMENT: document("current: 66")}, on="2026-10-12")
    repo.commit("Oops", {DOCUMENT: document("current: 62")}, on="2026-10-13")
    assert told(record(repo)) == ["10-05 62 current", "10-12 66 current", "10-13 62 current"]


def test_a_revert_that_restores_something_else_is_a_reading(repo: GitRepo) -> None:
    """What a revert leaves counts as it stands when it is not what was there before."""
    bad = repo.commit("Update", {DOCUMENT: document("current: 66")}, on="2026-10-12")
    repo.git("revert", "--no-commit", bad)
    repo.commit(f"Revert\n\nThis reverts commit {bad}.", {DOCUMENT: document("current: 63")},
                on="2026-10-13")  # fmt: skip
    assert told(record(repo))[-1] == "10-13 63 current"


def test_a_withdrawn_value_raises_no_later_date(repo: GitRepo) -> None:
    """Dates are raised to that of the reading before, and what was withdrawn is none."""
    bad = repo.commit("Update", {DOCUMENT: document("current: 99")}, on="2026-10-12")
    repo.revert(bad, on="2026-10-13")
    repo.commit("Late clock", {DOCUMENT: document("current: 63")}, on="2026-10-08")
    assert told(record(repo)) == ["10-05 62 current", "10-08 63 current"]


def test_a_value_brought_back_raises_later_dates(repo: GitRepo) -> None:
    """A reading that a reverted revert brought back is the reading before again."""
    good = repo.commit("Update", {DOCUMENT: document("current: 66")}, on="2026-10-12")
    undo = repo.revert(good, on="2026-10-13")
    repo.revert(undo, on="2026-10-14")
    repo.commit("Late clock", {DOCUMENT: document("current: 67")}, on="2026-10-08")
    assert told(record(repo))[1:] == ["10-12 66 current", "10-12 67 current"]


def test_a_revert_past_a_later_value_is_a_reading(repo: GitRepo) -> None:
    """Reverting what is not the last leaves later values; the newest is what the file says."""
    first = repo.commit("Update", {DOCUMENT: document("current: 64")}, on="2026-10-12")
    repo.commit("Update", {DOCUMENT: document("current: 66")}, on="2026-10-13")
    repo.commit(f"Revert\n\nThis reverts commit {first}.", {DOCUMENT: document("current: 62")},
                on="2026-10-14")  # fmt: skip
    assert told(record(repo))[1:] == ["10-12 64 current", "10-13 66 current", "10-14 62 current"]


def test_bringing_back_past_a_later_value_is_a_reading(repo: GitRepo) -> None:
    """A value that returns on top of another one is reported again, on the day it returned."""
    good = repo.commit("Update", {DOCUMENT: document("current: 66")}, on="2026-10-12")
    undo = repo.revert(good, on="2026-10-13")
    repo.commit("Update", {DOCUMENT: document("current: 63")}, on="2026-10-14")
    repo.commit(f"Revert\n\nThis reverts commit {undo}.", {DOCUMENT: document("current: 66")},
                on="2026-10-15")  # fmt: skip
    assert told(record(repo)) == ["10-05 62 current", "10-14 63 current", "10-15 66 current"]


def test_several_reverts_in_one_merge_are_withdrawn_together(repo: GitRepo) -> None:
    """What a branch took back one after the other, the merge takes back; each can return."""
    first = repo.commit("Update", {DOCUMENT: document("current: 64")}, on="2026-10-12")
    second = repo.commit("Update", {DOCUMENT: document("current: 66")}, on="2026-10-13")
    repo.branch("side")
    repo.revert(second, on="2026-10-14")
    undo = repo.revert(first, on="2026-10-15")
    repo.switch("main")
    merge = repo.merge("side", on="2026-10-16")
    assert told(record(repo)) == ["10-05 62 current"]
    repo.branch("one")
    repo.revert(undo, on="2026-10-17")
    assert told(record(repo)) == ["10-05 62 current", "10-12 64 current"]
    repo.switch("main")
    repo.revert(merge, "-m", "1", on="2026-10-17")
    assert told(record(repo))[1:] == ["10-12 64 current", "10-13 66 current"]


def test_what_a_branch_said_and_kept_by_a_revert_has_the_day_it_was_said(repo: GitRepo) -> None:
    """A merge gives the same day as a fast-forward: of two steps forth and one back, the first."""
    repo.branch("side")
    repo.commit("Update", {DOCUMENT: document("current: 64")}, on="2026-10-12")
    second = repo.commit("Update", {DOCUMENT: document("current: 66")}, on="2026-10-13")
    repo.revert(second, on="2026-10-14")
    assert told(record(repo)) == ["10-05 62 current", "10-12 64 current"]
    repo.switch("main")
    repo.merge("side", on="2026-10-15")
    assert told(record(repo)) == ["10-05 62 current", "10-12 64 current"]


def test_a_revert_reverted_within_one_merge_takes_nothing_back(repo: GitRepo) -> None:
    """Of three steps on a branch, back, back and forth, one step back is left."""
    first = repo.commit("Update", {DOCUMENT: document("current: 64")}, on="2026-10-12")
    second = repo.commit("Update", {DOCUMENT: document("current: 66")}, on="2026-10-13")
    repo.branch("side")
    repo.revert(second, on="2026-10-14")
    undo = repo.revert(first, on="2026-10-15")
    repo.revert(undo, on="2026-10-16")
    repo.switch("main")
    repo.merge("side", on="2026-10-17")
    assert told(record(repo)) == ["10-05 62 current", "10-12 64 current"]


def test_a_picked_revert_of_a_merge_brings_back_the_day_it_was_said(repo: GitRepo) -> None:
    """The branch does not have the merge, and says again what it said before."""
    repo.branch("side")
    start = repo.git("rev-parse", "main")
    repo.revert(start, on="2026-10-08")
    repo.commit("Update", {DOCUMENT: document("current: 64")}, on="2026-10-10")
    repo.switch("main")
    merge = repo.merge("side", on="2026-10-11")
    undo = repo.revert(merge, "-m", "1", on="2026-10-12")
    assert told(record(repo)) == ["10-05 62 current"]
    repo.switch("side")
    assert told(record(repo)) == ["10-10 64 current"]
    picked = repo.cherry_pick(undo, on="2026-10-13")
    assert told(record(repo)) == ["10-05 62 current"]
    repo.revert(picked, on="2026-10-14")
    assert told(record(repo)) == ["10-10 64 current"]
    repo.merge("main", on="2026-10-15")


def test_a_rebased_revert_withdraws(repo: GitRepo) -> None:
    """It names the commit that was rebased with it and is not here any more."""
    repo.branch("side")
    bad = repo.commit("Update", {DOCUMENT: document("current: 99")}, on="2026-10-12")
    undo = repo.revert(bad, on="2026-10-13")
    repo.revert(undo, on="2026-10-14")
    repo.switch("main")
    repo.commit("Code", {"code.py": "x"}, on="2026-10-14")
    repo.switch("side")
    repo.git("rebase", "--quiet", "main", "HEAD~1")
    assert told(record(repo)) == ["10-05 62 current"]
    repo.git("rebase", "--quiet", "main", "side")
    assert told(record(repo)) == ["10-05 62 current", "10-12 99 current"]


def test_the_revert_of_the_original_of_a_copy_withdraws(repo: GitRepo) -> None:
    """Who reverts a commit that was picked means the copy that is here."""
    repo.branch("side")
    said = repo.commit("Update", {DOCUMENT: document("current: 66")}, on="2026-10-07")
    repo.switch("main")
    repo.commit("Code", {"code.py": "x"}, on="2026-10-08")
    repo.cherry_pick(said, on="2026-10-09")
    repo.revert(said, on="2026-10-10")
    assert told(record(repo)) == ["10-05 62 current"]


def test_a_reverted_document_takes_its_values_with_it(repo: GitRepo) -> None:
    """They return with the revert of the revert, and not when somebody begins anew."""
    undo = repo.revert("HEAD", on="2026-10-06")
    repo.branch("anew")
    repo.commit("Begin", {DOCUMENT: document("current: 63")}, on="2026-10-08")
    assert told(record(repo)) == ["10-08 63 current"]
    repo.switch("main")
    repo.revert(undo, on="2026-10-07")
    assert told(record(repo)) == ["10-05 62 current"]
    repo.commit("Delete", {DOCUMENT: None}, on="2026-10-08")
    repo.commit("Return", {DOCUMENT: document("current: 63")}, on="2026-10-09")
    assert told(record(repo)) == ["10-05 62 current", "10-09 63 current"]


def test_a_document_that_a_branch_reverted_takes_its_values_with_it(repo: GitRepo) -> None:
    """The merge only brings the revert in; what another merge brought stays."""
    repo.branch("side")
    repo.revert("HEAD", on="2026-10-06")
    repo.switch("main")
    repo.commit("Code", {"code.py": "x"}, on="2026-10-07")
    repo.merge("side", on="2026-10-08")
    repo.commit("Begin", {DOCUMENT: document("current: 63")}, on="2026-10-09")
    assert told(record(repo)) == ["10-09 63 current"]


def test_a_document_that_somebody_takes_away_keeps_its_values(repo: GitRepo) -> None:
    """On a branch, on main, or not committed yet: only a revert withdraws."""
    repo.branch("side")
    repo.commit("Delete", {DOCUMENT: None}, on="2026-10-06")
    repo.switch("main")
    repo.commit("Code", {"code.py": "x"}, on="2026-10-07")
    repo.merge("side", on="2026-10-08")
    repo.commit("Return", {DOCUMENT: document("current: 63")}, on="2026-10-09")
    (repo.folder / DOCUMENT).rename(repo.folder / "okrs/payments/goals.yaml")
    assert told(record(repo)) == ["10-05 62 current", "10-09 63 current"]
    (repo.folder / "okrs/payments/goals.yaml").unlink()
    assert record(repo).readings == {}


def test_a_deleted_value_that_a_revert_brings_back_has_its_day(repo: GitRepo) -> None:
    """Taking a value out makes no reading, so there is none to withdraw."""
    gone = repo.commit("Delete", {DOCUMENT: document()}, on="2026-10-12")
    repo.revert(gone, on="2026-10-13")
    assert told(record(repo)) == ["10-05 62 current"]


def test_a_revert_of_what_is_not_here_that_says_something_new_is_a_reading(repo: GitRepo) -> None:
    """Only what was there before can be there again."""
    repo.commit(f"Revert\n\nThis reverts commit {'1' * 40}.", {DOCUMENT: document("current: 63")},
                on="2026-10-12")  # fmt: skip
    assert told(record(repo)) == ["10-05 62 current", "10-12 63 current"]


def test_reverted_trailers_do_not_count(counting: GitRepo) -> None:
    """Nor does a reverted revert take anything away."""
    moved(counting, "a", "2026-10-06")
    second = moved(counting, "b", "2026-10-07")
    undo = counting.revert(second, on="2026-10-08")
    found = record(counting)
    assert told(found) == ["10-06 1 trailer"]
    assert [(e.commit, e.reverted) for es in found.evidence.values() for e in es] == [
        (second, True)
    ]
    counting.revert(undo, "--reference", on="2026-10-09")
    assert told(record(counting)) == ["10-06 1 trailer", "10-07 2 trailer"]


def test_a_reverted_merge_takes_back_its_trailers(counting: GitRepo) -> None:
    """What M^1..M declared does not count, what others declared meanwhile does."""
    counting.branch("side")
    moved(counting, "a", "2026-10-06")
    moved(counting, "b", "2026-10-07")
    counting.switch("main")
    moved(counting, "c", "2026-10-08")
    merge = counting.merge("side", on="2026-10-09")
    counting.revert(merge, "-m", "1", on="2026-10-10")
    assert told(record(counting)) == ["10-08 1 trailer"]


def test_a_merge_reverted_to_its_other_side(counting: GitRepo) -> None:
    """``reversing changes made to`` names the line that was kept."""
    counting.branch("side")
    moved(counting, "a", "2026-10-06")
    counting.switch("main")
    moved(counting, "c", "2026-10-08")
    merge = counting.merge("side", on="2026-10-09")
    counting.revert(merge, "-m", "2", on="2026-10-10")
    assert told(record(counting)) == ["10-06 1 trailer"]


@pytest.mark.parametrize("line", ["Reverts acme/shop#12", "Reverts #12"])
@pytest.mark.parametrize("subject", ["Move a (#12)", "Merge pull request #12 from acme/a"])
def test_a_pull_request_is_reverted_by_its_number(
    counting: GitRepo, line: str, subject: str
) -> None:
    """A forge's revert names the number; the last commit before it with that number is meant."""
    counting.commit(f"{subject}\n\nOKR: payments:checkout/rate +1", on="2026-10-06")
    counting.commit(f"Revert it (#13)\n\n{line}", on="2026-10-07")
    assert told(record(counting)) == []
    counting.commit("Again (#12)\n\nOKR: payments:checkout/rate +1", on="2026-10-08")
    assert told(record(counting)) == ["10-08 1 trailer"]


@pytest.mark.parametrize("named", ["0123456789abcdef0123456789abcdef01234567", "0000000"])
def test_a_revert_of_what_is_not_here_changes_nothing(counting: GitRepo, named: str) -> None:
    """A commit of another branch cannot be taken back here."""
    moved(counting, "a", "2026-10-06")
    counting.commit(f"Revert\n\nThis reverts commit {named}.", on="2026-10-07")
    counting.commit("Revert\n\nReverts acme/shop#99", on="2026-10-07")
    assert told(record(counting)) == ["10-06 1 trailer"]
