"""Showing a part of a roll-up."""

from __future__ import annotations

from dataclasses import replace

from okrascode.model.reference import PersonId, TeamId, parse_reference
from okrascode.readings.subject import Subject
from okrascode.rollup.narrow import narrow
from okrascode.rollup.result import Rollup
from tests.support.plans import key_result, objective, plan_of, rolled_up, team


def _rollup() -> Rollup:
    return rolled_up(
        plan_of(
            objective("love", key_result("nps", owner=PersonId("ana")), key_result("calls")),
            objective("fast", key_result("p99"), team="shop", owner=PersonId("bo")),
            teams=[team("company"), team("shop", "company")],
        )
    )


def _shown(rollup: Rollup) -> list[str]:
    return [
        str(part.reference)
        for cycle in rollup.cycles
        for team_part in cycle.teams
        for objective_part in team_part.objectives
        for part in objective_part.key_results
    ]


def test_a_team_keeps_its_objectives_only() -> None:
    """Naming a team leaves out the others."""
    subjects = [Subject(team=TeamId("shop"))]
    assert _shown(narrow(_rollup(), subjects=subjects, owner=None)) == ["shop@2026-Q4:fast/p99"]


def test_a_key_result_is_shown_alone() -> None:
    """Naming a key result leaves out its neighbours, and the objective keeps its score."""
    whole = _rollup()
    reference = parse_reference("company@2026-Q4:love/nps")
    subject = Subject(team=TeamId("company"), reference=reference)
    part = narrow(whole, subjects=[subject], owner=None)
    assert _shown(part) == ["company@2026-Q4:love/nps"]
    before = whole.cycles[0].teams[0].objectives[0].score
    assert part.cycles[0].teams[0].objectives[0].score == before


def test_an_owner_of_a_key_result_sees_it_under_its_objective() -> None:
    """What a person owns is found on both levels."""
    assert _shown(narrow(_rollup(), subjects=[], owner="ana")) == ["company@2026-Q4:love/nps"]
    assert _shown(narrow(_rollup(), subjects=[], owner="bo")) == ["shop@2026-Q4:fast/p99"]
    assert _shown(narrow(_rollup(), subjects=[], owner="nobody")) == []


def test_nothing_named_keeps_everything() -> None:
    """Without a subject and an owner the roll-up is the same."""
    assert narrow(_rollup(), subjects=[], owner=None) == _rollup()


def test_a_team_without_objectives_is_shown_only_when_nothing_is_named() -> None:
    """It is part of the whole, and of no part of it."""
    whole = _rollup()
    [cycle] = whole.cycles
    empty = replace(cycle.teams[1], objectives=())
    whole = replace(whole, cycles=(replace(cycle, teams=(cycle.teams[0], empty)),))
    company = [Subject(team=TeamId("company"))]
    for subjects, owner, teams in (([], None, 2), (company, None, 1), ([], "ana", 1)):
        assert len(narrow(whole, subjects=subjects, owner=owner).cycles[0].teams) == teams
