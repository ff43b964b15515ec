"""Shares and the level a share gives, by one pair of thresholds for all habits."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from okrascode.config import HealthSettings
from okrascode.health.theme import Level, Measure, Unit, Value

__all__ = ["bounds_of", "level_of", "measure_share", "share_of"]


def share_of(part: int, of: int) -> Fraction | None:
    """Give a share of 0 to 1; ``None`` of nothing.

    >>> share_of(3, 4), share_of(0, 0)
    (Fraction(3, 4), None)
    """
    return Fraction(part, of) if of else None


def measure_share(key: str, part: int, of: int) -> Measure:
    """Give a share as a measure that says of how many."""
    return Measure(key=key, unit=Unit.SHARE, value=share_of(part, of), of=of)


def level_of(shares: Iterable[Fraction | None], limits: HealthSettings) -> Level:
    """Give the level of the lowest share that is known; unknown when none is."""
    known = [share for share in shares if share is not None]
    if not known:
        return Level.UNKNOWN
    lowest = min(known)
    if lowest >= Fraction(limits.strong_from):
        return Level.STRONG
    return Level.FAIR if lowest >= Fraction(limits.fair_from) else Level.WEAK


def bounds_of(limits: HealthSettings) -> dict[str, Value]:
    """Give the thresholds as the rule of a theme names them."""
    return {"strong": Fraction(limits.strong_from), "fair": Fraction(limits.fair_from)}
