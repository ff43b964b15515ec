"""What the tool says about the story: no error, and the conversations the story wants."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from okrascode.findings import Severity
from okrascode.lint.run import lint
from okrascode.readings.reading import SourceName
from okrascode.rollup.result import KeyResultRollup, Status, Tension
from okrascode.workspace import Workspace, load_workspace
from tests.support.demo_repository import TODAY, demo

_TOLD = {"OKR401", "OKR207"}
"""A team fell silent, and one request waits for its answer: the story wants these warnings."""


@pytest.fixture(scope="module")
def tamarind(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Read the demo once for all tests of this file."""
    return load_workspace(demo(tmp_path_factory), today=TODAY)


def _key_results(workspace: Workspace, *cycles: str) -> dict[str, KeyResultRollup]:
    chosen = [cycle for cycle in workspace.plan.cycles if cycle in cycles]
    return {
        str(part.reference): part
        for cycle in workspace.roll_up(chosen).cycles
        for team in cycle.teams
        for objective in team.objectives
        for part in objective.key_results
    }


@pytest.mark.parametrize(
    "today",
    [
        date(2024, 2, 29),
        date(2026, 1, 1),
        date(2026, 3, 31),
        date(2026, 4, 1),
        date(2026, 5, 19),
        date(2026, 11, 23),
        date(2027, 12, 31),
    ],
    ids=str,
)
def test_it_lints_clean_but_for_what_the_story_wants(
    tmp_path_factory: pytest.TempPathFactory, today: date
) -> None:
    """No error; the only warnings are about the silent team and the unanswered request."""
    root: Path = demo(tmp_path_factory, today)
    findings = lint(load_workspace(root, today=today)).findings
    other = [f"{f.code} {f.path}: {f.message}" for f in findings if f.code not in _TOLD]
    assert other == []
    assert all(f.severity is not Severity.ERROR for f in findings)
    assert {(f.entity or "").partition("@")[0] for f in findings if f.code == "OKR401"} <= {
        "supply"
    }


def test_confidence_and_pace_disagree_both_ways(tamarind: Workspace) -> None:
    """Training is surer than its numbers, parts is less sure than its own."""
    found = _key_results(tamarind, "2026-Q4")
    voices = found["training@2026-Q4:own-language/voices"]
    turnaround = found["parts@2026-Q4:bench-again/turnaround"]
    assert voices.tension is Tension.CONFIDENT_BUT_BEHIND
    assert turnaround.tension is Tension.AHEAD_BUT_CAUTIOUS


def test_every_status_of_a_running_quarter_is_there(tamarind: Workspace) -> None:
    """On track, at risk, off track, stale, dropped and draft."""
    counts = Counter(part.status for part in _key_results(tamarind, "2026-Q4").values())
    wanted = {Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK, Status.STALE, Status.DROPPED}
    assert wanted | {Status.DRAFT} <= set(counts)


def test_an_objective_is_scored_by_its_supporters(tamarind: Workspace) -> None:
    """It has no key results, and a score all the same."""
    cycle = next(c for c in tamarind.roll_up().cycles if c.cycle.id == "2026-Q4")
    answered = next(
        o for o in cycle.teams[0].objectives if str(o.reference) == "company@2026-Q4:answered"
    )
    assert not answered.key_results
    assert answered.score_from == "supporters"
    assert answered.score is not None


def test_pages_are_counted_from_commits_without_the_reverted_one(tamarind: Workspace) -> None:
    """Nine pages were declared in trailers, one was taken back."""
    pages = _key_results(tamarind, "2026-Q2")["training@2026-Q2:plain-handbook/pages"]
    assert pages.current == 8


def test_a_reverted_slip_of_the_thumb_leaves_no_reading(tamarind: Workspace) -> None:
    """Neither the file nor the trailer that was taken back counts."""
    for reading in (r for readings in tamarind.record().readings.values() for r in readings):
        assert reading.value != 2410
        assert not (str(reading.key_result).endswith("say-it/doors") and reading.value == 6)


def test_a_renamed_key_result_keeps_its_history(tamarind: Workspace) -> None:
    """What was reported under the old name is there under the new one."""
    again = _key_results(tamarind, "2026-Q3")["telemetry@2026-Q3:know-first/cold-again"]
    assert [reading.value for reading in again.readings] == [30, 27, 25, 22, 18, 16, 14]


def test_numbers_come_in_all_three_ways(tamarind: Workspace) -> None:
    """Check-in files, edited documents and trailers of commits."""
    sources = {r.source for readings in tamarind.record().readings.values() for r in readings}
    assert {SourceName.CHECK_IN, SourceName.CURRENT, SourceName.TRAILER} <= sources


def test_every_intended_change_is_in_the_record_with_its_reason(tamarind: Workspace) -> None:
    """Four targets moved after commit_by, each for a reason that is written down."""
    moved = [c for c in tamarind.record().changes if c.field == "target"]
    assert len(moved) == 4
    assert all(change.reason for change in moved)
