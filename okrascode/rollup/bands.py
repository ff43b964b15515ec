"""How to read a score when a cycle has ended: for learning, never to compare people."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction

from okrascode.model.objective import Commitment, ItemState
from okrascode.rollup.result import ObjectiveRollup

__all__ = ["Band", "band_of", "is_healthy_middle", "was_too_safe"]

_YELLOW_FROM = Fraction(3, 10)
_GREEN_FROM = Fraction(7, 10)
_HEALTHY_FROM, _HEALTHY_TO = Fraction(6, 10), Fraction(8, 10)


class Band(StrEnum):
    """Three bands of a score."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"


def band_of(score: Fraction) -> Band:
    """Give the band of a score: below 0.3 red, below 0.7 yellow, from 0.7 green.

    >>> [str(band_of(Fraction(n, 100))) for n in (29, 30, 69, 70)]
    ['red', 'yellow', 'yellow', 'green']
    """
    if score < _YELLOW_FROM:
        return Band.RED
    return Band.YELLOW if score < _GREEN_FROM else Band.GREEN


def is_healthy_middle(score: Fraction) -> bool:
    """Tell whether an aspirational score lies in 0.6..0.8, both included.

    >>> [is_healthy_middle(Fraction(n, 10)) for n in (5, 6, 8, 9)]
    [False, True, True, False]
    """
    return _HEALTHY_FROM <= score <= _HEALTHY_TO


def was_too_safe(objectives: Iterable[ObjectiveRollup]) -> bool:
    """Tell whether to ask if the targets were too safe: every aspirational final score is 1.0.

    Drafts, dropped objectives and those without a final score are left out; with none left there
    is nothing to ask.
    """
    finals = [
        rollup.final_score
        for rollup in objectives
        if rollup.objective.commitment is Commitment.ASPIRATIONAL
        and rollup.objective.state is ItemState.ACTIVE
        and rollup.final_score is not None
    ]
    return bool(finals) and all(final == 1 for final in finals)
