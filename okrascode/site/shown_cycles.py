"""The cycles that a site shows anywhere, for files that go through all of them."""

from __future__ import annotations

from okrascode.site.view import SiteView
from okrascode.site.view_parts import CycleView

__all__ = ["shown_cycles"]


def shown_cycles(site: SiteView) -> tuple[CycleView, ...]:
    """Give the cycles in which a team has objectives, and those of today, the oldest first."""
    known = {c.id: c for team in site.team_cycles for c, _ in team.cycles}
    known |= {cycle.id: cycle for cycle in site.cycles}
    return tuple(sorted(known.values(), key=lambda c: (c.cycle.start, c.id)))
