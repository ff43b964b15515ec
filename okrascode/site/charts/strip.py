"""The cycle strip: one cell a week, those that are gone filled, this one marked."""

from __future__ import annotations

from okrascode.site.charts.svg import Svg, element, picture

__all__ = ["strip"]


def strip(weeks: int, week: int) -> Svg:
    """Draw a cycle of ``weeks``; ``week`` counts from 1, 0 is before it, more is after it.

    Cells get narrower in long cycles, so that a year is as wide as a quarter.
    """
    step = max(3.0, min(18.0, 252.0 / max(1, weeks)))
    gap = 4.0 if step > 9 else 1.0
    cells = [
        element(
            "rect",
            x=n * step,
            y=0 if n + 1 == week else 2,
            width=step - gap,
            height=12 if n + 1 == week else 8,
            rx=2 if gap > 1 else 0,
            class_="c" if n + 1 == week else "p" if n + 1 < week else "f",
        )
        for n in range(weeks)
    ]
    return picture(max(1, weeks) * step, 12, cells, class_="okr-strip")
