"""A series of scores as a row of small bars."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

__all__ = ["sparkline"]

_BARS = "▁▂▃▄▅▆▇█"


def sparkline(scores: Sequence[Fraction | None]) -> str:
    """Draw scores of 0..1, one bar each, on the scale of 0..1; nothing where there is no score.

    >>> sparkline([Fraction(0), Fraction(1, 2), None, Fraction(1)])
    '▁▅ █'
    """
    top = len(_BARS) - 1
    return "".join(
        " " if score is None else _BARS[int(score * top + Fraction(1, 2))] for score in scores
    )
