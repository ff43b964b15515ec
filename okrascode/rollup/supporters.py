"""What the supporters of an objective amount to, and what is expected over several parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from okrascode.model.objective import ItemState
from okrascode.model.reference import Reference
from okrascode.rollup.aggregate import weighted_mean, why_no_mean
from okrascode.rollup.result import KeyResultRollup, ObjectiveRollup, Status

__all__ = ["Expectation", "Support", "expectation_over", "in_a_loop", "support_of"]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What is expected of some parts, and the score of the same parts."""

    expected: Fraction | None = None
    score: Fraction | None = None


def expectation_over(parts: Sequence[KeyResultRollup | ObjectiveRollup]) -> Expectation:
    """Give the means of what is expected and of the scores, over the parts that expect something.

    Both by weight. Scores 0.4 and 1.0, with 0.5 expected of the first and nothing of the second:
    0.5 and 0.4, so that a threshold neither hurries nor delays the pace.
    """
    known = []
    for part in parts:
        if isinstance(part, KeyResultRollup):
            weight, score = part.key_result.weight, part.score
        else:
            # An objective's pace leaves out what expects nothing; so does the score behind it.
            weight = part.objective.weight
            score = None if part.pace is None else part.pace * (part.expected or 0)
        if part.expected is not None and score is not None:
            known.append((part.expected, score, weight))
    return Expectation(
        weighted_mean((expected, weight) for expected, _, weight in known),
        weighted_mean((score, weight) for _, score, weight in known),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What the supporters of an objective amount to."""

    names: tuple[Reference, ...] = ()
    """In order of reference, drafts and dropped ones included."""
    score: Fraction | None = None
    final_score: Fraction | None = None
    because: str = ""
    """One sentence when there are supporters and no score."""
    expectation: Expectation = Expectation()
    share_of_stale: Fraction = Fraction(0)
    has_started: bool = True
    """False when none of them has; with no supporters there is nothing to start."""


def support_of(supporters: Sequence[ObjectiveRollup]) -> Support:
    """Give the mean of the scores of supporters by their own weight, and what goes with it.

    A supporter whose cycle has ended counts with its final score. Drafts, dropped ones and those
    without a score are left out. 0.6 with weight 1 and 0.9 with weight 2: 2.4 / 3 = 0.8.
    """
    active = [s for s in supporters if s.objective.state is ItemState.ACTIVE]
    scored = [(_settled(s), s.objective.weight) for s in active]
    parts = [(score, weight) for score, weight in scored if score is not None]
    score = weighted_mean(parts)
    because = why_no_mean([weight for _, weight in parts], of="supporting objectives")
    stale = sum(s.status is Status.STALE for s in active)
    return Support(
        names=tuple(s.reference for s in supporters),
        score=score,
        final_score=weighted_mean(
            (s.final_score, s.objective.weight) for s in active if s.final_score is not None
        ),
        because=because if supporters and score is None else "",
        expectation=expectation_over(active),
        share_of_stale=Fraction(stale, len(active)) if active else Fraction(0),
        has_started=not active or any(s.status is not Status.NOT_STARTED for s in active),
    )


def in_a_loop(names: Sequence[Reference]) -> Support:
    """Give what a loop of objectives that support each other amounts to: nothing, and why."""
    return Support(
        names=tuple(names), because="it stands in a loop of objectives that support each other"
    )


def _settled(supporter: ObjectiveRollup) -> Fraction | None:
    return supporter.score if supporter.final_score is None else supporter.final_score
