"""A column that stands for one number among many; the number itself is written beside it."""

from __future__ import annotations

from okrascode.site.charts.svg import Svg, element, picture

__all__ = ["column"]

_WIDTH, _HEIGHT = 14.0, 56.0


def column(share: float) -> Svg:
    """Draw a column of a share of the full height; nothing at all leaves a thin line."""
    height = max(2.0, _HEIGHT * min(max(share, 0.0), 1.0))
    bar = element(
        "rect",
        x=0,
        y=_HEIGHT - height,
        width=_WIDTH,
        height=height,
        rx=min(3.0, height / 2),
        class_="v" if share > 0 else "z",
    )
    return picture(_WIDTH, _HEIGHT, [bar], class_="okr-column")
