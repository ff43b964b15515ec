"""A cycle with everything that teams wanted in it: what came of it, and what goes on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from okrascode.model.objective import ItemState, Outcome
from okrascode.rollup.result import Status
from okrascode.site.charts.marks import ORDER
from okrascode.site.view import KeyResultView, ObjectiveView, SiteView, TeamView
from okrascode.site.view_parts import CycleView

__all__ = ["CyclePage", "cycles_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CyclePage:
    """A cycle with everything that teams wanted in it."""

    cycle: CycleView
    teams: tuple[TeamView, ...]
    company: tuple[ObjectiveView, ...]

    @property
    def objectives(self) -> tuple[ObjectiveView, ...]:
        """Give the objectives of all teams."""
        return tuple(o for team in self.teams for o in team.objectives)

    @property
    def key_results(self) -> tuple[KeyResultView, ...]:
        """Give all key results that counted, those that came out worst first."""
        found = (k for o in self.objectives for k in o.key_results)
        counted = [k for k in found if k.status not in (Status.DRAFT, Status.DROPPED)]
        return tuple(sorted(counted, key=lambda k: ORDER.index(k.status)))

    @property
    def tally(self) -> tuple[tuple[Status, int], ...]:
        """Count the key results by status."""
        found = Counter(k.status for k in self.key_results)
        return tuple((status, found[status]) for status in ORDER if found[status])

    @property
    def outcomes(self) -> tuple[tuple[Outcome, int], ...]:
        """Count the objectives by what people said of them at the end."""
        found = Counter(o.closing.outcome for o in self.objectives if o.closing)
        return tuple((outcome, found[outcome]) for outcome in Outcome if found[outcome])

    @property
    def lessons(self) -> tuple[ObjectiveView, ...]:
        """Give the objectives of which somebody wrote down what was learned."""
        return tuple(o for o in self.objectives if o.closing and o.closing.learned)

    @property
    def silent(self) -> tuple[ObjectiveView, ...]:
        """Give those that nobody has closed, of a cycle that is over."""
        if not self.cycle.over:
            return ()
        return tuple(
            o for o in self.objectives if o.closing is None and o.state is ItemState.ACTIVE
        )

    @property
    def carried(self) -> tuple[ObjectiveView, ...]:
        """Give those that go on in a later cycle."""
        return tuple(
            o for o in self.objectives if o.carried_to or (o.closing and o.closing.next == "carry")
        )

    @property
    def dropped(self) -> tuple[ObjectiveView | KeyResultView, ...]:
        """Give what was given up on the way."""
        every: list[ObjectiveView | KeyResultView] = []
        for objective in self.objectives:
            every += [objective, *objective.key_results]
        return tuple(item for item in every if item.status is Status.DROPPED)


def cycles_of(site: SiteView) -> tuple[CyclePage, ...]:
    """Give every cycle with what stands in it, newest first."""
    teams: dict[str, list[TeamView]] = {}
    for team in site.team_cycles:
        if team.cycle is not None:
            teams.setdefault(team.cycle.id, []).append(team)
    return tuple(
        CyclePage(
            cycle=cycle,
            teams=tuple(teams.get(cycle.id, ())),
            company=tuple(
                o for team in teams.get(cycle.id, ()) if team.depth == 0 for o in team.objectives
            ),
        )
        for cycle in site.every_cycle
    )
