"""Traits in real repositories, from commit to finding: the same as with records made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.git_repo import BO, GitRepo
from tests.support.okr_program import okr

_ORGANIZATION = """\
apiVersion: okrascode/v1
kind: Organization
name: Acme
cycles:
  - {id: 2026-Q3, start: 2026-07-01, end: 2026-09-30}
  - {id: 2026-Q4, start: 2026-10-01, end: 2026-12-31}
"""
_COMPANY = "apiVersion: okrascode/v1\nkind: Team\nid: company\nname: Acme\nlead: ana\n"
_PAYMENTS = "apiVersion: okrascode/v1\nkind: Team\nid: payments\nname: Payments\nparent: company\n"


def _repository(folder: Path, *, on: str) -> GitRepo:
    repo = GitRepo(folder)
    files = {
        "okrs/organization.yaml": _ORGANIZATION,
        "okrs/company/team.yaml": _COMPANY,
        "okrs/payments/team.yaml": _PAYMENTS,
    }
    repo.commit("Begin", dict(files), on=on)
    return repo


def _plan(team: str, objective: str, *key_results: str, more: str = "", cycle: str = "2026-Q4"):
    parts = "".join(f"      - {one}\n" for one in key_results)
    return {
        f"okrs/{team}/{cycle}.yaml": f"apiVersion: okrascode/v1\nkind: Objectives\nteam: {team}\n"
        f"cycle: {cycle}\nobjectives:\n  - id: {objective}\n    objective: It is better\n{more}"
        f"    key_results:\n{parts}"
    }


def _box(number: int, done: bool) -> str:
    return (
        f"{{id: k{number}, key_result: Step {number}, measure: {{binary: true}}, "
        f"current: {str(done).lower()}}}"
    )


def _check_in(team: str, on: str, entry: str, *, cycle: str = "2026-Q4", by: str = ""):
    who = f"by: {by}\n" if by else ""
    return {
        f"okrs/{team}/{cycle}/{on}-a.yaml": f"apiVersion: okrascode/v1\nkind: CheckIn\n"
        f"team: {team}\ncycle: {cycle}\ndate: {on}\n{who}key_results:\n  {entry}\n"
    }


def _found(repo: GitRepo, today: str, *words: str) -> dict[str, list[dict[str, str]]]:
    said = okr("-C", repo.folder, "--today", today, "health", "--format", "json", *words)
    assert said.code == 0, said.err
    return {theme["slug"]: theme["evidence"] for theme in json.loads(said.out)["themes"]}


def _traits(found: dict[str, list[dict[str, str]]], theme: str) -> list[str]:
    return [item["trait"] for item in found[theme]]


@pytest.mark.parametrize(("on", "is_found"), [("2026-12-29", True), ("2026-11-10", False)])
def test_boxes_ticked_on_the_last_days(tmp_path, on, is_found):
    """Six boxes ticked in one commit: on 29 December they are found, on 10 November not."""
    repo = _repository(tmp_path / "r", on="2026-10-01")
    boxes = [_box(n, done=False) for n in range(6)]
    repo.commit("Plan", _plan("payments", "boxes", *boxes), on="2026-10-02")
    ticked = [_box(n, done=True) for n in range(6)]
    commit = repo.commit("Done", _plan("payments", "boxes", *ticked), on=on, author=BO)
    found = _found(repo, "2027-01-20")
    assert ("bulk" in _traits(found, "tracking")) is is_found
    if is_found:
        [item] = [item for item in found["tracking"] if item["trait"] == "bulk"]
        assert item["commit"] == commit
        assert "Bo" not in json.dumps(found)


def test_boxes_that_a_moved_file_lost(tmp_path):
    """Six ticks that went away in one commit name the commit and no author."""
    repo = _repository(tmp_path / "r", on="2026-10-01")
    done = [_box(n, done=True) for n in range(6)]
    lost = [_box(n, done=False) for n in range(6)]
    repo.commit("Plan", _plan("payments", "boxes", *lost), on="2026-10-02")
    repo.commit("Done", _plan("payments", "boxes", *done), on="2026-11-02")
    commit = repo.commit("Tidy up", _plan("payments", "boxes", *lost), on="2026-11-05", author=BO)
    found = _found(repo, "2026-11-20")
    [item] = [item for item in found["tracking"] if item["trait"] == "taken_back"]
    assert (item["commit"], item["date"]) == (commit, "2026-11-05")


def test_an_objective_that_began_in_a_team(tmp_path):
    """First committed without a link, linked when the top took it up: it began below."""
    repo = _repository(tmp_path / "r", on="2026-10-01")
    rate = "{id: rate, key_result: Rate, measure: {baseline: 0, target: 9}}"
    link = '    supports: ["company:top"]\n'
    repo.commit("Idea", _plan("payments", "idea", rate), on="2026-10-02")
    repo.commit("Top", _plan("company", "top", rate), on="2026-10-09")
    repo.commit("Link", _plan("payments", "idea", rate, more=link), on="2026-10-12")
    assert "began_alone" in _traits(_found(repo, "2026-11-20"), "alignment")


def test_an_objective_that_was_written_for_the_top(tmp_path):
    """The top was there first, and the link with it: it came from above."""
    repo = _repository(tmp_path / "r", on="2026-10-01")
    rate = "{id: rate, key_result: Rate, measure: {baseline: 0, target: 9}}"
    repo.commit("Top", _plan("company", "top", rate), on="2026-10-02")
    link = '    supports: ["company:top"]\n'
    repo.commit("Work", _plan("payments", "work", rate, more=link), on="2026-10-09")
    assert _traits(_found(repo, "2026-11-20"), "alignment") == ["all_from_above"]


@pytest.mark.parametrize(("confidence", "is_found"), [(8, True), (5, False)])
def test_a_watermelon(tmp_path, confidence, is_found):
    """Missed at 4 of 9, with this confidence two weeks before the end."""
    repo = _repository(tmp_path / "r", on="2026-07-01")
    rate = "{id: rate, key_result: Rate, measure: {baseline: 0, target: 9}}"
    plan = _plan("payments", "melon", rate, cycle="2026-Q3")
    repo.commit("Plan", plan, on="2026-07-02")
    entry = f"melon/rate: {{current: 4, confidence: {confidence}}}"
    repo.commit("Say", _check_in("payments", "2026-09-15", entry, cycle="2026-Q3"), on="2026-09-15")
    found = _found(repo, "2026-10-20", "--cycle", "2026-Q3")
    assert ("watermelon" in _traits(found, "failure")) is is_found
    assert ("said" in _traits(found, "candour")) is False
    assert ("unsaid" in _traits(found, "candour")) is True


@pytest.mark.parametrize(("weeks", "alarm"), [((1, 2, 3, 4, 8), True), (range(1, 9), False)])
def test_attention_that_drifts(tmp_path, weeks, alarm):
    """Four check-ins of the top in the first four weeks, and one or four in the last four."""
    repo = _repository(tmp_path / "r", on="2026-09-20")
    rate = "{id: rate, key_result: Rate, measure: {baseline: 0, target: 9}}"
    repo.commit("Plan", _plan("company", "top", rate), on="2026-09-21")
    for week in weeks:
        on = f"2026-1{(week - 1) * 7 // 31}-{(week - 1) * 7 % 31 + 1:02}"
        entry = f"top/rate: {{current: {week}}}"
        repo.commit("Say", _check_in("company", on, entry, by="ana"), on=on)
    assert ("drift" in _traits(_found(repo, "2026-11-26"), "leadership")) is alarm


def test_two_weeks_of_a_repository(tmp_path):
    """Fourteen days after its first commit nothing is found in any theme."""
    repo = _repository(tmp_path / "r", on="2026-10-01")
    boxes = [_box(n, done=False) for n in range(9)]
    repo.commit("Plan", _plan("payments", "bonus", *boxes), on="2026-10-01")
    assert not any(_found(repo, "2026-10-14").values())
