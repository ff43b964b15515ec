"""The story shows everything the format can say, on its first day as on its last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from okrascode.demo.calendar import quarters_up_to
from okrascode.demo.story import demo_commits
from okrascode.model.measure import (
    Binary,
    Condition,
    Measure,
    Metric,
    Milestones,
    Scoring,
    SourceKind,
    Threshold,
)
from okrascode.model.objective import Commitment, ItemState, Objective
from okrascode.model.organization import CycleState
from okrascode.model.plan import Plan
from tests.support.demo_repository import plan_on

DAYS = [date(2026, 1, 1), date(2024, 2, 29), date(2026, 11, 23), date(2027, 12, 31)]


def _measures(plan: Plan) -> Iterator[Measure]:
    return (k.measure for k in plan.key_results.values() if k.measure is not None)


def _has_own(objective: Objective) -> bool:
    return any(k.state is ItemState.ACTIVE for k in objective.key_results)


def _is_scored_by_supporters(plan: Plan) -> bool:
    bare = {o.reference for o in plan.objectives.values() if not _has_own(o)}
    links = (link.reference for o in plan.objectives.values() for link in o.supports)
    return any(link.of_objective in bare for link in links)


def _an_answer(plan: Plan, *, by: str) -> bool:
    asked = {
        (o.reference, dependency.of.reference.of_objective)
        for o in plan.objectives.values()
        for dependency in o.depends_on
    }
    served = {
        (link.reference.of_objective, o.reference)
        for o in plan.objectives.values()
        for link in o.serves
    }
    return bool(asked & served) if by == "serves" else bool(plan.declines)


def _a_supporter(plan: Plan, *, of_root: bool) -> bool:
    return any(
        (link.reference.team == "company") is of_root and link.reference.team != o.team
        for o in plan.objectives.values()
        for link in o.supports
    )


FEATURES: dict[str, Callable[[Plan], bool]] = {
    "metric up": lambda p: any(
        isinstance(m, Metric) and m.target > m.baseline for m in _measures(p)
    ),
    "metric down": lambda p: any(
        isinstance(m, Metric) and m.target < m.baseline for m in _measures(p)
    ),
    "at most": lambda p: any(
        isinstance(m, Threshold) and m.condition is Condition.AT_MOST for m in _measures(p)
    ),
    "between": lambda p: any(
        isinstance(m, Threshold) and m.condition is Condition.BETWEEN for m in _measures(p)
    ),
    "share": lambda p: any(
        isinstance(m, Threshold) and m.scoring is Scoring.SHARE for m in _measures(p)
    ),
    "weighted milestones with due dates": lambda p: any(
        isinstance(m, Milestones)
        and any(i.weight != 1 for i in m.items)
        and all(i.due for i in m.items)
        for m in _measures(p)
    ),
    "milestone done": lambda p: any(
        isinstance(m, Milestones) and any(i.done for i in m.items) for m in _measures(p)
    ),
    "binary": lambda p: any(isinstance(m, Binary) for m in _measures(p)),
    "counted from commits": lambda p: any(
        isinstance(m, Metric) and m.source is not None and m.source.kind is SourceKind.COMMITS
        for m in _measures(p)
    ),
    "expected curve": lambda p: any(isinstance(m, Metric) and m.expected for m in _measures(p)),
    "withheld": lambda p: any(isinstance(m, Metric) and m.withheld for m in _measures(p)),
    "current in the document": lambda p: any(k.current is not None for k in p.key_results.values()),
    "as of": lambda p: any(k.as_of for k in p.key_results.values()),
    "check-in with an ask": lambda p: any(e.ask for c in p.check_ins for e in c.entries),
    "check-in with milestones": lambda p: any(e.done for c in p.check_ins for e in c.entries),
    "wins and blockers": lambda p: all(
        any(getattr(c, word) for c in p.check_ins) for word in ("wins", "blockers")
    ),
    "dependency served": lambda p: _an_answer(p, by="serves"),
    "dependency declined": lambda p: _an_answer(p, by="declines"),
    "question resolved": lambda p: any(
        q.resolved_on for o in p.objectives.values() for q in o.open_questions
    ),
    "question without a sponsor": lambda p: any(
        not q.resolved_on and q.sponsor is None
        for o in p.objectives.values()
        for q in o.open_questions
    ),
    "dropped key result": lambda p: any(
        k.state is ItemState.DROPPED and k.reason for k in p.key_results.values()
    ),
    "draft": lambda p: any(o.state is ItemState.DRAFT for o in p.objectives.values()),
    "aspirational and committed": lambda p: (
        {o.commitment for o in p.objectives.values()} == set(Commitment)
    ),
    "every outcome": lambda p: (
        {o.closing.outcome.value for o in p.objectives.values() if o.closing}
        == {"achieved", "partly", "missed", "dropped"}
    ),
    "carried over": lambda p: any(o.carried_from for o in p.objectives.values()),
    "renamed": lambda p: any(k.formerly for k in p.key_results.values()),
    "scored by supporters": _is_scored_by_supporters,
    "supports the root": lambda p: _a_supporter(p, of_root=True),
    "in Chinese": lambda p: any(
        "\u4e00" <= character <= "\u9fff"
        for o in p.objectives.values()
        if o.team == "hardware"
        for character in o.title
    ),
    "closed and committed cycles": lambda p: (
        {c.state for c in p.cycles.values()} == {CycleState.CLOSED, CycleState.COMMITTED}
    ),
}


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("name", FEATURES)
def test_the_plan_shows(name: str, today: date) -> None:
    """Somewhere in the three quarters, whatever day today is."""
    assert FEATURES[name](plan_on(today))


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_target_changes_with_a_reason_after_commit_by(today: date) -> None:
    """Changes name what moved; the document holds the new value, the commit came after the day."""
    plan, moved = plan_on(today), 0
    for objective in plan.objectives.values():
        for change in objective.changes:
            cycle = plan.cycles[objective.cycle]
            key_result = next(k for k in objective.key_results if change.what.startswith(k.id))
            assert cycle.commit_by is not None
            assert cycle.commit_by <= change.date
            assert change.reason
            assert isinstance(key_result.measure, Metric)
            assert key_result.measure.target == change.new
            moved += 1
    assert moved >= 2


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_commits_report_in_every_way(today: date) -> None:
    """There are merges, squashes, a revert, counting and telling trailers, and two addresses."""
    commits = demo_commits(today)
    messages = [commit.message for commit in commits]
    assert sum(commit.merges is not None for commit in commits) >= 10
    assert any("\n* " in text and "Co-authored-by: " in text for text in messages)
    assert any(
        text.startswith('Revert "') and "Reverts tamarind/okrs#" in text for text in messages
    )
    assert sum(" +1\n" in text + "\n" for text in messages) >= 5
    assert any(" = " in text and "OKR: " in text for text in messages)
    assert any("OKR-Change-Reason: " in text for text in messages)
    addresses = {commit.email for commit in commits if "urung" in commit.author}
    assert len(addresses) == 2


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_revert_takes_back_what_came_with_its_number(today: date) -> None:
    """The number it names belongs to one earlier commit, whose files it removes."""
    commits = demo_commits(today)
    for index, commit in enumerate(commits):
        if not commit.message.startswith("Revert"):
            continue
        number = commit.message.partition("okrs#")[2].split()[0]
        named = [
            c for c in commits[:index] if c.message.partition("\n")[0].endswith(f"(#{number})")
        ]
        assert len(named) == 1
        assert set(commit.removed) == set(named[0].files)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_team_fell_silent(today: date) -> None:
    """In this quarter when it is old enough, else in the one before: five weeks without a word."""
    current = quarters_up_to(today)[-1]
    old_enough = today - current.start >= timedelta(days=57)
    quarter = current if old_enough else quarters_up_to(today)[-2]
    until = min(today, quarter.end)
    last = {
        team: max(
            c.date for c in plan_on(today).check_ins if (c.team, c.cycle) == (team, quarter.id)
        )
        for team in plan_on(today).teams
    }
    silent = [team for team, day in last.items() if until - day > timedelta(weeks=5)]
    assert len(silent) == 1


def test_the_current_quarter_shows_much_by_itself() -> None:
    """Two months in, the quarter of today alone asks, answers, drops, drafts and counts."""
    plan = plan_on(date(2026, 11, 30))
    objectives = plan.objectives_in(quarters_up_to(date(2026, 11, 30))[-1].id)
    key_results = [k for o in objectives for k in o.key_results]
    assert {type(k.measure) for k in key_results} == {Metric, Threshold, Milestones, Binary}
    assert any(o.state is ItemState.DRAFT for o in objectives)
    assert any(k.state is ItemState.DROPPED for k in key_results)
    assert any(o.changes for o in objectives)
    assert any(o.depends_on for o in objectives)
    assert any(o.serves for o in objectives)
    assert any(o.carried_from for o in objectives)
    assert any(q.resolved_on for o in objectives for q in o.open_questions)
    assert any(not q.sponsor for o in objectives for q in o.open_questions)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_request_of_a_closed_quarter_was_answered(today: date) -> None:
    """What was asked for is served in the other team's file; what was declined is asked no more."""
    plan = plan_on(today)
    for objective in plan.objectives.values():
        if plan.cycles[objective.cycle].state is not CycleState.CLOSED:
            continue
        for dependency in objective.depends_on:
            asked = plan.objectives[dependency.of.reference.of_objective]
            assert objective.reference in {link.reference for link in asked.serves}
    for team, decline in plan.declines:
        asking = plan.objectives[decline.request.reference.of_objective]
        assert team not in {dependency.of.reference.team for dependency in asking.depends_on}
