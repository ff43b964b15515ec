"""All numbers of one objective on one day, from its key results and from what supports it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from okrascode.model.objective import ItemState, Objective
from okrascode.rollup.aggregate import mean_of_confidences, weighted_mean, why_no_mean
from okrascode.rollup.expectation import bar_of, elapsed, pace_of, pace_word_of
from okrascode.rollup.result import KeyResultRollup, ObjectiveRollup, Status
from okrascode.rollup.status import Signals, judge
from okrascode.rollup.supporters import Support, expectation_over
from okrascode.rollup.tension import tension_of
from okrascode.rollup.view import View

__all__ = ["roll_up_objective"]

_HALF = Fraction(1, 2)


def roll_up_objective(
    objective: Objective,
    *,
    key_results: Sequence[KeyResultRollup],
    theirs: Support,
    view: View,
) -> ObjectiveRollup:
    """Give all numbers of an objective.

    ``key_results`` in document order with drafts and dropped ones. An objective whose key results
    are all draft or dropped is scored by its supporters like one that has none; then expected, pace
    and staleness are taken over the supporters as well, or a whole company would be unjudged.
    """
    states = [part.key_result.state for part in key_results]
    active = [part for part in key_results if part.key_result.state is ItemState.ACTIVE]
    score_from = _score_from(view.settings.rollup_parents, has_own=bool(active), theirs=theirs)
    score = _choose(score_from, _mean(active), theirs.score)
    final = _choose(score_from, _mean_of_finals(active), theirs.final_score)
    is_active = objective.state is ItemState.ACTIVE
    over = expectation_over(active) if active else theirs.expectation
    expected = over.expected if is_active else None
    pace = pace_of(
        over.score,
        expected,
        elapsed=elapsed(view.cycle, view.today),
        settings=view.status,
    )
    confidences = [part.confidence for part in active if part.confidence is not None]
    confidence = mean_of_confidences(confidences) if len(confidences) == len(active) else None
    verdict = judge(
        Signals(
            state=objective.state,
            is_over=view.is_over,
            score=score,
            bar=bar_of(objective.commitment, view.status),
            is_complete=bool(active) and all(p.status is Status.ACHIEVED for p in active),
            is_stale=_share_of_stale(active, theirs) > _HALF,
            has_started=(
                any(part.last_reading for part in active) if active else theirs.has_started
            ),
            confidence=confidence,
            pace=pace,
        ),
        view.status,
    )
    scored = [(part.score, part.reference) for part in active if part.score is not None]
    can_be_tense = is_active and not view.is_over
    return ObjectiveRollup(
        reference=objective.reference,
        objective=objective,
        key_results=tuple(key_results),
        supporters=theirs.names,
        score=score,
        final_score=final if view.is_over else None,
        no_score_because="" if score is not None else _why_no_score(active, theirs),
        supporters_score=theirs.score,
        no_supporters_score_because=theirs.because,
        score_from=score_from,
        expected=expected,
        pace=pace,
        pace_word=pace_word_of(pace, view.status),
        confidence=confidence,
        status=verdict.status,
        status_from=verdict.status_from,
        last_status=verdict.last_status,
        tension=tension_of(confidence, pace, settings=view.status) if can_be_tense else None,
        weakest=min(scored, key=lambda part: part[0])[1] if scored else None,
        active=len(active),
        draft=states.count(ItemState.DRAFT),
        dropped=states.count(ItemState.DROPPED),
        complete=view.record.complete_history and all(part.complete for part in active),
    )


def _mean(active: Sequence[KeyResultRollup]) -> Fraction | None:
    return weighted_mean(
        (part.score, part.key_result.weight) for part in active if part.score is not None
    )


def _mean_of_finals(active: Sequence[KeyResultRollup]) -> Fraction | None:
    return weighted_mean(
        (part.final_score, part.key_result.weight)
        for part in active
        if part.final_score is not None
    )


def _score_from(parents: str, *, has_own: bool, theirs: Support) -> str:
    if not has_own:
        return "supporters"
    return "own" if theirs.score is None else parents


def _choose(score_from: str, own: Fraction | None, theirs: Fraction | None) -> Fraction | None:
    """Take one of two scores, or their plain mean: 0.4 and 0.8 give 0.6."""
    if score_from == "supporters":
        return theirs
    if score_from == "both" and own is not None and theirs is not None:
        return (own + theirs) / 2
    return own


def _share_of_stale(active: Sequence[KeyResultRollup], theirs: Support) -> Fraction:
    if not active:
        return theirs.share_of_stale
    return Fraction(sum(part.status is Status.STALE for part in active), len(active))


def _why_no_score(active: Sequence[KeyResultRollup], theirs: Support) -> str:
    if active:
        weights = [part.key_result.weight for part in active if part.score is not None]
        return why_no_mean(weights, of="key results")
    if theirs.because:
        return f"it has no active key results, and {theirs.because}"
    return "it has no active key results and nothing supports it"
