"""How long things have been open: a bar for each, from the day it began to its end or today.

What it is stands above its bar, so that nobody has to guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from okrascode.site.charts.places import width_of
from okrascode.site.charts.scale import Days, months_in
from okrascode.site.charts.svg import Svg, element, group, picture, text
from okrascode.site.charts.tree import wrapped

__all__ = ["Span", "spans"]

_ROW = 46.0
_TOP = 26.0


@dataclass(frozen=True, slots=True)
class Span:
    """One bar."""

    first: date
    last: date
    kind: str
    """need, open or done."""
    title: str
    words: str
    """What stands at its end."""
    href: str


def spans(bars: Sequence[Span], *, today: date, months: Sequence[str], now: str, wide: bool) -> Svg:
    """Draw the bars in their order under the names of the months; ``now`` is the word for today."""
    width = 1130.0 if wide else 358.0
    first = min((bar.first for bar in bars), default=today)
    days = Days(first, max(today, first), 4, width - (150 if wide else 104))
    bottom = _TOP + _ROW * len(bars)
    lines: list[Svg] = []
    words: list[Svg] = []
    firsts = months_in(days.first, days.last)
    every = max(1, -(-len(firsts) // (12 if wide else 4)))
    for n, month in enumerate(firsts):
        x = days.x(month, part=0)
        lines.append(element("line", x1=x, x2=x, y1=_TOP - 4, y2=bottom))
        following = days.x(firsts[n + 1], part=0) if n + 1 < len(firsts) else days.right
        if n % every == 0 and following - x > 26:
            words.append(text(months[month.month - 1], x + 3, 14))
    end = days.x(days.last, part=1)
    words.append(text(now, end, 14, text_anchor="start", class_="now"))
    parts = [group("grid", lines), group("axis", words)]
    parts.append(element("line", x1=end, x2=end, y1=_TOP - 4, y2=bottom, class_="today"))
    for n, bar in enumerate(bars):
        y = _TOP + _ROW * n + 24
        x = days.x(bar.first, part=0)
        [title] = wrapped(bar.title, width=width - 8, size=13, most=1)
        # It begins with its bar, or as far to the left as it needs to be whole.
        left = max(4.0, min(x, width - 4 - width_of(title, size=13)))
        length = max(6.0, days.x(bar.last, part=1) - x)
        parts.append(
            element(
                "a",
                text(title, left, y - 5, class_="what"),
                element("rect", x=x, y=y, width=length, height=16, rx=5, class_=f"bar {bar.kind}"),
                text(bar.words, x + length + 8, y + 13),
                href=bar.href,
                tabindex="-1",
            )
        )
    name = f"okr-spans okr-chart okr-chart--{'wide' if wide else 'narrow'}"
    return picture(width, bottom + 4, parts, class_=name)
