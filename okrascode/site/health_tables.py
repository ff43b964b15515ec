"""The page of health as flat tables: the numbers of its themes, and the grid of check-ins."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.site.table import Row, Table
from okrascode.site.view import SiteView

__all__ = ["HEALTH_TABLES"]


def _measures(site: SiteView) -> Iterator[Row]:
    if (health := site.health) is None:
        return
    for theme in health.themes:
        one = theme.assessment
        for measure in one.look.measures:
            yield (
                health.cycle.id, one.slug, one.look.level.value,
                None if one.before is None else one.before.value, measure.key, measure.unit.value,
                measure.value, measure.of, measure.before,
            )  # fmt: skip


def _grid(site: SiteView) -> Iterator[Row]:
    if (health := site.health) is None:
        return
    for row in health.grid.rows:
        for window, (done, of) in zip(health.grid.windows, row.cells, strict=True):
            yield (
                health.cycle.id, row.team, window.start.isoformat(), window.end.isoformat(),
                window.is_whole, done, of,
            )  # fmt: skip


HEALTH_TABLES = (
    Table(
        name="health",
        columns=(
            "cycle", "theme", "level", "level_before", "measure", "unit", "value", "of", "before",
        ),
        rows=_measures,
    ),
    Table(
        name="health_check_ins",
        columns=("cycle", "team", "start", "end", "over", "checked_in", "of"),
        rows=_grid,
    ),
)  # fmt: skip
"""Numbers only: the sentences about them are in ``data/health.json``."""
