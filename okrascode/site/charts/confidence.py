"""Confidence over a cycle: a line a key result, from 0 to 10, with the level that is on track."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrascode.site.charts.axes import axes
from okrascode.site.charts.scale import Days, Numbers
from okrascode.site.charts.svg import Svg, element, path, picture

__all__ = ["Curves", "confidence_curves"]

Curve = Sequence[tuple[date, Decimal]]
_TICKS = tuple(Decimal(n) for n in (0, 2, 4, 6, 8, 10))


@dataclass(frozen=True, slots=True, kw_only=True)
class Curves:
    """What one picture shows."""

    start: date
    end: date
    level: Decimal
    """Confidence from which it is on track."""
    lines: Sequence[Curve]
    """For each key result its confidences, oldest first."""
    months: tuple[str, ...]
    missed: bool


def confidence_curves(chart: Curves) -> Svg:
    """Draw the lines; one that was given once is a dot."""
    width, height = 420.0, 240.0
    numbers = Numbers(Decimal(0), Decimal(10), _TICKS, 12.0, height - 28)
    days = Days(chart.start, chart.end, 30.0, width - 8)
    level = numbers.y(chart.level)
    found = [
        *axes(days, numbers, months=chart.months, ticks="{}", wide=False),
        element("line", x1=days.left, x2=days.right, y1=level, y2=level, class_="expected"),
    ]
    for line in chart.lines:
        points = [(days.x(day), numbers.y(value)) for day, value in line]
        if len(points) > 1:
            found.append(path(points, class_="curve"))
        found += [element("circle", cx=x, cy=y, r=2.6, class_="point") for x, y in points]
    name = "missed" if chart.missed else "kept"
    return picture(width, height, found, class_=f"okr-chart okr-curves okr-curves--{name}")
