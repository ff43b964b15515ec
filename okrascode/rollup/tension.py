"""Where belief and arithmetic disagree: that is the conversation worth having."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from okrascode.config import StatusSettings
from okrascode.rollup.result import Tension

__all__ = ["tension_of"]


def tension_of(
    confidence: Decimal | None, pace: Fraction | None, *, settings: StatusSettings
) -> Tension | None:
    """Name the disagreement of confidence and pace, or give ``None``.

    On track by confidence (7 or more) with a pace under 0.85 is confident but behind; not on track
    by confidence with a pace over 1.05 is ahead but cautious.

    >>> str(tension_of(Decimal(8), Fraction(1, 2), settings=StatusSettings()))
    'confident_but_behind'
    >>> tension_of(Decimal(8), Fraction(85, 100), settings=StatusSettings()) is None
    True
    """
    if confidence is None or pace is None:
        return None
    if confidence >= settings.confidence_on_track:
        return Tension.CONFIDENT_BUT_BEHIND if pace < settings.tension_behind else None
    return Tension.AHEAD_BUT_CAUTIOUS if pace > settings.tension_ahead else None
