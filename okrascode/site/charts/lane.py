"""The lane of confidence: one cell a week, with the number that was given in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from okrascode.site.charts.scale import Days, weeks_in
from okrascode.site.charts.svg import Svg, element, group, text

__all__ = ["lane"]

_HEIGHT = 20.0


def lane(
    given: Sequence[tuple[date, Decimal]],
    days: Days,
    *,
    levels: tuple[Decimal, Decimal],
    today: date,
    y: float,
    label: str,
    missed: Sequence[tuple[date, date]] | None = None,
) -> Svg:
    """Draw the cells under a time axis.

    A week in which a check-in was missed is an outline, one in which none was due is pale, one to
    come is dotted. ``missed`` are the times in which one was due and did not come; ``None`` means
    every week that is over. Of several numbers in a week the last one counts. Where weeks are
    narrow the tint alone is drawn and the table has the numbers.
    """
    parts = [text(label, days.left, y - 10)]
    for first, last in weeks_in(days.first, days.last):
        left, right = days.x(first, part=0) + 1, days.x(last, part=1) - 1
        width = max(0.5, right - left)
        values = [value for day, value in given if first <= day <= last]
        if values:
            kind = _level(values[-1], levels)
        elif last >= today:
            kind = "coming"
        else:
            is_missed = missed is None or any(a <= last and first <= b for a, b in missed)
            kind = "missed" if is_missed else "quiet"
        parts.append(
            element(
                "rect",
                x=left,
                y=y,
                width=width,
                height=_HEIGHT,
                rx=min(3.0, width / 2),
                class_=kind,
            )
        )
        if values and width >= 13:
            parts.append(
                text(
                    f"{values[-1].normalize():f}",
                    left + width / 2,
                    y + 14.5,
                    text_anchor="middle",
                    class_=f"n {kind}",
                )
            )
    return group("lane", parts)


def _level(value: Decimal, levels: tuple[Decimal, Decimal]) -> str:
    """Name the tint; the thresholds are those of the status words."""
    high, middle = levels
    return "high" if value >= high else "middle" if value >= middle else "low"
