"""The line of the target in a chart over time, and its label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from okrascode.site.charts.places import Box, Place, clearest, width_of
from okrascode.site.charts.scale import Days, Numbers
from okrascode.site.charts.svg import Svg, element, path, text

__all__ = ["corners_of", "label_inside", "label_outside", "target_line"]

_SIZE = 13.0
"""Height of the letters, as in the style sheet."""


def corners_of(
    targets: Sequence[tuple[date, Decimal]], days: Days, numbers: Numbers, *, start: date, end: date
) -> list[Place]:
    """Give the corners of the line; each change is a step, so that it has two."""
    corners: list[Place] = []
    for day, value in targets:
        x, y = days.x(max(day, start), part=0), numbers.y(value)
        corners += [(x, corners[-1][1]), (x, y)] if corners else [(x, y)]
    return [*corners, (days.x(end, part=1), corners[-1][1])] if corners else []


def target_line(corners: Sequence[Place]) -> list[Svg]:
    """Draw the line, with a diamond where the target was changed."""
    if not corners:
        return []
    steps = zip(corners[1::2], corners[2::2], strict=False)
    marks = [
        element("path", d=f"M{x:.1f} {(before + after) / 2 - 6:.1f}l6 6-6 6-6-6z", class_="moved")
        for (x, before), (_, after) in steps
    ]
    return [path(corners, class_="target"), *marks]


def label_outside(words: str, corners: Sequence[Place]) -> Svg:
    """Write the target right of the picture, at the height of its line."""
    x, y = corners[-1]
    return text(words, x + 8, y + 4, class_="aim")


def label_inside(
    words: str,
    corners: Sequence[Place],
    *,
    bottom: float,
    lines: Iterable[Sequence[Place]],
    others: Sequence[Box],
) -> Svg:
    """Write the target above or below its line, where no other line or word is in the way."""
    (begin, _), (end, y) = corners[-2:]
    width = width_of(words, size=_SIZE)
    right = max(end - 4 - width, 2.0)
    lefts = [right, min(begin + 4, right), min(max((begin + end - width) / 2, 2.0), right)]
    heights = [y - 7, *([y + 17] if y + 22 < bottom else [])]
    places = [(left, base) for left in lefts for base in heights]
    boxes = [Box(left, base - _SIZE + 1, left + width, base + 3) for left, base in places]
    left, base = places[clearest(boxes, lines=lines, words=others)]
    return text(words, left, base, class_="aim")
