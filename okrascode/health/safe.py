"""Targets that may have been too safe: full scores again and again, or early in the cycle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from okrascode.health.view import View
from okrascode.model.measure import Threshold
from okrascode.model.objective import ItemState
from okrascode.model.reference import TeamId
from okrascode.readings.reading import Reading
from okrascode.rollup.aggregate import weighted_mean
from okrascode.rollup.expectation import elapsed
from okrascode.rollup.progress import progress_of
from okrascode.rollup.result import KeyResultRollup, ObjectiveRollup, Status, TeamRollup

__all__ = ["Easy", "easy_objectives", "final_of", "full_teams"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Easy:
    """An objective that was reached before enough of the cycle had passed."""

    part: ObjectiveRollup
    day: date
    reading: Reading
    """The one that completed it."""
    elapsed: Fraction


def final_of(team: TeamRollup) -> Fraction | None:
    """Give a team's mean of final scores, by weight; ``None`` while the cycle runs."""
    return weighted_mean(
        (part.final_score, part.objective.weight)
        for part in team.objectives
        if part.final_score is not None and part.objective.state is ItemState.ACTIVE
    )


def full_teams(view: View) -> tuple[TeamId, ...]:
    """Give the teams with a nearly full final score in enough cycles in a row, this one the last.

    Three cycles at 0.97, 1 and 0.95 are enough with the defaults; 0.97, 1 and 0.94 are not.
    """
    full: list[TeamId] = [team.team.id for team in view.rollup.teams]
    here: View | None = view
    for _ in range(view.limits.sandbag_cycles):
        # A cycle is rolled up when it is asked for, so the first without a full team ends it.
        if here is None or not here.is_over or not full:
            return ()
        finals = {team.team.id: final_of(team) for team in here.rollup.teams}
        least = Fraction(view.limits.sandbag_score)
        full = [team for team in full if (final := finals.get(team)) and final >= least]
        here = here.before
    return tuple(full)


def easy_objectives(view: View) -> Iterator[Easy]:
    """Give the objectives all of whose key results were reached before half of the cycle.

    To hold a number is not to reach one, so thresholds are left out.
    """
    for part in view.objectives:
        wanted = [
            one
            for one in part.key_results
            if one.status not in (Status.DRAFT, Status.DROPPED)
            and not isinstance(one.key_result.measure, Threshold)
        ]
        reached = [_reached(one) for one in wanted]
        known = [reading for reading in reached if reading is not None]
        if not known or len(known) < len(wanted):
            continue
        last = max(known, key=lambda reading: reading.day or date.min)
        day = last.day
        if day is None or not view.cycle.start <= day <= view.last:
            continue
        passed = elapsed(view.cycle, day)
        if passed < Fraction(view.limits.sandbag_before):
            yield Easy(part=part, day=day, reading=last, elapsed=passed)


def _reached(part: KeyResultRollup) -> Reading | None:
    """Give the reading since which it has stayed reached."""
    if part.progress is None or part.progress < 1:
        return None
    found: Reading | None = None
    for reading in reversed(part.readings):
        if reading.value is None or not reading.counts:
            continue
        progress = progress_of(part.key_result.measure, reading.value)
        if progress is None or progress < 1:
            break
        found = reading
    return found
