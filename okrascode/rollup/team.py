"""A team in a cycle: the mean of its objectives; nothing is rolled up to persons."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from okrascode.model.objective import ItemState
from okrascode.model.team import Team
from okrascode.rollup.aggregate import mean_of_confidences, weighted_mean, why_no_mean
from okrascode.rollup.expectation import bar_of, elapsed, pace_of
from okrascode.rollup.result import ObjectiveRollup, Status, TeamRollup
from okrascode.rollup.status import Signals, judge
from okrascode.rollup.supporters import expectation_over
from okrascode.rollup.view import View

__all__ = ["roll_up_team"]

_HALF = Fraction(1, 2)


def roll_up_team(team: Team, objectives: Sequence[ObjectiveRollup], *, view: View) -> TeamRollup:
    """Give the numbers of a team: the mean of its active objectives by their weight.

    The status is that of the same table. After the end a team has achieved when its score reaches
    the mean of what its objectives are asked for (1.0 committed, 0.7 aspirational: one of each,
    0.85); before the end when all its active objectives have. It is stale when more than half of
    them are and not started when none is. Else it is judged by the mean confidence when all its
    active objectives have one, so that a team is not green above objectives that are not; then by
    the pace taken over those that have one; without any it is unjudged, never green.

    Scores 0.4 with weight 1 and 0.7 with weight 2: 1.8 / 3 = 0.6.
    """
    active = [part for part in objectives if part.objective.state is ItemState.ACTIVE]
    scored = [(p.score, p.objective) for p in active if p.score is not None]
    score = weighted_mean((value, objective.weight) for value, objective in scored)
    bar = weighted_mean(
        (Fraction(bar_of(objective.commitment, view.status)), objective.weight)
        for _, objective in scored
    )
    over = expectation_over(active)
    pace = pace_of(
        over.score,
        over.expected,
        elapsed=elapsed(view.cycle, view.today),
        settings=view.status,
    )
    statuses = [part.status for part in active]
    confidences = [part.confidence for part in active if part.confidence is not None]
    verdict = judge(
        Signals(
            is_over=view.is_over,
            score=score,
            bar=Fraction(1) if bar is None else bar,
            is_complete=bool(active) and all(s is Status.ACHIEVED for s in statuses),
            is_stale=bool(active) and Fraction(statuses.count(Status.STALE), len(active)) > _HALF,
            has_started=not active or any(s is not Status.NOT_STARTED for s in statuses),
            confidence=(
                mean_of_confidences(confidences) if len(confidences) == len(active) else None
            ),
            pace=pace,
        ),
        view.status,
    )
    return TeamRollup(
        team=team,
        objectives=tuple(objectives),
        score=score,
        no_score_because=(
            "" if score is not None else why_no_mean([o.weight for _, o in scored], of="objectives")
        ),
        expected=over.expected,
        pace=pace,
        status=verdict.status,
        complete=all(part.complete for part in objectives),
    )
