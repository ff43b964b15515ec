"""The history of a key result: what was observed, what is expected, where it leads.

Readings are joined by straight lines and never smoothed; for steps and conditions the line keeps
its height until the next reading. Under it each week shows the confidence that was given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from okrascode.site.charts.axes import axes
from okrascode.site.charts.guides import expected_line, fan
from okrascode.site.charts.lane import lane
from okrascode.site.charts.places import Box, Place, width_of
from okrascode.site.charts.scale import Days, Numbers, numbers_for
from okrascode.site.charts.svg import Svg, element, group, path, picture, text
from okrascode.site.charts.target import corners_of, label_inside, label_outside, target_line

__all__ = ["History", "Labels", "Point", "history"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One reading in the picture."""

    day: date
    value: Decimal
    href: str
    """The row of the table that says where it comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words in the picture, in the language of the page."""

    today: str
    expected: str
    target: str
    last: str
    """The newest value with its unit."""
    months: tuple[str, ...]
    """Names of the twelve months."""
    confidence: str
    ticks: str = "{}"
    """How a number on the axis is written, for example ``{}%``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What the picture shows."""

    start: date
    end: date
    today: date
    points: tuple[Point, ...]
    """Oldest first."""
    targets: tuple[tuple[date, Decimal], ...]
    """The target from each day on; more than one when it was changed."""
    expected: tuple[tuple[date, Decimal], ...] = ()
    """The line of what is expected by each day."""
    zone: tuple[Decimal | None, Decimal | None] | None = None
    """Where a threshold holds, from and to; ``None`` is without end."""
    steps: bool = False
    """True when a value holds until the next one."""
    most: Decimal | None = None
    """A limit of the scale, 100 for percent."""
    forecast: tuple[Decimal, Decimal, Decimal] | None = None
    """Where it leads by the end: low, middle and high."""
    confidence: tuple[tuple[date, Decimal], ...] | None = ()
    """What was given when; ``None`` draws no lane."""
    missed: tuple[tuple[date, date], ...] | None = None
    """When a check-in was due and did not come; ``None``: in every week without one."""
    levels: tuple[Decimal, Decimal] = (Decimal(7), Decimal(4))
    """From which confidence on a week is tinted high, and from which in the middle."""
    stale: bool = False


def history(chart: History, labels: Labels, *, wide: bool) -> Svg:
    """Draw the picture, for wide or for narrow screens."""
    width, height = (1130.0, 384.0) if wide else (358.0, 330.0)
    below = 92.0
    if chart.confidence is None:
        height, below = height - 110.0, 34.0
    left, right = (52.0, width - 112.0) if wide else (38.0, width - 12.0)
    top, bottom = 30.0, height - below
    first, last = _stretch(chart)
    days = Days(first, last, left, right)
    points = [point for point in chart.points if first <= point.day <= last]
    numbers = numbers_for(
        [p.value for p in points]
        + [value for _, value in chart.targets]
        + [value for _, value in chart.expected]
        + [bound for bound in chart.zone or () if bound is not None]
        + ([] if points or chart.targets else [Decimal(0), Decimal(1)]),
        top=top,
        bottom=bottom,
        most=chart.most,
    )
    aims = corners_of(chart.targets, days, numbers, start=chart.start, end=chart.end)
    expected = [
        (days.x(day, part=1 if n else 0), numbers.y(value))
        for n, (day, value) in enumerate(chart.expected)
    ]
    places = [(days.x(point.day), numbers.y(point.value)) for point in points]
    line = places
    if chart.steps and places:
        line = _steps(places, days, until=max(chart.today, points[-1].day))
    inside = [
        *_ground(chart, days, numbers, labels),
        *axes(days, numbers, months=labels.months, ticks=labels.ticks, wide=wide),
        *target_line(aims),
        *expected_line(expected, labels.expected, wide=wide),
        *fan(chart.forecast, places[-1:], days.x(chart.end, part=1), numbers),
        *_line(chart, points, places, line),
        *_words(chart, labels, aims, places, [line, expected], days, numbers, wide=wide),
    ]
    if chart.confidence is not None:
        inside.append(
            lane(
                chart.confidence,
                days,
                levels=chart.levels,
                today=chart.today,
                y=bottom + 52,
                label=labels.confidence,
                missed=chart.missed,
            )
        )
    return picture(
        width, height, inside, class_=f"okr-chart okr-chart--{'wide' if wide else 'narrow'}"
    )


def _stretch(chart: History) -> tuple[date, date]:
    """Widen the cycle to readings near it; those further away are in the table only."""
    most = (chart.end - chart.start) / 2
    near = [p.day for p in chart.points if chart.start - most <= p.day <= chart.end + most]
    return min([chart.start, *near]), max([chart.end, *near])


def _ground(chart: History, days: Days, numbers: Numbers, labels: Labels) -> list[Svg]:
    """Shade the time that is gone and the days outside the cycle; mark today."""
    parts: list[Svg] = []
    begin, end = days.x(chart.start, part=0), days.x(chart.end, part=1)
    height = numbers.bottom - numbers.top
    if chart.today >= chart.start:
        gone = days.x(min(chart.today, chart.end), part=1)
        parts.append(
            element(
                "rect", x=begin, y=numbers.top, width=gone - begin, height=height, class_="gone"
            )
        )
    for x, width in ((days.left, begin - days.left), (end, days.right - end)):
        if width > 0.5:
            parts.append(
                element("rect", x=x, y=numbers.top, width=width, height=height, class_="out")
            )
    if chart.zone is not None:
        low, high = chart.zone
        upper = numbers.y(high) if high is not None else numbers.top
        lower = numbers.y(low) if low is not None else numbers.bottom
        parts.append(
            element(
                "rect", x=begin, y=upper, width=end - begin, height=lower - upper, class_="zone"
            )
        )
    if days.first <= chart.today <= days.last:
        x = days.x(chart.today, part=1)
        anchor = "end" if x > days.right - 20 else "start" if x < days.left + 20 else "middle"
        parts.append(
            element("line", x1=x, x2=x, y1=numbers.top - 6, y2=numbers.bottom, class_="now")
        )
        parts.append(text(labels.today, x, numbers.top - 12, text_anchor=anchor))
    return parts


def _steps(places: Sequence[Place], days: Days, *, until: date) -> list[Place]:
    """Keep each height until the next reading, the last one until a day."""
    line = [places[0]]
    for (_, before), (x, y) in pairwise(places):
        line += [(x, before), (x, y)]
    return [*line, (days.x(min(until, days.last), part=1), line[-1][1])]


def _line(
    chart: History, points: Sequence[Point], places: Sequence[Place], line: Sequence[Place]
) -> list[Svg]:
    parts: list[Svg] = [path(line, class_="line")] if len(line) > 1 else []
    if len(points) <= 60:
        parts += [
            element(
                "a",
                element("circle", cx=x, cy=y, r=12, class_="hit"),
                element("circle", cx=x, cy=y, r=4.2, class_="dot"),
                href=point.href,
                tabindex="-1",
            )
            for point, (x, y) in zip(points, places, strict=True)
        ]
    return [group("said stale" if chart.stale else "said", parts)] if parts else []


def _words(
    chart: History,
    labels: Labels,
    aims: Sequence[Place],
    places: Sequence[Place],
    lines: Sequence[Sequence[Place]],
    days: Days,
    numbers: Numbers,
    *,
    wide: bool,
) -> list[Svg]:
    """Write the newest value and the target on top of all lines."""
    parts: list[Svg] = []
    others: list[Box] = []
    if places:
        x, y = places[-1]
        above = y > numbers.top + 26 and (len(places) < 2 or places[-2][1] >= y)
        fits = y + 24 < numbers.bottom
        x = min(max(x, days.left + 20), days.right - 20)
        y = y - 13 if above or not fits else y + 23
        half = width_of(labels.last, size=15) / 2
        others.append(Box(x - half, y - 14, x + half, y + 3))
        parts.append(text(labels.last, x, y, class_="last", text_anchor="middle"))
    if aims and wide:
        parts.append(label_outside(labels.target, aims))
    elif aims:
        if days.first <= chart.today <= days.last:
            x = days.x(chart.today, part=1)
            others.append(Box(x - 22, numbers.top - 24, x + 22, numbers.top - 8))
        parts.append(
            label_inside(labels.target, aims, bottom=numbers.bottom, lines=lines, others=others)
        )
    return parts
