"""Pictures of whole pages: the map, the rhythm of check-ins, scores over time, open questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from okrascode.rollup.result import Status
from okrascode.site.alignment_map import Branch
from okrascode.site.charts.bars import column
from okrascode.site.charts.history import History, Labels, Point, history
from okrascode.site.charts.mini import mini
from okrascode.site.charts.rhythm import rhythm
from okrascode.site.charts.spans import Span, spans
from okrascode.site.charts.svg import Svg
from okrascode.site.figures import Figures
from okrascode.site.map_figure import depth_of, map_figure
from okrascode.site.quantities import score as score_text
from okrascode.site.rhythm import Period
from okrascode.site.standing import is_aside
from okrascode.site.view import ObjectiveView
from okrascode.site.view_parts import QuestionView

__all__ = ["Pictures"]


@dataclass(frozen=True, slots=True)
class Pictures(Figures):
    """Draws views in one language, those of single key results and those of many things."""

    def columns(self, branches: Iterable[Branch]) -> int:
        """Count the columns that all figures of a map share, so that they line up."""
        return max([3, *map(depth_of, branches)])

    def map(self, branch: Branch, rel: Callable[[str], str], *, columns: int) -> Svg:
        """Draw one company objective with everything that supports it."""
        return map_figure(branch, self.phrases, columns=columns, rel=rel)

    def rhythm(self, periods: Sequence[Period]) -> Svg:
        """Draw how much was heard of in each week."""
        return rhythm([(p.kind, p.said / p.all if p.all else 0.0) for p in periods])

    def mini(self, view: ObjectiveView) -> Svg:
        """Draw the scores of an objective over its cycle."""
        cycle = view.cycle.cycle
        return mini(view.series, start=cycle.start, end=cycle.end, good=float(view.factor))

    def has_series(self, view: ObjectiveView) -> bool:
        """Tell whether there are scores to draw over time."""
        known = [score for _, score in view.series if score is not None]
        return len(known) > 1 and not is_aside(view)

    def series(self, view: ObjectiveView, *, wide: bool) -> Svg:
        """Draw the scores of an objective week by week, and what an even pace leads to."""
        cycle, words = view.cycle.cycle, self.phrases.words
        points = tuple(
            Point(day=day, value=_decimal(score), href="#series-table")
            for day, score in view.series
            if score is not None
        )
        good = Decimal(1) * view.factor
        chart = History(
            start=cycle.start,
            end=cycle.end,
            today=view.cycle.today,
            points=points,
            targets=((cycle.start, Decimal(1)),),
            expected=((cycle.start, Decimal(0)), (cycle.end, good)),
            most=Decimal(1),
            confidence=None,
            stale=view.status is Status.STALE,
        )
        labels = Labels(
            today=words("kr.today"),
            expected=words("objective.even"),
            target=f"{words('kr.target')} 1",
            last=score_text(points[-1].value),
            months=tuple(words(f"month.{n}") for n in range(1, 13)),
            confidence="",
        )
        return history(chart, labels, wide=wide)

    def column(self, n: int, most: int) -> Svg:
        """Draw a number as a column, as high as its part of the most there is."""
        return column(n / most if most else 0.0)

    def spans(self, questions: Iterable[QuestionView], *, wide: bool) -> Svg:
        """Draw how long questions have been open, or took."""
        words = self.phrases.words
        bars: list[Span] = []
        today = None
        for q in questions:
            today = q.cycle.today
            if q.raised_on is None:
                continue
            kind = "done" if not q.is_open else "open" if q.has_sponsor else "need"
            until = q.resolved_on if q.resolved_on and not q.is_open else today
            days = words.count("hard.days", q.age_days or 0)
            bars.append(Span(q.raised_on, until, kind, q.question, days, f"#{q.anchor}"))
        if today is None:
            raise ValueError("there is no question to draw")
        months = [words(f"month.{n}") for n in range(1, 13)]
        return spans(bars, today=today, months=months, now=words("kr.today"), wide=wide)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
