"""Teams as rows of a table: what each carries now, in all cycles that run."""

from __future__ import annotations

from dataclasses import dataclass

from okrascode.site.view import KeyResultView, ObjectiveView, SiteView, TeamView

__all__ = ["TeamRow", "team_rows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRow:
    """A team with its objectives of every running cycle, the shortest cycle first."""

    team: TeamView
    objectives: tuple[ObjectiveView, ...]
    supports: frozenset[str]
    """References of the company objectives it supports."""

    @property
    def key_results(self) -> tuple[KeyResultView, ...]:
        """Give the key results of its objectives."""
        return tuple(k for objective in self.objectives for k in objective.key_results)

    @property
    def age_days(self) -> int | None:
        """Give the days since its newest check-in; ``None`` when there is none."""
        ages = (k.age_days for k in self.key_results)
        return min((age for age in ages if age is not None), default=None)


def team_rows(site: SiteView) -> tuple[TeamRow, ...]:
    """Give a row for each team, in the order of the organisation.

    A team without objectives in a running cycle has those of the cycle its page shows.
    """
    return tuple(_row(team, site) for team in site.teams)


def _row(team: TeamView, site: SiteView) -> TeamRow:
    now = [cycle.id for cycle in reversed(site.cycles)]
    views = {t.cycle.id: t for t in site.team_cycles if t.id == team.id and t.cycle}
    running = [views[cycle] for cycle in now if cycle in views] or [team]
    return TeamRow(
        team=team,
        objectives=tuple(o for view in running for o in view.objectives),
        supports=frozenset(reference for view in running for reference in view.supports),
    )
