"""Lines that nobody reported: what is expected by each day, and where the readings lead."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from okrascode.site.charts.places import Place
from okrascode.site.charts.scale import Numbers, cut
from okrascode.site.charts.svg import Svg, element, number, path, text

__all__ = ["expected_line", "fan"]


def expected_line(corners: Sequence[Place], label: str, *, wide: bool) -> list[Svg]:
    """Draw the line of what is expected; where there is room its word stands beside it."""
    if len(corners) < 2:
        return []
    parts = [path(corners, class_="expected")]
    if wide:
        (x1, y1), (x2, y2) = corners[-2], corners[-1]
        falls = y2 > y1
        parts.append(
            text(
                label,
                x1 + (x2 - x1) * 0.8,
                y1 + (y2 - y1) * 0.8 - (10 if falls else 12),
                text_anchor="start" if falls else "end",
            )
        )
    return parts


def fan(
    ends: tuple[Decimal, Decimal, Decimal] | None,
    newest: Sequence[Place],
    x: float,
    numbers: Numbers,
) -> list[Svg]:
    """Draw where the readings lead: from the newest one to low, middle and high at ``x``."""
    if ends is None or not newest:
        return []
    start = newest[0]
    low, middle, high = (cut(start, (x, numbers.free(value)), numbers) for value in ends)
    corners = [start, *low, *reversed(high)]
    points = " ".join(f"{number(a)},{number(b)}" for a, b in corners)
    return [
        element("polygon", points=points, class_="fan"),
        path([start, middle[0]], class_="lead"),
    ]
