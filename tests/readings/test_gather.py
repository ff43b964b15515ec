"""The whole record: without Git, without commits, in a shallow clone, in any clone."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from tests.support.git_repo import GitRepo
from tests.support.story import COUNTED, DOCUMENT, STEPS, begin, check_in, document, record, told

CHECK_IN = "okrs/payments/2026-Q4/a.yaml"


def lived(folder: Path) -> GitRepo:
    """Make a repository with all kinds of sources, branches and a revert."""
    repo = begin(folder)
    second = document(objective="speed", measure=COUNTED).partition("objectives:\n")[2]
    repo.commit("Start", {DOCUMENT: document("current: 62") + second}, on="2026-10-05")
    repo.branch("side")
    repo.commit("Code\n\nOKR: payments:speed/rate +1", {"code.py": "1"}, on="2026-10-08")
    bad = repo.commit("Bad\n\nOKR: payments:speed/rate +5", {"bad.py": "1"}, on="2026-10-09")
    repo.revert(bad, on="2026-10-10")
    repo.switch("main")
    files = {CHECK_IN: check_in("2026-10-11", "{current: 64}")}
    repo.commit("Check in", files, on="2026-10-12")
    repo.merge("side", on="2026-10-13")
    repo.commit("Update", {DOCUMENT: document("current: 66") + second}, on="2026-10-14")
    return repo


TOLD = ["10-05 62 current", "10-11 64 check-in", "10-14 66 current"]


def test_a_second_clone_says_the_same(tmp_path: Path) -> None:
    """Another clone, a linked work tree and a checkout by id give equal records."""
    repo = lived(tmp_path / "r")
    expected = record(repo)
    assert told(expected) == TOLD
    assert told(expected, "payments@2026-Q4:speed/rate") == ["10-08 1 trailer"]
    assert record(repo.clone(tmp_path / "clone").folder) == expected
    repo.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"))
    assert record(tmp_path / "tree") == expected
    assert record(repo, at="main") == expected
    assert expected.complete_history
    assert (expected.history_starts, expected.incomplete_because) == (None, "")


def test_a_record_is_the_same_every_time(tmp_path: Path) -> None:
    """Nothing depends on the order of dictionaries or on the folder."""
    repo = lived(tmp_path / "r")
    shutil.copytree(repo.folder, tmp_path / "copy")
    assert repr(record(repo)) == repr(record(tmp_path / "copy"))


def test_as_of_a_revision(tmp_path: Path) -> None:
    """Everything of that commit, nothing of what came later or lies in the work tree."""
    repo = lived(tmp_path / "r")
    repo.write(DOCUMENT, document("current: 99"))
    assert told(record(repo, at="main~1")) == TOLD[:2]
    assert told(record(repo, at="main~2"), "payments@2026-Q4:speed/rate") == []


def test_without_git(tmp_path: Path) -> None:
    """Check-ins have their day, current its as_of or today; what is unknown is said."""
    repo = begin(tmp_path / "r")
    measure = STEPS.replace("Apple}", "Apple, done: 2026-10-10}")
    steps = document(objective="steps", measure=measure).partition("objectives:\n")[2]
    dated = document("current: 5", "as_of: 2026-10-08", objective="dated")
    repo.write(DOCUMENT, document("current: 66", "confidence: 5") + steps)
    repo.write("okrs/dated.yaml", dated)
    repo.write(CHECK_IN, check_in("2026-10-11", "{current: 64}"))
    shutil.rmtree(repo.folder / ".git")
    found = record(repo, today="2026-10-20")
    assert told(found) == ["10-11 64 check-in", "10-20 66 c5 current"]
    assert told(found, "payments@2026-Q4:steps/rate") == ["10-10 apple current"]
    assert told(found, "payments@2026-Q4:dated/rate") == ["10-08 5 current"]
    assert not found.complete_history
    assert found.incomplete_because == "There is no Git history here."
    assert (dict(found.first_seen), found.changes, dict(found.evidence)) == ({}, (), {})
    assert {r.origin.commit for rs in found.readings.values() for r in rs} == {None}


def test_before_the_first_commit(tmp_path: Path) -> None:
    """The history is complete and empty; everything entered it today."""
    repo = GitRepo(tmp_path / "r")
    repo.write(DOCUMENT, document("current: 66"))
    found = record(repo, today="2026-10-20")
    assert told(found) == ["10-20 66 current"]
    assert found.complete_history
    assert set(found.first_seen.values()) == {date(2026, 10, 20)}
    assert [change.field for change in found.changes] == ["added", "added"]


def test_a_shallow_clone_says_what_it_cannot_know(tmp_path: Path) -> None:
    """Values first seen at the boundary have no day of their own; dated ones keep theirs."""
    repo = lived(tmp_path / "r")
    clone = repo.clone(tmp_path / "clone", "--depth=1")
    found = record(clone)
    assert told(found) == ["10-11 64 check-in", "<=2026-10-14 66 current"]
    assert not found.complete_history
    assert found.history_starts == date(2026, 10, 14)
    assert found.incomplete_because == "This is a shallow clone: history starts on 2026-10-14."
    assert (dict(found.first_seen), found.changes) == ({}, ())


def test_a_shallow_clone_knows_what_came_after(tmp_path: Path) -> None:
    """From the boundary on everything is as in the whole history; as_of needs no history."""
    repo = lived(tmp_path / "r")
    second = document(objective="speed", measure=COUNTED).partition("objectives:\n")[2]
    for n, day in ((68, "20"), (70, "21")):
        text = document(f"current: {n}", f"as_of: 2026-10-{day}") + second
        repo.commit("Update", {DOCUMENT: text}, on=f"2026-10-{day}")
    clone = repo.clone(tmp_path / "clone", "--depth=2")
    found = record(clone)
    assert told(found) == ["10-11 64 check-in", "10-20 68 current", "10-21 70 current"]
    clone.write(DOCUMENT, document("current: 71") + second)
    assert told(record(clone, today="2026-10-22"))[-1] == "10-22 71 current"


def test_a_shallow_clone_cut_inside_a_branch(tmp_path: Path) -> None:
    """The boundary of a merged branch gives no days either."""
    repo = begin(tmp_path / "r")
    repo.commit("Start", {DOCUMENT: document()}, on="2026-10-02")
    repo.branch("side")
    repo.commit("One", {DOCUMENT: document("current: 5")}, on="2026-10-05")
    repo.commit("Two", {"code.py": "x"}, on="2026-10-06")
    repo.switch("main")
    repo.commit("Code", {"other.py": "x"}, on="2026-10-07")
    repo.merge("side", on="2026-10-08")
    clone = repo.clone(tmp_path / "clone", "--depth=2")
    assert told(record(clone)) == ["<=2026-10-06 5 current"]


def test_an_okr_root_in_a_folder(tmp_path: Path) -> None:
    """Documents outside the root do not count, commits do."""
    repo = GitRepo(tmp_path / "r")
    files = {f"goals/{DOCUMENT}": document("current: 62"), DOCUMENT: document("current: 1")}
    repo.commit("Start", files, on="2026-10-05")
    repo.commit("Code\n\nOKR: payments@2026-Q4:checkout/rate = 64", {"x.py": "x"}, on="2026-10-06")
    assert told(record(repo.folder / "goals")) == ["10-05 62 current", "10-06 64 trailer"]


def test_texts_of_windows_and_china(tmp_path: Path) -> None:
    """Line ends and names of files change no number."""
    repo = begin(tmp_path / "r")
    text = document("current: 62", text="支付成功率在每个市场都提高").replace("\n", "\r\n")
    repo.commit("开始", {"okrs/支付/第四季度.yaml": text}, on="2026-10-05")
    assert told(record(repo)) == ["10-05 62 current"]


def test_clocks_that_run_backwards(tmp_path: Path) -> None:
    """Order is that of the history, not of clocks."""
    repo = begin(tmp_path / "r")
    repo.commit("A", {DOCUMENT: document("current: 62")}, on="2026-10-05", committed="2026-10-30")
    repo.commit("B", {DOCUMENT: document("current: 66")}, on="2026-10-06", committed="2026-10-01")
    assert told(record(repo)) == ["10-05 62 current", "10-06 66 current"]


def test_an_octopus_brings_several_values(tmp_path: Path) -> None:
    """Each value has the day of its own branch."""
    repo = begin(tmp_path / "r")
    repo.commit("Start", {DOCUMENT: document("current: 1")}, on="2026-10-02")
    for name, day in (("x", "2026-10-05"), ("y", "2026-10-06")):
        repo.branch(name, "main")
        repo.commit(name, {f"okrs/{name}.yaml": document("current: 5", objective=name)}, on=day)
    repo.switch("main")
    repo.merge("x", "y", on="2026-10-10")
    found = record(repo)
    assert told(found, "payments@2026-Q4:x/rate") == ["10-05 5 current"]
    assert told(found, "payments@2026-Q4:y/rate") == ["10-06 5 current"]


def test_a_foxtrot_merge_keeps_the_sequence_of_its_first_parents(tmp_path: Path) -> None:
    """When main is merged into the branch and the branch becomes main, the newest value stays."""
    repo = begin(tmp_path / "r")
    repo.commit("Start", {DOCUMENT: document("current: 62")}, on="2026-10-05")
    repo.branch("side")
    repo.commit("Code", {"code.py": "x"}, on="2026-10-06")
    repo.switch("main")
    repo.commit("Update", {DOCUMENT: document("current: 66")}, on="2026-10-08")
    repo.switch("side")
    repo.merge("main", on="2026-10-09")
    repo.switch("main")
    repo.git("merge", "--quiet", "--ff-only", "side")
    assert told(record(repo)) == ["10-05 62 current", "10-08 66 current"]


def test_what_git_was_told_to_overlook(tmp_path: Path) -> None:
    """A key result that Git does not show as new has no readings, and nothing breaks."""
    repo = begin(tmp_path / "r")
    repo.commit("Start", {DOCUMENT: document("current: 62")}, on="2026-10-05")
    repo.git("update-index", "--assume-unchanged", DOCUMENT)
    repo.write(DOCUMENT, document("current: 5", key_result="other"))
    found = record(repo)
    assert told(found, "payments@2026-Q4:checkout/other") == []
