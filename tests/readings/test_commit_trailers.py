"""Readings, evidence and findings from commit messages."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from okrascode.config import Settings
from tests.support.git_repo import ANA, BO, GitRepo
from tests.support.story import COUNTED, DOCUMENT, STEPS, begin, document, record, told


def say(repo: GitRepo, *trailers: str, on: str, author: str = ANA, committed: str = "") -> str:
    """Commit something with trailers."""
    block = "\n".join(f"OKR: {trailer}" for trailer in trailers)
    return repo.commit(f"Work\n\n{block}\n", on=on, author=author, committed=committed)


def prepared(folder: Path, measure: str = "{baseline: 61, target: 75}", **more: str) -> GitRepo:
    """Make a repository with one key result of this measure."""
    repo = begin(folder, **more)
    repo.commit("Start", {DOCUMENT: document(measure=measure)}, on="2026-10-02")
    return repo


def test_a_value_in_a_commit(tmp_path: Path) -> None:
    """A value with confidence, dated by the author and not by the committer."""
    repo = prepared(tmp_path / "r")
    id_ = say(repo, "payments:checkout/rate = 66 (6/10)", on="2026-10-10", committed="2026-10-30")
    found = record(repo)
    assert told(found) == ["10-10 66 c6 trailer"]
    origin = next(iter(found.readings.values()))[0].origin
    assert (origin.commit, origin.path, origin.recovered) == (id_, None, False)


def test_values_of_each_shape(tmp_path: Path) -> None:
    """Milestones add up, a binary takes true and false."""
    repo = prepared(tmp_path / "steps", STEPS)
    say(repo, "payments:checkout/rate done google", on="2026-10-10")
    say(repo, "payments:checkout/rate done apple", on="2026-10-12")
    assert told(record(repo)) == ["10-10 google trailer", "10-12 apple+google trailer"]
    repo = prepared(tmp_path / "binary", "{binary: true}")
    say(repo, "payments:checkout/rate = true", on="2026-10-10")
    say(repo, "payments:checkout/rate = false", on="2026-10-12")
    assert told(record(repo)) == ["10-10 True trailer", "10-12 False trailer"]


def test_counted_commits_add_to_the_baseline(tmp_path: Path) -> None:
    """Every reachable commit counts, merged branches included, in the order of days."""
    repo = prepared(tmp_path / "r", COUNTED.replace("baseline: 0", "baseline: 3"))
    repo.branch("side")
    say(repo, "payments:checkout/rate +1", on="2026-10-12")
    repo.switch("main")
    say(repo, "payments:checkout/rate +2", on="2026-10-14")
    say(repo, "payments:checkout/rate -1", on="2026-10-10")
    repo.merge("side", on="2026-10-20")
    assert told(record(repo)) == ["10-10 2 trailer", "10-12 3 trailer", "10-14 5 trailer"]


def test_counted_commits_of_a_threshold_start_at_nothing(tmp_path: Path) -> None:
    """A threshold has no baseline."""
    repo = prepared(tmp_path / "r", "{at_least: 2, source: {commits: true}}")
    say(repo, "payments:checkout/rate +1", on="2026-10-12")
    assert told(record(repo)) == ["10-12 1 trailer"]


def test_a_cherry_pick_counts_once(tmp_path: Path) -> None:
    """The copy and the original, both reachable in the end, are one logical trailer."""
    repo = prepared(tmp_path / "r", COUNTED)
    repo.branch("side")
    picked = repo.commit("A\n\nOKR: payments:checkout/rate +1", {"a": "a"}, on="2026-10-10")
    repo.commit("B\n\nOKR: payments:checkout/rate +1", {"b": "b"}, on="2026-10-11")
    repo.switch("main")
    repo.commit("Fix", {"c": "c"}, on="2026-10-11")
    repo.cherry_pick(picked, "-x", on="2026-10-12")
    assert told(record(repo)) == ["10-10 1 trailer"]
    repo.merge("side", on="2026-10-13")
    assert told(record(repo)) == ["10-10 1 trailer", "10-11 2 trailer"]


def test_a_copy_counts_while_another_is_reverted(tmp_path: Path) -> None:
    """A logical trailer counts while any copy of it is reachable and not reverted."""
    repo = prepared(tmp_path / "r", COUNTED)
    repo.branch("side")
    picked = repo.commit("A\n\nOKR: payments:checkout/rate +1", {"a": "a"}, on="2026-10-10")
    repo.switch("main")
    repo.commit("Fix", {"c": "c"}, on="2026-10-11")
    copy = repo.cherry_pick(picked, on="2026-10-12")
    repo.revert(copy, on="2026-10-13")
    assert told(record(repo)) == []
    repo.git("merge", "-s", "ours", "--no-ff", "-m", "Merge", "side")
    assert told(record(repo)) == ["10-10 1 trailer"]


def test_lines_of_one_commit_all_count(tmp_path: Path) -> None:
    """Two equal lines in a forge's squash are two; they are marked as recovered."""
    repo = prepared(tmp_path / "r", COUNTED)
    line = "OKR: payments:checkout/rate +1"
    repo.commit(f"Squash (#1)\n\n* a\n\n{line}\n\n* b\n\n{line}\n\nCo-authored-by: B <b@b>",
                on="2026-10-10")  # fmt: skip
    found = record(repo)
    assert told(found) == ["10-10 2 trailer"]
    assert next(iter(found.readings.values()))[0].origin.recovered


def squash(repo: GitRepo) -> None:
    """Squash the branch side into main with the message that Git proposes."""
    repo.git("merge", "--squash", "side")
    repo.git("commit", "--no-edit", **repo.who("2026-10-20", author=BO))


def test_a_squash_that_names_its_commits(tmp_path: Path) -> None:
    """Its trailers count, and count once when the originals become reachable too."""
    repo = prepared(tmp_path / "r", COUNTED)
    repo.branch("side")
    line = "OKR: payments:checkout/rate +1"
    repo.commit(f"A\n\n{line}", {"a": "a"}, on="2026-10-10")
    repo.commit(f"B\n\n{line}\n{line}", {"b": "b"}, on="2026-10-11")
    repo.switch("main")
    squash(repo)
    assert told(record(repo))[-1] == "10-20 3 trailer"
    repo.git("merge", "-s", "ours", "--no-ff", "-m", "Merge", "side")
    assert told(record(repo)) == ["10-10 1 trailer", "10-11 3 trailer"]


def test_a_squash_of_a_forge_on_top_of_its_originals_is_said(tmp_path: Path) -> None:
    """Both count, because nothing tells a copy from a second report; a finding says so."""
    repo = prepared(tmp_path / "r", COUNTED)
    repo.branch("side")
    line = "OKR: payments:checkout/rate +1"
    repo.commit(f"Move a\n\n{line}", {"a": "a"}, on="2026-10-10")
    repo.switch("main")
    message = f"Moves (#1)\n\n* Move a\n\n{line}\n\nCo-authored-by: B <b@b>"
    squashed = repo.commit(message, {"a": "a"}, on="2026-10-12")
    assert record(repo).findings == ()
    repo.git("merge", "-s", "ours", "--no-ff", "-m", "Merge", "side")
    found = record(repo)
    assert told(found)[-1] == "10-12 2 trailer"
    assert [(f.code, f.path) for f in found.findings] == [("OKR803", f"commit {squashed[:12]}")]


def test_a_squash_that_repeats_itself_is_read_in_bounded_time(tmp_path: Path) -> None:
    """Thousands of commits with one trailer, and thousands of trailers in two squashes."""
    repo = prepared(tmp_path / "r", COUNTED)
    same = "".join(f"* Move {n}\n\nOKR: payments:checkout/rate +1\n\n" for n in range(3000))
    others = "".join(f"* Move {n}\n\nOKR: payments:checkout/rate +{n}\n\n" for n in range(3000))
    for day, listed in enumerate((same, others, others), start=10):
        repo.commit(f"Moves (#{day})\n\n{listed}---\n", {str(day): ""}, on=f"2026-10-{day}")
    began = time.process_time()
    # All of the last one, and what the second one repeats of the first.
    assert len(record(repo).findings) == 3000 + 1
    assert time.process_time() - began < 5


def test_a_branch_that_goes_on_after_its_squash_is_said(tmp_path: Path) -> None:
    """A forge lists its old commits again; the second squash is named, and not the first."""
    repo = prepared(tmp_path / "r", COUNTED)
    line = "OKR: payments:checkout/rate +1"
    first = f"Moves (#1)\n\n* Move a\n\n{line}\n\nCo-authored-by: B <b@b>"
    repo.commit(first, {"a": "a"}, on="2026-10-10")
    other = first.replace("#1", "#2").replace("Move a", "Move b")
    repo.commit(other, {"b": "b"}, on="2026-10-11")
    assert record(repo).findings == ()
    again = first.replace("#1", "#3").replace("* Move a", f"* Move a\n\n{line}\n\n* Move c")
    second = repo.commit(again, {"c": "c"}, on="2026-10-12")
    found = record(repo)
    assert told(found)[-1] == "10-12 4 trailer"
    assert [(f.code, f.path) for f in found.findings] == [("OKR803", f"commit {second[:12]}")]


def test_members_only(tmp_path: Path) -> None:
    """When people are named, only members, lead and sponsor of the team report for it."""
    people = (
        "people:\n  ana: {name: Ana, git: [ANA@example.org]}\n  bo: {name: Bo}\n"
        "  cy: {name: Cy, git: [cy@example.org]}\n"
    )
    repo = prepared(tmp_path / "r", people=people, team="lead: ana\nmembers: [bo]\n")
    say(repo, "payments:checkout/rate = 62", on="2026-10-10", author="A. <ana@example.org>")
    say(repo, "payments:checkout/rate = 63", on="2026-10-11", author="Bo <b@home.example>")
    say(repo, "payments:checkout/rate = 99", on="2026-10-12", author="Cy <cy@example.org>")
    say(repo, "payments:checkout/rate = 98", on="2026-10-13", author="Bo2 <bo@evil.example>")
    found = record(repo)
    assert told(found) == ["10-10 62 trailer", "10-11 63 trailer"]
    assert [e.author for es in found.evidence.values() for e in es] == ["Cy", "Bo2"]
    anyone = record(repo, settings=Settings(trailers_accept="anyone"))
    assert len(told(anyone)) == 4


def test_a_team_without_a_document_accepts_nobody(tmp_path: Path) -> None:
    """Who belongs to a team that is not described cannot be told."""
    repo = prepared(tmp_path / "r", people="people:\n  ana: {name: Ana Díaz}\n")
    repo.commit("No team", {"okrs/payments/team.yaml": None}, on="2026-10-03")
    say(repo, "payments:checkout/rate = 62", on="2026-10-10")
    assert told(record(repo)) == []


def test_links_are_evidence(tmp_path: Path) -> None:
    """A link changes no number, and two of them in one commit are one piece of evidence."""
    repo = prepared(tmp_path / "r")
    id_ = say(
        repo, "payments:checkout", "payments:checkout", "payments:checkout/rate", on="2026-10-10"
    )
    found = record(repo)
    assert told(found) == []
    assert [(str(about), [e.commit for e in es]) for about, es in found.evidence.items()] == [
        ("payments@2026-Q4:checkout", [id_]),
        ("payments@2026-Q4:checkout/rate", [id_]),
    ]


@pytest.mark.parametrize(
    ("measure", "trailer", "message"),
    [
        (COUNTED, "= 66", "counts commits"),
        ("{baseline: 61, target: 75}", "+1", "does not count commits"),
        ("{baseline: 61, target: 75}", "= true", "a number, not true or false"),
        ("{baseline: 61, target: 75}", "done google", "instead of milestones"),
        ("{binary: true}", "= 1", "true or false instead"),
        (STEPS, "= 2", "has milestones"),
        (STEPS, "+1", "has milestones"),
        (STEPS, "done alipay", "no milestone alipay; there are: apple, google"),
    ],
)
def test_a_trailer_of_another_shape_does_not_count(
    tmp_path: Path, measure: str, trailer: str, message: str
) -> None:
    """It is a finding that names the commit."""
    repo = prepared(tmp_path / "r", measure)
    id_ = say(repo, f"payments:checkout/rate {trailer}", on="2026-10-10")
    found = record(repo)
    assert told(found) == []
    assert [(f.code, f.path) for f in found.findings] == [("OKR211", f"commit {id_[:12]}")]
    assert message in found.findings[0].message


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    """A line that looks like ours is a finding, also in the subject."""
    repo = prepared(tmp_path / "r")
    say(repo, "payments:checkout/rate = many", on="2026-10-10")
    repo.commit("OKR: payments:checkout/rate = 66", on="2026-10-11")
    findings = record(repo).findings
    assert [finding.code for finding in findings] == ["OKR801", "OKR801"]
    assert len({finding.fingerprint for finding in findings}) == 2


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    """An unknown name, an unknown cycle and an ambiguous name are findings of their own."""
    repo = prepared(tmp_path / "r")
    say(repo, "payments:checkout/nothing = 1", on="2026-10-10")
    say(repo, "payments@2027:checkout/rate = 1", on="2026-10-10")
    say(repo, "payments:nothing", on="2026-10-10")
    found = record(repo)
    assert [(f.code, f.message) for f in found.findings] == [
        ("OKR802", "There is no key result payments:checkout/nothing."),
        ("OKR802", "There is no key result payments@2027:checkout/rate."),
        ("OKR802", "There is no objective payments:nothing."),
    ]


def test_without_a_cycle_the_innermost_of_the_day_is_meant(tmp_path: Path) -> None:
    """The quarter, then the year, then the newest cycle already begun."""
    repo = prepared(tmp_path / "r")
    repo.commit("Year", {"okrs/payments/2026.yaml": document(cycle='"2026"')}, on="2026-10-02")
    say(repo, "payments:checkout/rate = 62", on="2026-10-10")
    say(repo, "payments:checkout/rate = 63", on="2026-05-10")
    say(repo, "payments:checkout/rate = 64", on="2027-01-10")
    found = record(repo, today="2027-02-01")
    assert told(found) == ["10-10 62 trailer", "2027-01-10 64 trailer"]
    assert told(found, "payments@2026:checkout/rate") == ["05-10 63 trailer"]


def test_two_cycles_on_one_level_are_ambiguous(tmp_path: Path) -> None:
    """The finding names both, and how to say which."""
    repo = prepared(tmp_path / "r")
    organization = (repo.folder / "okrs/organization.yaml").read_text()
    organization += '  - {id: Autumn, parent: "2026", start: 2026-10-01, end: 2026-12-31}\n'
    files = {"okrs/organization.yaml": organization, "okrs/a.yaml": document(cycle="Autumn")}
    repo.commit("Autumn", files, on="2026-10-02")
    say(repo, "payments:checkout/rate = 62", on="2026-10-10")
    (finding,) = record(repo).findings
    assert finding.code == "OKR802"
    assert "2026-Q4 and Autumn" in finding.message
    assert "payments@2026-Q4:checkout/rate" in finding.help


def test_trailers_that_speak_of_what_has_ended_are_past(tmp_path: Path) -> None:
    """What is not in the plan any more has no readings and needs no finding."""
    repo = prepared(tmp_path / "r")
    say(repo, "payments:checkout/rate = 62", on="2026-10-10")
    repo.commit("End", {DOCUMENT: None}, on="2026-10-11")
    found = record(repo)
    assert (dict(found.readings), found.findings) == ({}, ())


def test_what_an_outsider_says_is_one_piece_of_evidence(tmp_path: Path) -> None:
    """However many values a commit of somebody else claims."""
    repo = prepared(tmp_path / "r", people="people:\n  bo: {name: Bo}\n")
    say(repo, "payments:checkout/rate = 62", "payments:checkout/rate = 63", on="2026-10-10")
    found = record(repo)
    assert told(found) == []
    assert [len(evidence) for evidence in found.evidence.values()] == [1]
