"""The axes of a chart over time: round numbers at the side, months below."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from okrascode.site.charts.scale import Days, Numbers, months_in
from okrascode.site.charts.svg import Svg, element, group, text

__all__ = ["axes"]


def axes(
    days: Days, numbers: Numbers, *, months: Sequence[str], ticks: str, wide: bool
) -> list[Svg]:
    """Draw a line for each tick and the name of each month that has room.

    ``months`` are the twelve names; ``ticks`` says how a number is written, like ``{}%``.
    """
    lines = [
        element("line", x1=days.left, x2=days.right, y1=numbers.y(t), y2=numbers.y(t))
        for t in numbers.ticks
    ]
    words = [
        text(ticks.format(_short(t)), days.left - 8, numbers.y(t) + 4, text_anchor="end")
        for t in numbers.ticks
    ]
    firsts = months_in(days.first, days.last)
    every = max(1, -(-len(firsts) // (13 if wide else 5)))
    for n, month in enumerate(firsts):
        x = days.x(month, part=0)
        lines.append(element("line", x1=x, x2=x, y1=numbers.bottom, y2=numbers.bottom + 5))
        room = (days.x(firsts[n + 1], part=0) if n + 1 < len(firsts) else days.right) - x
        if n % every == 0 and room > 24:
            words.append(text(months[month.month - 1], x + 3, numbers.bottom + 17))
    return [group("grid", lines), group("axis", words)]


def _short(value: Decimal) -> str:
    """Write a tick; large ones with a letter, so that the axis stays narrow.

    >>> _short(Decimal(2500000)), _short(Decimal("0.5")), _short(Decimal(-20))
    ('2.5M', '0.5', '−20')
    """
    for size, letter in ((10**12, "T"), (10**9, "G"), (10**6, "M"), (10**4, "k")):
        if abs(value) >= size:
            unit = 1000 if letter == "k" else size
            return _plain(value / unit) + letter
    return _plain(value)


def _plain(value: Decimal) -> str:
    text_ = f"{value.normalize():f}"
    return text_.replace("-", "−")
