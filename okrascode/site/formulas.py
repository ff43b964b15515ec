"""How the score of a key result is made, as a line a person can redo with pen and paper."""

from __future__ import annotations

from decimal import Decimal

from okrascode.model.measure import Metric, Milestones, Scoring, Threshold
from okrascode.site.quantities import number, score
from okrascode.site.standing import is_aside
from okrascode.site.view import KeyResultView
from okrascode.site.words import Words

__all__ = ["formula"]


def formula(view: KeyResultView, words: Words) -> str:
    """Show the arithmetic; empty when there is no score or nothing was observed."""
    measure, now = view.measure, view.current
    if is_aside(view):
        return words("objective.score_aside")
    if view.score is None or view.progress is None or now is None:
        return ""
    result = score(view.score)
    if isinstance(measure, Metric) and isinstance(now, Decimal):
        line = words(
            "kr.formula",
            score=result,
            current=_in_a_sum(now),
            start=_in_a_sum(measure.baseline),
            target=_in_a_sum(measure.target),
        )
    elif isinstance(measure, Milestones) and isinstance(now, tuple):
        line = words(
            "kr.formula_steps",
            score=result,
            done=number(sum((i.weight for i in measure.items if i.id in now), Decimal(0))),
            all=number(sum((i.weight for i in measure.items), Decimal(0))),
        )
    elif isinstance(measure, Threshold) and measure.scoring is Scoring.SHARE:
        line = words("kr.formula_share", score=result)
    else:
        line = words("kr.formula_plain", score=result)
    if not 0 <= view.progress <= 1:
        line += words("list.sentence") + words("kr.formula_clamped")
    return line


def _in_a_sum(value: Decimal) -> str:
    return f"({number(value)})" if value < 0 else number(value)
