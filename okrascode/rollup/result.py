"""The numbers of a roll-up as values, exact, each with the parts it was made of.

All numbers are ``Fraction`` or ``Decimal``; rounding happens only in outputs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from okrascode.model.objective import Commitment, KeyResult, Objective
from okrascode.model.organization import Cycle
from okrascode.model.reference import Reference
from okrascode.model.team import Team
from okrascode.readings.reading import Reading, ReadingValue
from okrascode.rollup.lines import CycleSeries

__all__ = [
    "CycleRollup",
    "Forecast",
    "KeyResultRollup",
    "ObjectiveRollup",
    "PaceWord",
    "Problem",
    "Rollup",
    "Status",
    "StatusFrom",
    "TeamRollup",
    "Tension",
]


class Status(StrEnum):
    """How an objective or key result stands; silence never reads as green."""

    DRAFT = "draft"
    DROPPED = "dropped"
    ACHIEVED = "achieved"
    MISSED = "missed"
    STALE = "stale"
    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    UNJUDGED = "unjudged"


class StatusFrom(StrEnum):
    """Which signal gave the status."""

    STATE = "state"
    END = "end"
    FRESHNESS = "freshness"
    CONFIDENCE = "confidence"
    PACE = "pace"
    NONE = "none"


class PaceWord(StrEnum):
    """Pace in a word."""

    AHEAD = "ahead"
    EVEN = "even"
    BEHIND = "behind"


class Tension(StrEnum):
    """Belief and arithmetic disagree: a conversation worth having."""

    CONFIDENT_BUT_BEHIND = "confident_but_behind"
    AHEAD_BUT_CAUTIOUS = "ahead_but_cautious"


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where the readings point to at the end of the cycle; a projection, never part of status."""

    low: Fraction
    middle: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Problem:
    """A document that could not be read, so that no team vanishes from a mean in silence."""

    path: str
    line: int | None
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyResultRollup:
    """All numbers of one key result on one day."""

    reference: Reference
    key_result: KeyResult
    commitment: Commitment
    """Its own, else the objective's."""
    readings: tuple[Reading, ...]
    """All dated up to today, oldest first; the last one gives ``current``."""
    last_reading: Reading | None
    current: ReadingValue | None
    progress: Fraction | None
    """Unclamped; 0 without a reading; ``None`` when it cannot be computed."""
    score: Fraction | None
    """Progress clamped to 0..1."""
    final_score: Fraction | None
    """Score on the last day of the cycle; ``None`` while the cycle runs."""
    no_score_because: str = ""
    """One sentence when ``score`` is ``None``."""
    expected_progress: Fraction | None
    """Progress of an even pace or the declared curve today, before the factor of ``commitment``."""
    expected_value: Fraction | None
    """For a metric: the value that goes with ``expected_progress``."""
    expected: Fraction | None
    """``expected_progress`` × 0.7 for aspirational, × 1.0 for committed."""
    pace: Fraction | None
    pace_word: PaceWord | None
    confidence: Decimal | None
    """The valid one: given by a reading not older than cadence + grace."""
    status: Status
    status_from: StatusFrom
    last_status: Status | None
    """When stale: what it would be otherwise."""
    tension: Tension | None
    forecast: Forecast | None = None
    complete: bool = True
    """False when a shallow clone hides part of what this number needs."""

    @property
    def counted(self) -> bool:
        """Tell whether it takes part in the roll-up."""
        return self.score is not None and self.status not in (Status.DRAFT, Status.DROPPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveRollup:
    """All numbers of one objective on one day."""

    reference: Reference
    objective: Objective
    key_results: tuple[KeyResultRollup, ...]
    """In document order, drafts and dropped included."""
    supporters: tuple[Reference, ...]
    """Objectives that support this one or one of its key results, in order of reference."""
    score: Fraction | None
    final_score: Fraction | None
    no_score_because: str = ""
    supporters_score: Fraction | None
    """Weighted mean of the supporters; stands beside, so that a gap is seen."""
    no_supporters_score_because: str = ""
    """One sentence when it has supporters and yet no ``supporters_score``."""
    score_from: str = "own"
    """own, supporters or both: what the score was made of."""
    expected: Fraction | None
    pace: Fraction | None
    pace_word: PaceWord | None
    confidence: Decimal | None
    """Mean, exact to 12 decimals, when all active key results have one."""
    status: Status
    status_from: StatusFrom
    last_status: Status | None
    tension: Tension | None
    weakest: Reference | None
    """The active key result with the lowest score; first in document order among equals."""
    active: int
    draft: int
    dropped: int
    """Counts of its key results."""
    complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRollup:
    """A team in a cycle."""

    team: Team
    objectives: tuple[ObjectiveRollup, ...]
    score: Fraction | None
    """Mean of its objectives by their weight."""
    no_score_because: str = ""
    """One sentence when ``score`` is ``None``."""
    expected: Fraction | None = None
    """Mean of what is expected of its objectives, by their weight."""
    pace: Fraction | None = None
    status: Status
    complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleRollup:
    """A cycle of the organisation: its score is the root team's."""

    cycle: Cycle
    elapsed: Fraction
    """(today − start + 1) / (end − start + 1), clamped to 0..1."""
    teams: tuple[TeamRollup, ...]
    """Teams with objectives in this cycle: the root team first, then by name."""
    score: Fraction | None
    no_score_because: str = ""
    """One sentence when ``score`` is ``None``."""
    status: Status
    series: CycleSeries | None = None
    """Day by day, when it was asked for; see ``series.with_series``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollup:
    """All numbers of some cycles on one day."""

    today: date
    cycles: tuple[CycleRollup, ...]
    """Outermost first."""
    complete_history: bool = True
    incomplete_because: str = ""
    judges_silence: bool = True
    """False when a part of the OKRs' own history is missing: nobody is called stale then."""
    problems: tuple[Problem, ...] = ()
