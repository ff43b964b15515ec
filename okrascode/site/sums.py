"""Weighted means taken apart, so that a reader can redo them from the page.

The sum on a page is worked out from the numbers that are printed on it, and all of them have two
decimals. Only where two would lead to another result than the printed one all have as many more as
it takes. So whoever redoes it by hand gets the same, digit for digit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Protocol

__all__ = ["Share", "Sum", "Weighted", "sum_of"]

_MOST_DIGITS = 9


class Weighted(Protocol):
    """Something with a score and a weight: a key result in an objective, an objective in a team."""

    @property
    def counted(self) -> bool:
        """Tell whether it takes part."""

    @property
    def score(self) -> Fraction | None:
        """Give the score."""

    @property
    def weight(self) -> Decimal:
        """Give the weight."""


@dataclass(frozen=True, slots=True)
class Share:
    """A score that stands for many others, as one of the parts of a mean."""

    score: Fraction | None
    weight: Decimal = Decimal(1)
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Sum:
    """What a weighted mean divides: products by weights, all as they are printed."""

    digits: int
    """Decimals of all printed scores and products, and of their sum."""
    products: Decimal
    weights: Decimal

    def score(self, item: Weighted) -> Decimal:
        """Give the score of a part as it is printed."""
        return _rounded(item.score or Fraction(0), self.digits)

    def product(self, item: Weighted) -> Decimal:
        """Give printed score × weight as it is printed."""
        return _rounded(Fraction(self.score(item)) * Fraction(item.weight), self.digits)

    @property
    def mean(self) -> Fraction | None:
        """Give what the printed numbers lead to; ``None`` when all weights are 0."""
        return Fraction(self.products) / Fraction(self.weights) if self.weights else None


def sum_of(items: Iterable[Weighted], whole: Fraction | None) -> Sum:
    """Add up what is counted, with enough digits to give ``whole`` at two decimals."""
    counted = [item for item in items if item.counted and item.score is not None]
    weights = sum((item.weight for item in counted), Decimal(0))
    found = Sum(2, Decimal(0), weights)
    for digits in range(2, _MOST_DIGITS + 1):
        found = Sum(digits, Decimal(0), weights)
        found = Sum(digits, sum((found.product(item) for item in counted), Decimal(0)), weights)
        if found.mean is None or whole is None or _rounded(found.mean, 2) == _rounded(whole, 2):
            break
    return found


def _rounded(value: Fraction, digits: int) -> Decimal:
    """Round half up, exactly.

    >>> _rounded(Fraction(2, 3), 2), _rounded(Fraction(1, 8), 2)
    (Decimal('0.67'), Decimal('0.13'))
    """
    scaled = value * 10**digits + Fraction(1, 2)
    whole = Decimal(scaled.numerator // scaled.denominator)
    return whole.scaleb(-digits).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
