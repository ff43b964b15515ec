"""The table of statuses: first match wins, the same for a key result, an objective and a team."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from okrascode.config import StatusSettings
from okrascode.model.altered import altered
from okrascode.model.objective import ItemState
from okrascode.rollup.result import Status, StatusFrom

__all__ = ["Signals", "Verdict", "judge"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What the table looks at."""

    state: ItemState = ItemState.ACTIVE
    is_over: bool
    """The cycle has ended."""
    score: Fraction | None
    bar: Fraction | Decimal
    """The score from which it is achieved at the end, 0..1."""
    is_complete: bool
    """Nothing is left to do, before the end."""
    is_stale: bool
    has_started: bool
    """There is a reading."""
    confidence: Decimal | None
    """The valid one, 0..10."""
    pace: Fraction | None
    holds: bool | None = None
    """For a threshold: whether it holds now."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status, what it came from, and what is behind a stale one."""

    status: Status
    status_from: StatusFrom
    last_status: Status | None = None


def judge(signals: Signals, settings: StatusSettings) -> Verdict:
    """Give the status of the first row that matches.

    Without a score nothing is achieved or missed after the end either: it is unjudged.

    >>> running = Signals(is_over=False, score=Fraction(2, 5), bar=Fraction(1), is_complete=False,
    ...                   is_stale=False, has_started=True, confidence=Decimal(6), pace=None)
    >>> judge(running, StatusSettings()).status.value
    'at_risk'
    >>> verdict = judge(altered(running, is_stale=True), StatusSettings())
    >>> verdict.status.value, verdict.last_status.value
    ('stale', 'at_risk')
    """
    if signals.state is not ItemState.ACTIVE:
        return Verdict(Status(signals.state.value), StatusFrom.STATE)
    if signals.is_over:
        if signals.score is None:
            return Verdict(Status.UNJUDGED, StatusFrom.NONE)
        reached = signals.score >= signals.bar
        return Verdict(Status.ACHIEVED if reached else Status.MISSED, StatusFrom.END)
    if signals.is_complete:
        return Verdict(Status.ACHIEVED, StatusFrom.END)
    if signals.is_stale:
        behind = judge(altered(signals, is_stale=False), settings)
        return Verdict(Status.STALE, StatusFrom.FRESHNESS, behind.status)
    if not signals.has_started:
        return Verdict(Status.NOT_STARTED, StatusFrom.NONE)
    if signals.confidence is not None:
        return Verdict(_by_confidence(signals.confidence, settings), StatusFrom.CONFIDENCE)
    if signals.holds is not None:
        return Verdict(Status.ON_TRACK if signals.holds else Status.OFF_TRACK, StatusFrom.PACE)
    if signals.pace is not None:
        return Verdict(_by_pace(signals.pace, settings), StatusFrom.PACE)
    return Verdict(Status.UNJUDGED, StatusFrom.NONE)


def _by_confidence(confidence: Decimal, settings: StatusSettings) -> Status:
    if confidence >= settings.confidence_on_track:
        return Status.ON_TRACK
    return Status.AT_RISK if confidence >= settings.confidence_at_risk else Status.OFF_TRACK


def _by_pace(pace: Fraction, settings: StatusSettings) -> Status:
    if pace >= settings.pace_on_track:
        return Status.ON_TRACK
    return Status.AT_RISK if pace >= settings.pace_at_risk else Status.OFF_TRACK
