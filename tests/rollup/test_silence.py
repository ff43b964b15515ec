"""Silence is found without scores, and is what a roll-up calls stale."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from okrascode.rollup.result import Status
from okrascode.rollup.silence import silences_in
from okrascode.workspace import load_workspace
from tests.support.git_repo import GitRepo

ORGANIZATION = """apiVersion: okrascode/v1
kind: Organization
name: Acme
cycles:
  - {id: "2026", start: 2026-01-01, end: 2026-12-31}
  - {id: 2026-Q4, start: 2026-10-01, end: 2026-12-31, parent: "2026"}
"""
TEAM = "apiVersion: okrascode/v1\nkind: Team\nid: pay\nname: Pay\n"
OBJECTIVES = """apiVersion: okrascode/v1
kind: Objectives
team: pay
cycle: 2026-Q4
objectives:
  - id: fast
    objective: Paying is fast
    key_results:
      - {id: never, key_result: Never said, measure: {baseline: 0, target: 10}}
      - {id: old, key_result: Said once, measure: {baseline: 0, target: 10}}
      - {id: done, key_result: Said once, measure: {baseline: 0, target: 10}}
      - {id: held, key_result: Said once, measure: {at_least: 3}}
      - {id: draft, key_result: Not yet, state: draft, measure: {baseline: 0, target: 10}}
      - id: read
        key_result: Read from Git
        measure: {baseline: 0, target: 9, source: {files: "*"}}
      - {id: none, key_result: No measure}
  - id: later
    objective: Nothing yet
    state: dropped
    reason: No time
    key_results:
      - {id: a, key_result: Never said, measure: {baseline: 0, target: 10}}
"""
CHECK_IN = """apiVersion: okrascode/v1
kind: CheckIn
team: pay
cycle: 2026-Q4
date: 2026-10-20
key_results:
  fast/old: {current: 4}
  fast/done: {current: 10}
  fast/held: {current: 5}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory):
    """A team that said something once."""
    repo = GitRepo(tmp_path_factory.mktemp("acme") / "repo")
    repo.commit(
        "Begin",
        {
            "okr.toml": "version = 1\n",
            "okrs/organization.yaml": ORGANIZATION,
            "okrs/pay/team.yaml": TEAM,
            "okrs/pay/2026-Q4.yaml": OBJECTIVES,
            "okrs/pay/2026-Q4/2026-10-20-abcd.yaml": CHECK_IN,
        },
        on="2026-10-02",
    )
    return repo.folder


@pytest.mark.parametrize("days", range(0, 110, 4))
def test_it_is_what_a_roll_up_calls_stale(folder, days: int) -> None:
    """On every day of the cycle and after it."""
    today = date(2026, 10, 1) + timedelta(days=days)
    workspace = load_workspace(folder, today=today)
    stale = {
        key_result.reference: key_result.last_reading
        for cycle in workspace.roll_up().cycles
        for team in cycle.teams
        for objective in team.objectives
        for key_result in objective.key_results
        if key_result.status is Status.STALE
    }
    found = silences_in(
        workspace.plan, workspace.record(), today=today, settings=workspace.settings
    )
    assert {silence.reference: silence.last_reading for silence in found} == stale
    if date(2026, 11, 1) < today <= date(2026, 12, 31):
        assert {reference.key_result for reference in stale} == {"never", "old", "held", "none"}
