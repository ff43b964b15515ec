"""What stays the same key result, whatever happens to files, names and texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.git_repo import GitRepo
from tests.support.story import DOCUMENT, KEY_RESULT, begin, check_in, document, record, told

OTHER = "okrs/elsewhere/goals.yaml"


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Give a repository in which the value is 62 since 5 October."""
    repo = begin(tmp_path / "repo")
    repo.commit("Start", {DOCUMENT: document("current: 62")}, on="2026-10-05")
    return repo


def fields(repo: GitRepo) -> list[str]:
    """Give the fields of all changes of intent after the first commit of objectives."""
    return [f"{change.about} {change.field}" for change in record(repo).changes[2:]]


def test_moving_a_file_changes_nothing(repo: GitRepo) -> None:
    """Paths identify nothing."""
    repo.git("mv", DOCUMENT, "okrs/moved.yaml")
    repo.commit("Move", on="2026-10-06")
    assert told(record(repo)) == ["10-05 62 current"]
    assert fields(repo) == []


def test_moving_and_changing_in_one_commit(repo: GitRepo) -> None:
    """A value that changes on the way is a reading."""
    repo.commit("Move", {DOCUMENT: None, OTHER: document("current: 66")}, on="2026-10-06")
    assert told(record(repo)) == ["10-05 62 current", "10-06 66 current"]


def test_an_objective_moves_to_a_second_document(repo: GitRepo) -> None:
    """A team and cycle may have several documents."""
    second = document("current: 5", objective="speed", key_result="p99")
    both = document("current: 62") + second.partition("objectives:\n")[2]
    repo.commit("Two", {DOCUMENT: both}, on="2026-10-06")
    repo.commit("Split", {DOCUMENT: document("current: 62"), OTHER: second}, on="2026-10-07")
    assert told(record(repo)) == ["10-05 62 current"]
    assert told(record(repo), "payments@2026-Q4:speed/p99") == ["10-06 5 current"]


def test_of_two_documents_with_one_objective_the_first_path_counts(repo: GitRepo) -> None:
    """The copy is seen when the first is gone, and nothing ends."""
    repo.commit("Copy", {OTHER: document("current: 70")}, on="2026-10-06")
    assert told(record(repo)) == ["10-05 62 current", "10-06 70 current"]
    repo.commit("Drop", {OTHER: None}, on="2026-10-07")
    assert told(record(repo))[-1] == "10-07 62 current"


def test_a_document_that_does_not_parse_is_a_gap(repo: GitRepo) -> None:
    """Nothing ends and nothing begins again while a text is broken."""
    repo.commit("Break", {DOCUMENT: "objectives: [\n"}, on="2026-10-06")
    repo.commit("Mend", {DOCUMENT: document("current: 66")}, on="2026-10-07")
    assert told(record(repo)) == ["10-05 62 current", "10-07 66 current"]
    assert fields(repo) == []
    repo.write(DOCUMENT, "objectives: [\n")
    found = record(repo)
    assert [change.field for change in found.changes] == ["added", "added"]


@pytest.mark.parametrize("lines", ["    formerly: [checkout]\n", ""])
def test_a_renamed_objective_keeps_its_history_by_formerly(repo: GitRepo, lines: str) -> None:
    """With formerly it is the same one, without it another one."""
    renamed = document("current: 66", objective="payment", above=lines)
    repo.commit("Rename", {DOCUMENT: renamed}, on="2026-10-06")
    readings = told(record(repo), "payments@2026-Q4:payment/rate")
    assert readings == (["10-05 62 current"] if lines else []) + ["10-06 66 current"]
    assert bool(fields(repo)) is not bool(lines)


def test_formerly_may_come_later(repo: GitRepo) -> None:
    """A name that is given only afterwards joins the two halves."""
    repo.commit("Rename", {DOCUMENT: document("current: 62", objective="payment")}, on="2026-10-06")
    renamed = document("current: 66", objective="payment", above="    formerly: [checkout]\n")
    repo.commit("Say so", {DOCUMENT: renamed}, on="2026-10-07")
    found = record(repo)
    assert told(found, "payments@2026-Q4:payment/rate") == ["10-05 62 current", "10-07 66 current"]
    assert fields(repo) == []
    assert {str(day) for day in found.first_seen.values()} == {"2026-10-05"}


@pytest.mark.parametrize("formerly", ["checkout/rate", "payments@2026-Q4:checkout/rate"])
def test_a_renamed_key_result_keeps_its_history(repo: GitRepo, formerly: str) -> None:
    """Check-ins and trailers that use the old name follow."""
    checked = check_in("2026-10-06", "{current: 63}")
    repo.commit("Check in", {"okrs/payments/a.yaml": checked}, on="2026-10-06")
    repo.commit("Code\n\nOKR: payments:checkout/rate = 64", on="2026-10-07")
    text = document("current: 66", f'formerly: ["{formerly}"]', key_result="completion")
    repo.commit("Rename", {DOCUMENT: text}, on="2026-10-08")
    repo.commit("Code\n\nOKR: payments:checkout/rate = 67", on="2026-10-09")
    found = record(repo)
    assert told(found, "payments@2026-Q4:checkout/completion") == [
        "10-05 62 current",
        "10-06 63 check-in",
        "10-07 64 trailer",
        "10-08 66 current",
        "10-09 67 trailer",
    ]
    assert found.findings == ()


def test_a_renamed_team_keeps_its_history(repo: GitRepo) -> None:
    """Old references to the team lead to the new one, also when its document comes last."""
    checked = check_in("2026-10-06", "{current: 63}")
    repo.commit("Check in", {"okrs/payments/a.yaml": checked}, on="2026-10-06")
    repo.commit("Code\n\nOKR: payments:checkout/rate = 64", on="2026-10-07")
    repo.commit("Rename", {DOCUMENT: document("current: 66", team="money")}, on="2026-10-08")
    team = "apiVersion: okrascode/v1\nkind: Team\nid: money\nname: Money\nformerly: [payments]\n"
    repo.commit("Team", {"okrs/payments/team.yaml": team}, on="2026-10-09")
    found = record(repo)
    assert told(found, "money@2026-Q4:checkout/rate") == [
        "10-05 62 current",
        "10-06 63 check-in",
        "10-07 64 trailer",
        "10-08 66 current",
    ]
    assert found.findings == ()
    assert set(found.readings) == set(found.first_seen) - {
        reference for reference in found.first_seen if reference.key_result is None
    }


def test_an_old_name_can_be_given_to_something_else(repo: GitRepo) -> None:
    """After a renaming the old name is free: what takes it has no past."""
    renamed = document("current: 66", objective="payment", above="    formerly: [checkout]\n")
    repo.commit("Rename", {DOCUMENT: renamed}, on="2026-10-06")
    repo.commit("New", {OTHER: document("current: 3")}, on="2026-10-07")
    found = record(repo)
    assert told(found) == ["10-07 3 current"]
    assert told(found, "payments@2026-Q4:payment/rate") == ["10-05 62 current", "10-06 66 current"]


def test_an_id_that_returns_with_its_text_resumes(repo: GitRepo) -> None:
    """Away for a while is not another life; the same value again is no new reading."""
    repo.commit("Away", {DOCUMENT: None}, on="2026-10-06")
    again = document("current: 62", measure="{baseline: 0, target: 9}")
    repo.commit("Back", {DOCUMENT: again}, on="2026-10-07")
    assert told(record(repo)) == ["10-05 62 current"]
    assert [name.split()[-1] for name in fields(repo)] == ["removed", "removed", "added", "added"]


def test_an_id_that_returns_with_its_measure_resumes(repo: GitRepo) -> None:
    """Other words for the same measure are the same key result."""
    repo.commit("Away", {DOCUMENT: None}, on="2026-10-06")
    again = document("current: 66", text="More people finish to pay us")
    repo.commit("Back", {DOCUMENT: again}, on="2026-10-07")
    assert told(record(repo)) == ["10-05 62 current", "10-07 66 current"]


@pytest.mark.parametrize("is_away", [True, False])
def test_an_id_reused_for_something_else_is_another_life(repo: GitRepo, is_away: bool) -> None:
    """Text and measure replaced: older readings belong to what was called so before."""
    checked = check_in("2026-10-05", "{current: 63}")
    repo.commit("Check in", {"okrs/payments/a.yaml": checked}, on="2026-10-05")
    repo.commit("Code\n\nOKR: payments:checkout/rate = 64", on="2026-10-05")
    if is_away:
        repo.commit("Away", {DOCUMENT: None}, on="2026-10-06")
    new = document("current: 3", text="No outage longer than a minute", measure="{at_most: 1}")
    repo.commit("New", {DOCUMENT: new}, on="2026-10-07")
    repo.commit("Code\n\nOKR: payments:checkout/rate = 2", on="2026-10-08")
    found = record(repo)
    assert told(found) == ["10-07 3 current", "10-08 2 trailer"]
    assert found.findings == ()


def test_editing_text_and_target_at_once_is_one_life(repo: GitRepo) -> None:
    """A number that is corrected in the words and in the measure is an edit, no replacement."""
    text = "Checkout completion rises in every single market"
    new = document("current: 66", text=text, measure="{baseline: 61, target: 70}")
    repo.commit("Edit", {DOCUMENT: new}, on="2026-10-06")
    assert told(record(repo)) == ["10-05 62 current", "10-06 66 current"]
    assert [name.split()[-1] for name in fields(repo)] == ["title", "target"]


def test_an_objective_of_other_words_keeps_its_key_results(repo: GitRepo) -> None:
    """Rewording the objective touches no number."""
    new = document("current: 66", title="Nobody gives up at the till")
    repo.commit("Reword", {DOCUMENT: new}, on="2026-10-06")
    assert told(record(repo)) == ["10-05 62 current", "10-06 66 current"]
    assert fields(repo) == ["payments@2026-Q4:checkout title"]


def test_a_document_that_becomes_another_kind(repo: GitRepo) -> None:
    """What it held ends."""
    kept = check_in("2026-10-06", "{current: 66}")
    repo.commit("Other", {DOCUMENT: kept}, on="2026-10-06")
    found = record(repo)
    assert dict(found.readings) == {}
    assert found.findings == ()


def test_the_day_it_entered_history(repo: GitRepo) -> None:
    """First seen is the day of the commit that wrote it, not of the merge that brought it."""
    repo.branch("side")
    repo.commit("New", {OTHER: document(objective="speed")}, on="2026-10-07")
    repo.switch("main")
    repo.commit("Code", {"code.py": "x"}, on="2026-10-08")
    repo.merge("side", on="2026-10-15")
    repo.write("okrs/new.yaml", document(objective="trust"))
    found = record(repo, today="2026-10-20")
    assert {str(about): str(day) for about, day in found.first_seen.items()} == {
        "payments@2026-Q4:checkout": "2026-10-05",
        KEY_RESULT: "2026-10-05",
        "payments@2026-Q4:speed": "2026-10-07",
        "payments@2026-Q4:speed/rate": "2026-10-07",
        "payments@2026-Q4:trust": "2026-10-20",
        "payments@2026-Q4:trust/rate": "2026-10-20",
    }


def test_renamed_in_two_commits(repo: GitRepo) -> None:
    """First away, then back under another name that says what it was called."""
    repo.commit("Away", {DOCUMENT: None}, on="2026-10-06")
    renamed = document("current: 66", objective="payment", above="    formerly: [checkout]\n")
    repo.commit("Back", {DOCUMENT: renamed}, on="2026-10-07")
    readings = told(record(repo), "payments@2026-Q4:payment/rate")
    assert readings == ["10-05 62 current", "10-07 66 current"]


@pytest.mark.parametrize(
    ("measure", "is_same"),
    [
        ("{binary: true}", True),
        ("{milestones: [{id: a, title: A}, {id: b, title: B}]}", True),
        ("{at_least: 5, unit: ms}", True),
        ("", False),
    ],
)
def test_what_makes_a_measure_the_same(tmp_path: Path, measure: str, is_same: bool) -> None:
    """Returning with other words: the same measure is the same key result, none says nothing."""

    def text(words: str) -> str:
        written = document("confidence: 5", text=words, measure=measure or "{binary: true}")
        return written if measure else written.replace("        measure: {binary: true}\n", "")

    repo = begin(tmp_path / "other")
    repo.commit("Start", {DOCUMENT: text("Everybody can pay with a card")}, on="2026-10-05")
    repo.commit("Away", {DOCUMENT: None}, on="2026-10-06")
    repo.commit("Back", {DOCUMENT: text("No outage is longer")}, on="2026-10-07")
    assert told(record(repo)) == [f"10-{'05' if is_same else '07'} None c5 current"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{baseline: 61, target: 75}", "{baseline: 61, target: 80}"),
        ("{baseline: 61, target: 75}", "{baseline: 60, target: 75}"),
        ("{baseline: 61, target: 75}", "{baseline: 61, target: 75, unit: ms}"),
        ("{baseline: 61, target: 75}", "{binary: true}"),
        ("{at_least: 5}", "{at_most: 5}"),
        ("{at_least: 5}", "{at_least: 6}"),
        ("{between: [1, 5]}", "{between: [1, 6]}"),
        ("{milestones: [{id: a, title: A}]}", "{milestones: [{id: a, title: B}]}"),
    ],
)
def test_what_makes_a_measure_another(tmp_path: Path, before: str, after: str) -> None:
    """Returning with other words and another measure is another life, in every shape."""
    repo = begin(tmp_path / "other")
    first = document("confidence: 5", text="Everybody can pay with a card", measure=before)
    repo.commit("Start", {DOCUMENT: first}, on="2026-10-05")
    repo.commit("Away", {DOCUMENT: None}, on="2026-10-06")
    again = document("confidence: 5", text="No outage is longer", measure=after)
    repo.commit("Back", {DOCUMENT: again}, on="2026-10-07")
    assert told(record(repo)) == ["10-07 None c5 current"]


def test_reworded_before_anybody_measured_it(tmp_path: Path) -> None:
    """With nothing to measure there is nothing to replace: other words are an edit."""

    def text(words: str) -> str:
        written = document("confidence: 5", text=words, measure="{binary: true}")
        return written.replace("        measure: {binary: true}\n", "")

    repo = begin(tmp_path / "other")
    repo.commit("Start", {DOCUMENT: text("Everybody can pay with a card")}, on="2026-10-05")
    repo.commit("Reword", {DOCUMENT: text("No outage is longer")}, on="2026-10-07")
    assert told(record(repo)) == ["10-05 None c5 current"]
