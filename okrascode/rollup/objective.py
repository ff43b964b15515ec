"""All numbers of one objective on one day, from its key results and from what supports it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from okrascode.model.objective import ItemState, Objective
from okrascode.model.reference import Reference
from okrascode.rollup.aggregate import mean_of_confidences, weighted_mean, why_no_mean
from okrascode.rollup.expectation import bar_of, elapsed, pace_of, pace_word_of
from okrascode.rollup.result import KeyResultRollup, ObjectiveRollup, Status
from okrascode.rollup.status import Signals, judge
from okrascode.rollup.tension import tension_of
from okrascode.rollup.view import View

__all__ = [
    "SupportersScore",
    "expectation_over",
    "in_a_loop",
    "roll_up_objective",
    "supporters_score_of",
]

_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportersScore:
    """What the supporters of an objective amount to."""

    names: tuple[Reference, ...] = ()
    """In order of reference."""
    score: Fraction | None = None
    final_score: Fraction | None = None
    because: str = ""
    """One sentence when there are supporters and no score."""


def supporters_score_of(supporters: Sequence[ObjectiveRollup]) -> SupportersScore:
    """Give the mean of the scores of supporters by their own weight.

    A supporter whose cycle has ended counts with its final score. Drafts, dropped ones and those
    without a score are left out. 0.6 with weight 1 and 0.9 with weight 2: 2.4 / 3 = 0.8.
    """
    active = [s for s in supporters if s.objective.state is ItemState.ACTIVE]
    scored = [(_settled(s), s.objective.weight) for s in active]
    parts = [(score, weight) for score, weight in scored if score is not None]
    score = weighted_mean(parts)
    because = why_no_mean([weight for _, weight in parts], of="supporting objectives")
    return SupportersScore(
        names=tuple(s.reference for s in supporters),
        score=score,
        final_score=weighted_mean(
            (s.final_score, s.objective.weight) for s in active if s.final_score is not None
        ),
        because=because if supporters and score is None else "",
    )


def in_a_loop(names: Sequence[Reference]) -> SupportersScore:
    """Give what a loop of objectives that support each other amounts to: nothing, and why."""
    return SupportersScore(
        names=tuple(names), because="it stands in a loop of objectives that support each other"
    )


def _settled(supporter: ObjectiveRollup) -> Fraction | None:
    return supporter.score if supporter.final_score is None else supporter.final_score


def expectation_over(
    parts: Sequence[KeyResultRollup],
) -> tuple[Fraction | None, Fraction | None]:
    """Give the mean of what is expected and of the scores, over the parts that expect something.

    Both by weight: scores 0.4 and 1.0 with 0.5 expected of the first and nothing of the second give
    0.5 and 0.4, so that a threshold neither hurries nor delays the pace.
    """
    known = [
        (part.expected, part.score, part.key_result.weight)
        for part in parts
        if part.expected is not None and part.score is not None
    ]
    return (
        weighted_mean((expected, weight) for expected, _, weight in known),
        weighted_mean((score, weight) for _, score, weight in known),
    )


def roll_up_objective(
    objective: Objective,
    *,
    key_results: Sequence[KeyResultRollup],
    theirs: SupportersScore,
    view: View,
) -> ObjectiveRollup:
    """Give all numbers of an objective.

    ``key_results`` in document order with drafts and dropped ones. An objective whose key results
    are all draft or dropped is scored by its supporters like one that has none.
    """
    states = [part.key_result.state for part in key_results]
    active = [part for part in key_results if part.key_result.state is ItemState.ACTIVE]
    score_from = _score_from(view.settings.rollup_parents, has_own=bool(active), theirs=theirs)
    score = _choose(score_from, _mean(active), theirs.score)
    final = _choose(score_from, _mean_of_finals(active), theirs.final_score)
    is_active = objective.state is ItemState.ACTIVE
    expected, score_there = expectation_over(active) if is_active else (None, None)
    pace = pace_of(
        score_there,
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
            is_stale=_share_of_stale(active) > _HALF,
            # Without key results there is nothing of its own to start: it is unjudged.
            has_started=not active or any(part.last_reading for part in active),
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
        complete=view.record.complete_history,
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


def _score_from(parents: str, *, has_own: bool, theirs: SupportersScore) -> str:
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


def _share_of_stale(active: Sequence[KeyResultRollup]) -> Fraction:
    stale = sum(part.status is Status.STALE for part in active)
    return Fraction(stale, len(active)) if active else Fraction(0)


def _why_no_score(active: Sequence[KeyResultRollup], theirs: SupportersScore) -> str:
    if active:
        weights = [part.key_result.weight for part in active if part.score is not None]
        return why_no_mean(weights, of="key results")
    if theirs.because:
        return f"it has no active key results, and {theirs.because}"
    return "it has no active key results and nothing supports it"
