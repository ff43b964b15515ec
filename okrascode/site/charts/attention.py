"""Attention over time: a bar a week, and the mean of the first weeks beside that of the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrascode.site.charts.scale import Numbers, numbers_for
from okrascode.site.charts.svg import Svg, element, group, picture, text

__all__ = ["Attention", "attention"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """What the picture shows."""

    weeks: Sequence[tuple[date, int]]
    """First day and number of touches of each week; the last one may not be over."""
    whole: int
    """How many of the weeks are over."""
    stretch: int
    """Weeks of each mean; the means are drawn when there are twice as many whole weeks."""
    alarm: bool
    months: tuple[str, ...]
    """Names of the twelve months."""


def attention(chart: Attention, *, wide: bool) -> Svg:
    """Draw the chart; ``wide`` for a desktop, else for a phone."""
    width, height = (1130.0, 260.0) if wide else (358.0, 220.0)
    left, right, top, bottom = 34.0, width - 6, 14.0, height - 28
    most = max([count for _, count in chart.weeks] + [3])
    numbers = numbers_for([Decimal(0), Decimal(most)], top=top, bottom=bottom)
    step = (right - left) / max(1, len(chart.weeks))
    return picture(
        width,
        height,
        (
            *_axes(numbers, left, right),
            *_bars(chart, numbers, left, step),
            *_means(chart, numbers, left, step),
            *_months(chart, left, step, height),
        ),
        class_=f"okr-chart okr-chart--{'wide' if wide else 'narrow'} okr-attention"
        + (" okr-attention--alarm" if chart.alarm else ""),
    )


def _axes(numbers: Numbers, left: float, right: float) -> list[Svg]:
    ticks = [t for t in numbers.ticks if t == t.to_integral_value()]
    lines = [element("line", x1=left, x2=right, y1=numbers.y(t), y2=numbers.y(t)) for t in ticks]
    words = [text(f"{t:f}", left - 8, numbers.y(t) + 4, text_anchor="end") for t in ticks]
    return [group("grid", lines), group("axis", words)]


def _bars(chart: Attention, numbers: Numbers, left: float, step: float) -> list[Svg]:
    found = []
    for n, (_, count) in enumerate(chart.weeks):
        y = numbers.y(Decimal(count))
        found.append(
            element(
                "rect",
                x=left + n * step + step * 0.16,
                y=y if count else numbers.bottom - 2,
                width=step * 0.68,
                height=numbers.bottom - y if count else 2,
                rx=2 if count else 0,
                class_="none" if not count else "bar" if n < chart.whole else "bar open",
            )
        )
    return found


def _means(chart: Attention, numbers: Numbers, left: float, step: float) -> list[Svg]:
    if chart.whole < 2 * chart.stretch:
        return []
    counts = [count for _, count in chart.weeks]
    found = []
    for name, first in (("first", 0), ("last", chart.whole - chart.stretch)):
        mean = Decimal(sum(counts[first : first + chart.stretch])) / chart.stretch
        y = numbers.y(mean)
        x = left + first * step
        found.append(
            element("line", x1=x, x2=x + chart.stretch * step, y1=y, y2=y, class_=f"mean {name}")
        )
    return found


def _months(chart: Attention, left: float, step: float, height: float) -> list[Svg]:
    """Name the month under its first week."""
    found: list[Svg] = []
    before = 0
    for n, (day, _) in enumerate(chart.weeks):
        if day.month != before:
            before = day.month
            found.append(text(chart.months[day.month - 1], left + n * step + 3, height - 8))
    return [group("axis", found)]
