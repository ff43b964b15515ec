"""Weighted means taken apart, so that a reader can redo them from the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

__all__ = ["Sum", "Weighted", "product_of", "sum_of"]


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
class Sum:
    """What a weighted mean divides: products by weights."""

    products: Fraction
    weights: Decimal


def product_of(item: Weighted) -> Fraction:
    """Give score × weight; 0 for what is not counted."""
    if not item.counted or item.score is None:
        return Fraction(0)
    return item.score * Fraction(item.weight)


def sum_of(items: Iterable[Weighted]) -> Sum:
    """Add up what is counted."""
    counted = [item for item in items if item.counted]
    return Sum(
        sum(map(product_of, counted), Fraction(0)), sum((i.weight for i in counted), Decimal(0))
    )
