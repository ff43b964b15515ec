"""Which picture shows a view: from views to the values that charts are drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from okrascode.model.measure import Condition, Metric, Milestones, Threshold
from okrascode.rollup.result import Status
from okrascode.site.charts.bar import bar
from okrascode.site.charts.history import History, Labels, Point, history
from okrascode.site.charts.marks import mark
from okrascode.site.charts.strip import strip
from okrascode.site.charts.svg import Svg
from okrascode.site.charts.trend import trend
from okrascode.site.gaps import gaps_in
from okrascode.site.phrases import Phrases
from okrascode.site.projections import projected_range
from okrascode.site.quantities import number, percent
from okrascode.site.view import KeyResultView
from okrascode.site.view_parts import CycleView, IntentRow, ReadingRow

__all__ = ["Figures"]

_TARGET_FIELDS = ("target", "measure.target")


@dataclass(frozen=True, slots=True)
class Figures:
    """Draws views in one language."""

    phrases: Phrases

    def mark(self, status: Status) -> Svg:
        """Draw the mark of a status."""
        return mark(status)

    def strip(self, cycle: CycleView) -> Svg:
        """Draw where today lies in a cycle."""
        return strip(cycle.weeks, cycle.week)

    def bar(self, view: KeyResultView) -> Svg:
        """Draw how far a key result is."""
        return bar(
            view.progress if view.last else None,
            view.expected if view.cycle.running else None,
            stale=view.status is Status.STALE,
            good_from=view.good_from,
        )

    def trend(self, view: KeyResultView) -> Svg:
        """Draw how confidence moved."""
        return trend([row.confidence for row in view.readings if row.confidence is not None])

    def has_history(self, view: KeyResultView) -> bool:
        """Tell whether there is something to draw over time."""
        return bool(_points(view)) and not isinstance(view.current, bool)

    def far(self, view: KeyResultView) -> int:
        """Count the readings that lie too far outside the cycle to be drawn."""
        cycle = view.cycle.cycle
        near = (cycle.end - cycle.start) / 2
        days = (point.day for point in _points(view))
        return sum(1 for d in days if not cycle.start - near <= d <= cycle.end + near)

    def has_expected(self, view: KeyResultView) -> bool:
        """Tell whether the picture has a line of what is expected."""
        return bool(_expected(view))

    def has_zone(self, view: KeyResultView) -> bool:
        """Tell whether the picture tints what is good."""
        return _zone(view) is not None

    def leads_on(self, view: KeyResultView) -> bool:
        """Tell whether the picture shows where the readings lead."""
        return projected_range(view) is not None

    def target_moves(self, view: KeyResultView) -> tuple[IntentRow, ...]:
        """Give the changes of the target, oldest first: the steps in the picture."""
        rows = (row for row in reversed(view.rows) if isinstance(row, IntentRow))
        return tuple(row for row in rows if row.field in _TARGET_FIELDS)

    def history(self, view: KeyResultView, *, wide: bool) -> Svg:
        """Draw the history of a key result."""
        cycle, measure = view.cycle.cycle, view.measure
        words, phrases = self.phrases.words, self.phrases
        is_share = isinstance(measure, Milestones)
        unit = "%" if is_share else getattr(measure, "unit", "")
        last = view.current
        chart = History(
            start=cycle.start,
            end=cycle.end,
            today=view.cycle.today,
            points=_points(view),
            targets=_targets(view),
            expected=_expected(view),
            zone=_zone(view),
            forecast=_forecast(view),
            steps=not isinstance(measure, Metric),
            most=Decimal(100) if unit == "%" else None,
            confidence=tuple(
                (row.day, row.confidence)
                for row in view.readings
                if row.day is not None and row.confidence is not None
            ),
            missed=tuple((gap.first, gap.last) for gap in gaps_in(view)),
            levels=view.levels,
            stale=view.status is Status.STALE,
        )
        labels = Labels(
            today=words("kr.today"),
            expected=words("kr.expected"),
            target=f"{words('kr.target')} {_goal(view, phrases)}",
            last=percent(view.progress or Fraction(0))
            if is_share
            else phrases.value(last, measure),
            months=tuple(words(f"month.{n}") for n in range(1, 13)),
            confidence=words("kr.lane"),
            ticks="{}%" if unit == "%" else "{}",
        )
        return history(chart, labels, wide=wide)


def _goal(view: KeyResultView, phrases: Phrases) -> str:
    """Write what is wanted as short as the margin needs it; a long unit stands in the title."""
    measure = view.measure
    if not isinstance(measure, Metric | Threshold):
        return "100%"
    if isinstance(measure, Threshold) and measure.upper is not None:
        return f"{number(measure.bound)}–{number(measure.upper)}"
    bound = measure.target if isinstance(measure, Metric) else measure.bound
    return phrases.amount(bound, measure) if len(measure.unit) <= 3 else number(bound)


def _points(view: KeyResultView) -> tuple[Point, ...]:
    found: list[Point] = []
    for row in view.readings:
        value = _number(row, view)
        if row.day is not None and value is not None and row.counts:
            found.append(Point(day=row.day, value=value, href=f"#{row.anchor}"))
    return tuple(found)


def _number(row: ReadingRow, view: KeyResultView) -> Decimal | None:
    """Give a reading as a height: the number itself, or the percent of steps by their weight."""
    if isinstance(row.value, Decimal):
        return row.value
    if isinstance(row.value, tuple) and isinstance(view.measure, Milestones):
        whole = sum((item.weight for item in view.measure.items), Decimal(0))
        done = sum((i.weight for i in view.measure.items if i.id in row.value), Decimal(0))
        return done * 100 / whole if whole else None
    return None


def _targets(view: KeyResultView) -> tuple[tuple[date, Decimal], ...]:
    """Give the target from each day on, older ones from the changes of the plan."""
    measure, start = view.measure, view.cycle.cycle.start
    if isinstance(measure, Threshold):
        return ((start, measure.bound),)
    if isinstance(measure, Milestones):
        return ((start, Decimal(100)),)
    if not isinstance(measure, Metric):
        return ()
    moves = [
        (row.day, row.old, row.new)
        for row in reversed(view.rows)
        if isinstance(row, IntentRow)
        and row.field in _TARGET_FIELDS
        and isinstance(row.old, Decimal)
        and isinstance(row.new, Decimal)
        and view.cycle.cycle.contains(row.day)
    ]
    if not moves:
        return ((start, measure.target),)
    steps = [(start, moves[0][1]), *((day, new) for day, _, new in moves)]
    # Changes before the cycle are no steps in the picture; the newest target always is the plan's.
    steps[-1] = (steps[-1][0], measure.target)
    return tuple(steps)


def _expected(view: KeyResultView) -> tuple[tuple[date, Decimal], ...]:
    """Give what is expected day by day: an even pace or the planned curve, or enough of it."""
    cycle, measure = view.cycle.cycle, view.measure
    if not isinstance(measure, Metric):
        return ()
    points = [(cycle.start, measure.baseline)]
    if measure.expected:
        points += [(p.date, p.value) for p in measure.expected if cycle.contains(p.date)]
    else:
        points.append((cycle.end, measure.target))
    start = measure.baseline
    return tuple((day, start + (value - start) * view.factor) for day, value in points)


def _forecast(view: KeyResultView) -> tuple[Decimal, Decimal, Decimal] | None:
    """Give where it leads, near enough for a picture."""
    ends = projected_range(view)
    if ends is None:
        return None
    low, middle, high = (round(end, 6) for end in ends)
    return _decimal(low), _decimal(middle), _decimal(high)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _zone(view: KeyResultView) -> tuple[Decimal | None, Decimal | None] | None:
    """Give the values that are good: where a threshold holds, or enough of the way."""
    measure = view.measure
    if isinstance(measure, Threshold):
        if measure.condition is Condition.BETWEEN:
            return measure.bound, measure.upper
        if measure.condition in (Condition.AT_LEAST, Condition.ABOVE):
            return measure.bound, None
        return None, measure.bound
    if isinstance(measure, Metric) and view.good_from is not None:
        good = measure.baseline + (measure.target - measure.baseline) * view.good_from
        return min(good, measure.target), max(good, measure.target)
    return None
