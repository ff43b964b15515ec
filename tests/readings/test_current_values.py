"""Readings from the objectives documents as they changed along the first-parent chain."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.git_repo import BO, GitRepo
from tests.support.story import DOCUMENT, KEY_RESULT, STEPS, begin, document, record, told


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Give a repository with a team and no objectives."""
    return begin(tmp_path / "repo")


def write(repo: GitRepo, *lines: str, on: str, **more: str) -> str:
    """Commit the objectives document with these fields of its key result."""
    return repo.commit("Update", {DOCUMENT: document(*lines, **more)}, on=on)


def test_each_change_of_current_is_a_reading(repo: GitRepo) -> None:
    """The first sight counts, an unchanged value does not, a deleted one ends nothing."""
    write(repo, "current: 62", on="2026-10-05")
    write(repo, "current: 62", "owner: bo", on="2026-10-06")
    write(repo, "current: 66", on="2026-10-12")
    write(repo, on="2026-10-13")
    assert told(record(repo)) == ["10-05 62 current", "10-12 66 current"]


def test_a_reading_knows_where_it_comes_from(repo: GitRepo) -> None:
    """Commit, author, path and pointer of a reading lead to its line."""
    id_ = repo.commit("Update", {DOCUMENT: document("current: 66")}, on="2026-10-05", author=BO)
    (reading,) = next(iter(record(repo).readings.values()))
    origin = reading.origin
    assert (origin.commit, origin.author, origin.path) == (id_, "Bo", DOCUMENT)
    assert origin.pointer == "/objectives/0/key_results/0/current"
    assert origin.position == 1


def test_as_of_is_the_day(repo: GitRepo) -> None:
    """The document's own date wins; moving it alone says: looked again, still the same."""
    write(repo, "current: 62", "as_of: 2026-10-03", on="2026-10-05")
    write(repo, "current: 62", "as_of: 2026-10-09", on="2026-10-12")
    write(repo, "current: 64", "as_of: 2026-10-01", on="2026-10-13")
    expected = ["10-01 64 current", "10-03 62 current", "10-09 62 current"]
    assert told(record(repo)) == expected


def test_confidence_alone_is_a_reading_of_the_same_value(repo: GitRepo) -> None:
    """A changed belief keeps the number that is known; without one there is none."""
    write(repo, "confidence: 7", on="2026-10-04")
    write(repo, "current: 62", "confidence: 7", on="2026-10-05")
    write(repo, "current: 62", "confidence: 4", on="2026-10-12")
    write(repo, "current: 62", on="2026-10-13")
    expected = ["10-04 None c7 current", "10-05 62 c7 current", "10-12 62 c4 current"]
    assert told(record(repo)) == expected


def test_days_are_counted_in_the_organisations_time_zone(tmp_path: Path) -> None:
    """Late in the evening in California it is the next day in Zürich."""
    repo = begin(tmp_path / "repo", zone="Europe/Zurich")
    write(repo, "current: 62", on="2026-10-05T23:30:00-07:00")
    assert told(record(repo)) == ["10-06 62 current"]


def test_dates_never_run_backwards(repo: GitRepo) -> None:
    """A clock that is wrong, or an old patch, does not hide the value that the file shows."""
    write(repo, "current: 62", on="2026-10-12")
    write(repo, "current: 66", on="2026-10-05")
    write(repo, "current: 70", on="2026-10-08")
    assert told(record(repo)) == ["10-12 62 current", "10-12 66 current", "10-12 70 current"]


def test_a_merge_is_dated_by_the_commit_that_set_the_value(repo: GitRepo) -> None:
    """Merging days later changes no date; the newest commit that set the value gives it."""
    write(repo, "current: 62", on="2026-10-05")
    repo.branch("side")
    write(repo, "current: 64", on="2026-10-07")
    writer = write(repo, "current: 66", on="2026-10-08")
    write(repo, "current: 66", "owner: bo", on="2026-10-09")
    repo.switch("main")
    repo.commit("Code", {"code.py": "x"}, on="2026-10-10")
    repo.merge("side", on="2026-10-15", author=BO)
    found = record(repo)
    assert told(found) == ["10-05 62 current", "10-08 66 current"]
    last = next(iter(found.readings.values()))[-1]
    assert (last.origin.commit, last.origin.author, last.origin.position) == (writer, "Ana Díaz", 3)


def test_a_branch_of_a_branch_is_dated_by_its_commit(repo: GitRepo) -> None:
    """A merge within a branch passes a value on and does not set it."""
    write(repo, "current: 62", on="2026-10-05")
    repo.branch("side")
    repo.commit("Side", {"code.py": "x"}, on="2026-10-06")
    repo.branch("inner")
    write(repo, "current: 66", on="2026-10-07")
    repo.switch("side")
    repo.commit("Side again", {"code.py": "y"}, on="2026-10-08")
    repo.merge("inner", on="2026-10-09")
    repo.switch("main")
    repo.merge("side", on="2026-10-15")
    assert told(record(repo)) == ["10-05 62 current", "10-07 66 current"]


def test_a_value_decided_in_the_merge_is_dated_by_it(repo: GitRepo) -> None:
    """When two branches disagree, the merge that says a third value set it."""
    write(repo, "current: 62", on="2026-10-05")
    repo.branch("side")
    write(repo, "current: 64", on="2026-10-07")
    repo.switch("main")
    write(repo, "current: 65", on="2026-10-08")
    repo.git("merge", "side", check=False)
    write(repo, "current: 70", on="2026-10-15")
    assert told(record(repo)) == ["10-05 62 current", "10-08 65 current", "10-15 70 current"]


def test_rebasing_and_amending_change_no_number(repo: GitRepo) -> None:
    """New ids and new committer dates leave values and days as they are."""
    write(repo, "current: 62", on="2026-10-05")
    write(repo, "current: 66", on="2026-10-12")
    before = told(record(repo))
    repo.git(
        "rebase", "--quiet", "--force-rebase", "--root", GIT_COMMITTER_DATE="2026-11-20T00:00:00Z"
    )
    assert told(record(repo)) == before
    repo.git("commit", "--amend", "-m", "Other", GIT_COMMITTER_DATE="2026-11-21T00:00:00Z")
    assert told(record(repo)) == before


def test_what_is_not_committed_is_dated_today(repo: GitRepo) -> None:
    """The work tree comes after all commits; an as_of still says the day."""
    write(repo, "current: 62", on="2026-10-05")
    repo.write(DOCUMENT, document("current: 66"))
    found = record(repo, today="2026-10-20")
    assert told(found) == ["10-05 62 current", "10-20 66 current"]
    last = next(iter(found.readings.values()))[-1]
    assert (last.origin.commit, last.origin.position) == (None, 2)
    assert told(record(repo, at="HEAD")) == ["10-05 62 current"]
    repo.write(DOCUMENT, document("current: 66", "as_of: 2026-10-19"))
    assert told(record(repo, today="2026-10-20")) == ["10-05 62 current", "10-19 66 current"]


def test_milestones_are_dated_by_themselves(repo: GitRepo) -> None:
    """Each day adds to what is done, in the order of the measure; a date taken out is withdrawn."""
    both = STEPS.replace("Apple}", "Apple, done: 2026-10-20}")
    both = both.replace("Google}", "Google, done: 2026-10-10}")
    first = write(repo, measure=both.replace(", done: 2026-10-20", ""), on="2026-10-12")
    second = write(repo, measure=both, on="2026-10-22")
    found = record(repo)
    assert told(found) == ["10-10 google current", "10-20 apple+google current"]
    readings = next(iter(found.readings.values()))
    assert [reading.origin.commit for reading in readings] == [first, second]
    assert readings[0].origin.pointer.endswith("/milestones/1/done")
    write(repo, measure=both.replace(", done: 2026-10-10", ""), on="2026-10-23")
    assert told(record(repo)) == ["10-20 apple current"]


def test_milestones_done_on_one_day_in_one_commit(repo: GitRepo) -> None:
    """Two steps of one day may be two readings; the last one holds both."""
    done = STEPS.replace("Apple}", "Apple, done: 2026-10-10}")
    write(repo, measure=done.replace("Google}", "Google, done: 2026-10-10}"), on="2026-10-12")
    assert told(record(repo))[-1] == "10-10 apple+google current"


@pytest.mark.parametrize(
    ("measure", "line", "message"),
    [
        ("{baseline: 0, target: 5}", "current: true", "a number, not true or false"),
        ("{at_least: 5}", "current: false", "a number, not true or false"),
        ("{binary: true}", "current: 1", "true or false instead of a number"),
        (STEPS, "current: 1", "has milestones"),
        ("{baseline: 0, target: 5, source: {commits: true}}", "current: 1", "counts commits"),
    ],
)
def test_a_value_of_another_shape_does_not_count(
    repo: GitRepo, measure: str, line: str, message: str
) -> None:
    """It is a finding at the place where it is written."""
    repo.write(DOCUMENT, document(line, measure=measure))
    found = record(repo)
    assert told(found) == []
    assert [(f.code, f.path) for f in found.findings] == [("OKR211", DOCUMENT)]
    assert message in found.findings[0].message


def test_a_text_of_another_shape_long_ago_is_no_finding(repo: GitRepo) -> None:
    """Nobody can mend an old version; when the measure changed its shape its values are past."""
    write(repo, "current: true", measure="{binary: true}", on="2026-10-05")
    write(repo, "current: 5", on="2026-10-06")
    found = record(repo)
    assert (told(found), found.findings) == (["10-06 5 current"], ())


def test_a_value_that_was_taken_out_is_no_finding(repo: GitRepo) -> None:
    """A measure that changes its shape together with current leaves nothing to repair."""
    write(repo, "current: 62", on="2026-10-05")
    write(repo, measure=STEPS, on="2026-10-06")
    found = record(repo)
    assert (told(found), found.findings) == ([], ())


def test_a_key_result_without_a_measure_keeps_its_values(repo: GitRepo) -> None:
    """As long as nobody has said how it is measured, a number is a number."""
    text = document("current: 5").replace("        measure: {baseline: 61, target: 75}\n", "")
    repo.commit("Update", {DOCUMENT: text}, on="2026-10-05")
    assert told(record(repo)) == ["10-05 5 current"]


def test_dropped_and_draft_ones_are_kept_and_not_counted(repo: GitRepo) -> None:
    """A reading of what was dropped stays visible."""
    write(repo, "current: 5", on="2026-10-05")
    write(repo, "current: 5", "state: dropped", "reason: no", on="2026-10-06")
    readings = next(iter(record(repo).readings.values()))
    assert [reading.counts for reading in readings] == [False]


def test_after_the_end_of_the_cycle_it_is_late(repo: GitRepo) -> None:
    """The last day is still inside."""
    write(repo, "current: 5", on="2026-12-31")
    write(repo, "current: 6", on="2027-01-01")
    readings = next(iter(record(repo).readings.values()))
    assert [reading.late for reading in readings] == [False, True]
    assert str(readings[0].key_result) == KEY_RESULT


def test_a_milestone_that_was_away_keeps_its_commit(repo: GitRepo) -> None:
    """A document that leaves and returns still says who wrote the date, in whichever key result."""
    done = STEPS.replace("Apple}", "Apple, done: 2026-10-10}")
    first = document(measure=done)
    other = "      - {id: a, key_result: Something else altogether, measure: {binary: true}}\n"
    first = first.replace("    key_results:\n", "    key_results:\n" + other)
    repo.branch("side")
    id_ = repo.commit("Steps", {DOCUMENT: first}, on="2026-10-12")
    repo.switch("main")
    repo.commit("Code", {"code.py": "x"}, on="2026-10-13")
    repo.merge("side", on="2026-10-14")
    found = record(repo)
    assert [r.origin.commit for rs in found.readings.values() for r in rs] == [id_]
    repo.commit("Away", {DOCUMENT: None}, on="2026-10-15")
    back = repo.commit("Back", {DOCUMENT: first}, on="2026-10-16")
    assert told(record(repo)) == ["10-10 apple current"]
    assert back != id_
