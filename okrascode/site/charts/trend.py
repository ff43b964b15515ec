"""The trend of confidence: a small line on the fixed scale from 0 to 10; a flat one is honest."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from okrascode.site.charts.svg import Svg, element, path, picture

__all__ = ["trend"]

_WIDTH, _HEIGHT = 64.0, 22.0


def trend(values: Sequence[Decimal], *, last: int = 10) -> Svg:
    """Draw the last values, evenly spaced; one value is a dot, none an empty picture."""
    shown = [float(min(max(value, Decimal(0)), Decimal(10))) for value in values][-last:]
    if not shown:
        return picture(_WIDTH, _HEIGHT, (), class_="okr-trend")
    step = (_WIDTH - 8) / max(1, len(shown) - 1)
    points = [
        (4 + step * n if len(shown) > 1 else _WIDTH / 2, _HEIGHT - 3 - (_HEIGHT - 6) * value / 10)
        for n, value in enumerate(shown)
    ]
    x, y = points[-1]
    line = [path(points, class_="l")] if len(points) > 1 else []
    return picture(
        _WIDTH, _HEIGHT, (*line, element("circle", cx=x, cy=y, r=2.6)), class_="okr-trend"
    )
