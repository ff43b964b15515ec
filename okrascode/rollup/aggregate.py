"""Means by weight and the clamp that turns progress into a score; exact, like everything here."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import lcm

__all__ = ["clamp", "mean_of_confidences", "weighted_mean", "why_no_mean"]

_TWELVE_DECIMALS = 10**12
_NOTHING, _ALL = Fraction(0), Fraction(1)


def clamp(progress: Fraction) -> Fraction:
    """Give the score of a progress: min(1, max(0, progress)).

    Progress 1.25 (80 where 75 was the target of a journey from 55) is reported as it is, but a
    key result that overshoots must not make up for one that fails.

    >>> clamp(Fraction(5, 4)), clamp(Fraction(-1, 5)), clamp(Fraction(7, 10))
    (Fraction(1, 1), Fraction(0, 1), Fraction(7, 10))
    """
    if progress.numerator <= 0:
        return _NOTHING
    return progress if progress.numerator < progress.denominator else _ALL


def weighted_mean(parts: Iterable[tuple[Fraction, Decimal]]) -> Fraction | None:
    """Give Σ(value × weight) / Σ(weight) of pairs of value and weight.

    Scores 0.4 with weight 1 and 0.8 with weight 3: (0.4 × 1 + 0.8 × 3) / 4 = 0.7. ``None`` when
    there are no parts, when all weights are 0, or when one is negative: never guessed.

    >>> weighted_mean([(Fraction(2, 5), Decimal(1)), (Fraction(4, 5), Decimal(3))])
    Fraction(7, 10)
    >>> weighted_mean([(Fraction(1), Decimal(0))]) is None
    True
    """
    # Whole numbers on one denominator are many times faster than fractions, and as exact.
    pairs = [(value, *weight.as_integer_ratio()) for value, weight in parts]
    weight_scale = lcm(*(below for _, _, below in pairs))
    weights = [above * (weight_scale // below) for _, above, below in pairs]
    total = sum(weights)
    if total <= 0 or min(weights) < 0:
        return None
    scale = lcm(*(value.denominator for value, _, _ in pairs))
    whole = sum(
        value.numerator * (scale // value.denominator) * weight
        for (value, _, _), weight in zip(pairs, weights, strict=True)
    )
    return Fraction(whole, scale * total)


def why_no_mean(weights: Iterable[Decimal], *, of: str) -> str:
    """Say in a sentence why :func:`weighted_mean` gives nothing for parts with these weights.

    >>> why_no_mean([Decimal(0), Decimal(0)], of="key results")
    'all its key results have weight 0'
    """
    known = tuple(weights)
    if not known:
        return f"none of its {of} has a score"
    if any(weight < 0 for weight in known):
        return f"one of its {of} has a negative weight"
    return f"all its {of} have weight 0"


def mean_of_confidences(confidences: Iterable[Decimal]) -> Decimal | None:
    """Give Σ(confidence) / n, exact to 12 decimals; ``None`` without any.

    Confidences 6, 7 and 7: 20 / 3 = 6.666666666667.

    >>> mean_of_confidences([Decimal(6), Decimal(7), Decimal(7)])
    Decimal('6.666666666667')
    >>> mean_of_confidences([Decimal(6), Decimal(8)])
    Decimal('7')
    """
    known = tuple(Fraction(confidence) for confidence in confidences)
    if not known:
        return None
    scaled = round(sum(known, Fraction(0)) / len(known) * _TWELVE_DECIMALS)
    exact = Fraction(scaled, _TWELVE_DECIMALS)
    return Decimal(exact.numerator) / Decimal(exact.denominator)
