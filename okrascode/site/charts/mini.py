"""A small line of scores from 0 to 1 over a cycle, with the even pace behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from okrascode.site.charts.scale import Days
from okrascode.site.charts.svg import Svg, element, path, picture

__all__ = ["mini"]

_WIDTH, _HEIGHT = 220.0, 56.0


def mini(
    scores: Sequence[tuple[date, Fraction | None]], *, start: date, end: date, good: float
) -> Svg:
    """Draw the scores that are known; ``good`` is what an even pace leads to at the end."""
    days = Days(start, end, 2, _WIDTH - 4)
    floor, height = _HEIGHT - 4, _HEIGHT - 8
    points = [
        (days.x(day, part=1), floor - height * float(min(max(score, Fraction(0)), Fraction(1))))
        for day, score in scores
        if score is not None
    ]
    parts = [
        element("line", x1=2, x2=_WIDTH - 4, y1=floor, y2=floor, class_="b"),
        path([(2, floor), (_WIDTH - 4, floor - height * good)], class_="e"),
    ]
    if len(points) > 1:
        parts.append(path(points, class_="l"))
    if points:
        x, y = points[-1]
        parts.append(element("circle", cx=x, cy=y, r=3.2, class_="d"))
    return picture(_WIDTH, _HEIGHT, parts, class_="okr-mini")
