"""All numbers of one key result on one day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from okrascode.model.measure import Binary, Measure, Metric, Milestones, Threshold
from okrascode.model.objective import Commitment, ItemState, KeyResult, Objective
from okrascode.model.organization import Cycle
from okrascode.readings.reading import Reading
from okrascode.rollup.aggregate import clamp
from okrascode.rollup.expectation import (
    bar_of,
    elapsed,
    expected_progress,
    expected_value,
    factor_of,
    pace_of,
    pace_word_of,
)
from okrascode.rollup.forecast import forecast_at
from okrascode.rollup.freshness import is_read_by_itself, is_stale, valid_confidence
from okrascode.rollup.progress import (
    current_of,
    fits,
    holds,
    progress_of,
    why_no_progress,
)
from okrascode.rollup.result import Forecast, KeyResultRollup
from okrascode.rollup.status import Signals, judge
from okrascode.rollup.tension import tension_of
from okrascode.rollup.view import View

__all__ = [
    "is_silent",
    "progress_by",
    "readings_by",
    "readings_of",
    "roll_up_key_result",
    "state_of",
]


def state_of(objective: Objective, key_result: KeyResult) -> ItemState:
    """Give the state that holds: a key result of a dropped or draft objective is so as well."""
    if objective.state is not ItemState.ACTIVE:
        return objective.state
    return key_result.state


def readings_by(readings: Sequence[Reading], day: date) -> tuple[Reading, ...]:
    """Give the readings dated up to a day, in their order.

    One whose day nobody knows is there from the day it is not after.
    """
    return tuple(
        reading
        for reading in readings
        if (known := reading.day or reading.not_after) is not None and known <= day
    )


def progress_by(
    day: date, *, measure: Measure | None, readings: Sequence[Reading], cycle: Cycle
) -> Fraction | None:
    """Give the progress on a day from the readings dated up to it.

    For a threshold scored by its share, readings from before the cycle are not the cycle's.
    """
    known = readings_by(readings, day)
    return progress_of(
        measure,
        current_of(measure, (reading.value for reading in known)),
        cycle_values=(
            reading.value
            for reading in known
            if isinstance(reading.value, Decimal)
            and cycle.start <= (reading.day or reading.not_after or cycle.start)
        ),
    )


def readings_of(objective: Objective, key_result: KeyResult, *, view: View) -> tuple[Reading, ...]:
    """Give the readings of a key result up to today; of an active one only those that count."""
    is_active = state_of(objective, key_result) is ItemState.ACTIVE
    known = view.record.readings.get(objective.reference_to(key_result), ())
    return tuple(
        reading
        for reading in readings_by(known, view.today)
        if fits(key_result.measure, reading.value) and (reading.counts or not is_active)
    )


def is_silent(
    objective: Objective, key_result: KeyResult, readings: Sequence[Reading], *, view: View
) -> bool:
    """Tell whether its status is stale, without any other number; ``readings`` are its own."""
    last = readings[-1] if readings else None
    if (
        view.is_over
        or state_of(objective, key_result) is not ItemState.ACTIVE
        or not _is_stale(objective, key_result, last, view)
    ):
        return False
    measure = key_result.measure
    progress = progress_by(view.today, measure=measure, readings=readings, cycle=view.cycle)
    return not _is_complete(measure, progress)


def roll_up_key_result(
    objective: Objective, key_result: KeyResult, *, view: View
) -> KeyResultRollup:
    """Give all numbers of a key result.

    Of a draft or dropped one all readings are shown, and there is neither pace, tension nor
    forecast: nobody works towards it. Of an active one only readings that count are.
    """
    reference = objective.reference_to(key_result)
    measure, cycle, today = key_result.measure, view.cycle, view.today
    state = state_of(objective, key_result)
    is_active = state is ItemState.ACTIVE
    readings = readings_of(objective, key_result, view=view)
    last = readings[-1] if readings else None
    current = current_of(measure, (reading.value for reading in readings))
    progress = progress_by(today, measure=measure, readings=readings, cycle=cycle)
    score = None if progress is None else clamp(progress)
    final = (
        progress_by(cycle.end, measure=measure, readings=readings, cycle=cycle)
        if view.is_over
        else None
    )
    commitment = key_result.commitment or objective.commitment
    planned = expected_progress(measure, cycle, today) if is_active else None
    expected = planned
    if planned is not None and commitment is Commitment.ASPIRATIONAL:
        expected = planned * factor_of(commitment, view.status)
    pace = pace_of(score, expected, elapsed=elapsed(cycle, today), settings=view.status)
    confidence = valid_confidence(readings, today=today, window=view.window)
    holds_now = (
        holds(measure, current)
        if isinstance(measure, Threshold) and isinstance(current, Decimal)
        else None
    )
    verdict = judge(
        Signals(
            state=state,
            is_over=view.is_over,
            score=score,
            bar=bar_of(commitment, view.status),
            is_complete=_is_complete(measure, progress),
            is_stale=_is_stale(objective, key_result, last, view),
            has_started=last is not None,
            confidence=confidence,
            pace=pace,
            holds=holds_now,
        ),
        view.status,
    )
    can_be_tense = is_active and not view.is_over
    return KeyResultRollup(
        reference=reference,
        key_result=key_result,
        commitment=commitment,
        readings=readings,
        last_reading=last,
        current=current,
        progress=progress,
        score=score,
        final_score=clamp(final) if final is not None else None,
        no_score_because="" if score is not None else why_no_progress(measure),
        expected_progress=planned,
        expected_value=(
            expected_value(measure, cycle, today)
            if isinstance(measure, Metric) and planned is not None
            else None
        ),
        expected=expected,
        pace=pace,
        pace_word=pace_word_of(pace, view.status),
        confidence=confidence,
        status=verdict.status,
        status_from=verdict.status_from,
        last_status=verdict.last_status,
        tension=tension_of(confidence, pace, settings=view.status) if can_be_tense else None,
        forecast=_forecast(measure, readings, view) if is_active else None,
        complete=view.record.knows_all_of(measure),
    )


def _is_complete(measure: Measure | None, progress: Fraction | None) -> bool:
    # A threshold must still hold tomorrow, so it is never done before the end.
    can_be_done = isinstance(measure, Metric | Milestones | Binary)
    return can_be_done and progress is not None and progress >= 1


def _is_stale(
    objective: Objective, key_result: KeyResult, last: Reading | None, view: View
) -> bool:
    record = view.record
    if not record.complete_history:
        # A commit that is not here may have reported: silence cannot be told from ignorance.
        return False
    if is_read_by_itself(key_result.measure, view.settings, missing=record.missing_repositories):
        return False
    return is_stale(
        last,
        view.cycle,
        first_seen=record.first_seen.get(objective.reference_to(key_result)),
        today=view.today,
        window=view.window,
    )


def _forecast(measure: Measure | None, readings: Sequence[Reading], view: View) -> Forecast | None:
    if not isinstance(measure, Metric) or view.is_over:
        return None
    return forecast_at(
        {
            reading.day: reading.value
            for reading in readings
            if reading.day is not None and isinstance(reading.value, Decimal)
        },
        view.cycle.end,
    )
