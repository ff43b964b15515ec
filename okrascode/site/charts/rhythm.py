"""The strip of check-ins: a cell for each week, filled as far as people were heard."""

from __future__ import annotations

from collections.abc import Sequence

from okrascode.site.charts.svg import Svg, element, picture

__all__ = ["rhythm"]

_STEP = 13.0
_WIDTH = 10.0
_HEIGHT = 18.0


def rhythm(cells: Sequence[tuple[str, float]]) -> Svg:
    """Draw cells of a kind (full, part, missed, open, coming) and the share that was heard."""
    parts: list[Svg] = []
    for n, (kind, share) in enumerate(cells):
        x = n * _STEP + 0.75
        parts.append(
            element(
                "rect", x=x, y=0.75, width=_WIDTH, height=_HEIGHT - 1.5, rx=2.5, class_=f"c {kind}"
            )
        )
        if share > 0:
            height = (_HEIGHT - 1.5) * min(share, 1.0)
            parts.append(
                element(
                    "rect",
                    x=x,
                    y=_HEIGHT - 0.75 - height,
                    width=_WIDTH,
                    height=height,
                    rx=2.5,
                    class_="v",
                )
            )
    width = max(1, len(cells)) * _STEP - 1.5
    return picture(width, _HEIGHT, parts, class_="okr-rhythm")
