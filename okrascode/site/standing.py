"""How an objective stands, in words: its score, and why its status is what it is."""

from __future__ import annotations

from okrascode.output.numbers import confidence_text
from okrascode.rollup.result import Status, StatusFrom
from okrascode.site.quantities import score
from okrascode.site.view import KeyResultView, ObjectiveView
from okrascode.site.words import Words

__all__ = ["is_aside", "reason_of", "score_of"]


def is_aside(view: ObjectiveView | KeyResultView) -> bool:
    """Tell whether it is a draft or dropped, so that its score means nothing and counts nowhere."""
    return view.status in (Status.DRAFT, Status.DROPPED)


def score_of(view: ObjectiveView, words: Words) -> str:
    """Write the score; that of an objective without key results says where it comes from."""
    if is_aside(view):
        return words("objective.score_aside")
    if view.score is None:
        return words("objective.no_score")
    key = "objective.score_of_teams" if view.score_from == "supporters" else "objective.score_is"
    return words(key, score=score(view.score))


def reason_of(view: ObjectiveView, words: Words) -> str:
    """Say what made the status, for it can differ from that of every part; else empty."""
    if view.status_from is StatusFrom.CONFIDENCE and view.confidence is not None:
        return words("objective.by_confidence", confidence=confidence_text(view.confidence))
    if view.status_from is StatusFrom.PACE and view.pace is not None and view.expected is not None:
        # What expects nothing has no pace, so the score behind a pace can differ from the score.
        done = score(view.pace * view.expected)
        return words("objective.by_pace", done=done, expected=score(view.expected))
    if view.status_from is StatusFrom.FRESHNESS:
        return words("objective.by_silence")
    return ""
