"""The mark of each status: a shape of its own, so that colour is never the only sign."""

from __future__ import annotations

from functools import cache

from okrascode.rollup.result import Status
from okrascode.site.charts.svg import Svg, element, picture

__all__ = ["ORDER", "mark", "shapes_of"]

ORDER = (
    Status.OFF_TRACK,
    Status.MISSED,
    Status.AT_RISK,
    Status.STALE,
    Status.NOT_STARTED,
    Status.UNJUDGED,
    Status.ON_TRACK,
    Status.ACHIEVED,
    Status.DRAFT,
    Status.DROPPED,
)
"""Worst first: where help is needed stands first."""

_CROSS = element("path", d="M6.6 6.6l6.8 6.8M13.4 6.6l-6.8 6.8", class_="k")
_SMALL_CROSS = element("path", d="M7.5 7.5l5 5M12.5 7.5l-5 5", class_="k")
_SHAPES = {
    Status.ON_TRACK: (
        element("circle", cx=10, cy=10, r=8.5),
        element("path", d="M6.2 10.4l2.6 2.6 5-5.6", class_="k"),
    ),
    Status.AT_RISK: (
        element("path", d="M10 1.6l9 16.4H1z"),
        element("path", d="M10 7.4v5M10 14.9v.2", class_="k"),
    ),
    Status.OFF_TRACK: (element("rect", x=2, y=2, width=16, height=16, rx=3), _CROSS),
    Status.MISSED: (element("path", d="M10 .8L19.2 10 10 19.2.8 10z"), _SMALL_CROSS),
    Status.STALE: (
        element("circle", cx=10, cy=10, r=8, class_="o d"),
        element("path", d="M10 5.6V10l3 2", class_="o"),
    ),
    Status.NOT_STARTED: (element("circle", cx=10, cy=10, r=8, class_="o"),),
    Status.UNJUDGED: (
        element("circle", cx=10, cy=10, r=8, class_="o"),
        element("path", d="M6.5 10h7", class_="o"),
    ),
    Status.ACHIEVED: (
        element(
            "path", d="M10 1l2.8 5.8 6.3.9-4.6 4.5 1.1 6.3L10 15.5l-5.6 3 1.1-6.3L.9 7.7l6.3-.9z"
        ),
    ),
    Status.DRAFT: (element("rect", x=3, y=3, width=14, height=14, rx=3, class_="o d"),),
    Status.DROPPED: (
        element("circle", cx=10, cy=10, r=8, class_="o"),
        element("path", d="M4.4 15.6L15.6 4.4", class_="o"),
    ),
}


@cache
def mark(status: Status) -> Svg:
    """Draw the mark of a status; its word stands beside it."""
    return picture(20, 20, _SHAPES[status], class_=f"okr-mark okr-s-{status.value}")


def shapes_of(status: Status) -> tuple[Svg, ...]:
    """Give the shapes of a mark, 20 by 20, to draw inside another picture."""
    return _SHAPES[status]
