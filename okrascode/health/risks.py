"""What was missed, and whether anybody had said so while something could still be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from okrascode.health.view import View
from okrascode.readings.reading import Reading
from okrascode.rollup.expectation import bar_of
from okrascode.rollup.freshness import valid_confidence, window_days
from okrascode.rollup.result import KeyResultRollup

__all__ = ["Risk", "risks_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A key result that was missed, in a cycle that is over, and what was believed before."""

    part: KeyResultRollup
    confident: Reading | None
    """The confidence near the end, when it was high: a watermelon, green outside."""
    said: Reading | None
    """The first confidence below on track that came early enough; ``None`` when none did."""


def risks_in(view: View) -> tuple[Risk, ...]:
    """Give the missed key results of a cycle that is over, if anybody gave a confidence for them.

    Confidence 8 on 17 December, two weeks before 31 December, and a final score of 0.4: a
    watermelon. Confidence 5 on 10 December, three weeks before: said early.
    """
    if not view.is_over:
        return ()
    return tuple(risk for part in view.key_results if (risk := _risk_of(part, view)) is not None)


def _risk_of(part: KeyResultRollup, view: View) -> Risk | None:
    wanted = bar_of(part.commitment, view.settings.status)
    given = tuple(_given(part, until=view.cycle.end))
    if part.final_score is None or part.final_score >= wanted or not given:
        return None
    limits, on_track = view.limits, view.settings.status.confidence_on_track
    early = view.cycle.end - timedelta(days=limits.candour_days)
    return Risk(
        part=part,
        confident=_confident(given, view),
        said=next(
            (reading for reading in given if _below(reading, on_track) and _day(reading) <= early),
            None,
        ),
    )


def _confident(given: tuple[Reading, ...], view: View) -> Reading | None:
    day = view.cycle.end - timedelta(days=view.limits.watermelon_days)
    until = tuple(reading for reading in given if _day(reading) <= day)
    believed = valid_confidence(until, today=day, window=window_days(view.cycle, view.settings))
    if believed is None or believed < view.limits.watermelon_confidence:
        return None
    return until[-1]


def _given(part: KeyResultRollup, *, until: date) -> Iterator[Reading]:
    for reading in part.readings:
        if reading.confidence is not None and reading.day is not None and reading.day <= until:
            yield reading


def _below(reading: Reading, level: Decimal) -> bool:
    return reading.confidence is not None and reading.confidence < level


def _day(reading: Reading) -> date:
    assert reading.day is not None  # noqa: S101  # only those with a day were taken
    return reading.day
