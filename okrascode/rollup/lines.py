"""Numbers day by day as values: what a series is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from okrascode.model.reference import Reference, TeamId
from okrascode.readings.reading import ReadingValue

__all__ = ["CycleSeries", "KeyResultLine", "Scores"]

Scores = tuple[Fraction | None, ...]
"""One score for each day; ``None`` where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyResultLine:
    """A key result day by day, its last reading carried forward."""

    values: tuple[ReadingValue | None, ...]
    """What was known of it by each day; ``None`` before the first reading."""
    scores: Scores
    """0 before the first reading; ``None`` throughout when it has no score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleSeries:
    """A cycle day by day; every line has one entry for each of ``days``."""

    interval: str
    """How the days were chosen: daily, weekly or evenly."""
    days: tuple[date, ...]
    """In order, within the cycle, none after today; empty before its start."""
    scores: Scores
    """The organisation's: the root team's."""
    teams: Mapping[TeamId, Scores]
    objectives: Mapping[Reference, Scores]
    key_results: Mapping[Reference, KeyResultLine]
