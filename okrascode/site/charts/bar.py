"""The bullet bar: how far from start to target, with a tick at what is expected by now."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from okrascode.site.charts.svg import Svg, element, picture

__all__ = ["bar"]

_WIDTH = 200.0
_HEIGHT = 12.0


def bar(
    progress: Fraction | None,
    expected: Fraction | None,
    *,
    stale: bool = False,
    good_from: Decimal | None = None,
) -> Svg:
    """Draw the bar; progress beyond its ends stops at them, and the words beside it say so.

    ``expected`` is the progress expected by now; ``None`` draws no tick. The part from
    ``good_from`` on is marked for aspirational work, where less than all of it is a good result.
    """
    parts = [element("rect", x=0, y=2, width=_WIDTH, height=8, rx=4, class_="t")]
    if good_from is not None:
        x = _WIDTH * float(min(max(good_from, Decimal(0)), Decimal(1)))
        parts.append(element("rect", x=x, y=2, width=_WIDTH - x, height=8, rx=4, class_="z"))
    width = _WIDTH * float(min(max(progress or Fraction(0), Fraction(0)), Fraction(1)))
    if width > 0:
        parts.append(
            element(
                "rect", x=0, y=2, width=max(width, 3.0), height=8, rx=min(4.0, width), class_="v"
            )
        )
    if expected is not None:
        place = _WIDTH * float(min(max(expected, Fraction(0)), Fraction(1)))
        x = min(max(place, 2.5), _WIDTH - 2.5)
        parts.append(element("rect", x=x - 2.5, y=0, width=5, height=_HEIGHT, class_="h"))
        parts.append(element("rect", x=x - 1, y=0, width=2, height=_HEIGHT, class_="e"))
    name = "okr-bar okr-bar--stale" if stale else "okr-bar"
    return picture(_WIDTH, _HEIGHT, parts, class_=name, stretch=True)
