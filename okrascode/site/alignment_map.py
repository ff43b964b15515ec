"""Who carries what: the company's objectives, what supports them, and what is missing.

Every objective stands once, under the first one it supports; what else it supports is said beside
it, so that no line ever crosses another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from okrascode.site.standing import is_aside
from okrascode.site.team_rows import TeamRow, team_rows
from okrascode.site.view import KeyResultView, ObjectiveView, SiteView
from okrascode.site.view_parts import Link

__all__ = ["AlignmentMap", "Branch", "Gaps", "map_of"]

_DEEPEST = 3
"""Levels below a company objective; what is deeper is counted."""
_WIDEST = 12
_SHOWN = 8
"""Of more than twelve children the first eight are drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """An objective with what supports it."""

    objective: ObjectiveView
    target: str
    """Title of the key result it supports above; empty when it supports the whole objective."""
    also: tuple[Link, ...]
    """What it supports besides."""
    children: tuple[Branch, ...]
    more: int
    """Further supporters that are not drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """What to talk about; nothing here is anybody's fault."""

    alone: tuple[KeyResultView, ...]
    """Key results of the company that no team supports."""
    empty: tuple[ObjectiveView, ...]
    """Objectives of the company with neither key results nor supporters."""
    loose: tuple[ObjectiveView, ...]
    """Objectives of teams that support nothing."""
    unmeasured: tuple[KeyResultView, ...]
    unowned: tuple[KeyResultView, ...]
    idle: tuple[Link, ...]
    """Teams without an objective in a running cycle."""

    @property
    def count(self) -> int:
        """Count all of them."""
        lists = (
            self.alone,
            self.empty,
            self.loose,
            self.unmeasured,
            self.unowned,
            self.idle,
        )
        return sum(map(len, lists))


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentMap:
    """Everything the page shows."""

    numbers: Mapping[str, int]
    """Number of each company objective by its address."""
    company: tuple[ObjectiveView, ...]
    roots: tuple[Branch, ...]
    gaps: Gaps
    rows: tuple[tuple[TeamRow, tuple[tuple[ObjectiveView, ...], ...]], ...]
    """Each team, and for each company objective what the team does for it, directly or not."""


def map_of(site: SiteView) -> AlignmentMap:
    """Draw the lines of support between everything that runs today."""
    lines = _Lines(site)
    return AlignmentMap(
        numbers={o.address: n for n, o in enumerate(site.company, 1)},
        company=site.company,
        roots=lines.roots(),
        gaps=_gaps(site, lines),
        rows=tuple(
            (row, tuple(lines.towards(row, above) for above in site.company))
            for row in team_rows(site)
            if row.team.depth
        ),
    )


class _Lines:
    """Who supports whom among the objectives of running cycles."""

    def __init__(self, site: SiteView) -> None:
        self.site = site
        self.objectives = {o.address: o for o in site.running}
        self.behind: dict[str, str] = {}
        for objective in self.objectives.values():
            self.behind[objective.address] = objective.address
            self.behind |= {k.address: objective.address for k in objective.key_results}
        self.children: dict[str, list[str]] = {}
        for objective in self.objectives.values():
            for above in self.parents(objective):
                self.children.setdefault(above, []).append(objective.address)
        self._above: dict[str, frozenset[str]] = {}
        self._placed: set[str] = set()

    def parents(self, objective: ObjectiveView) -> dict[str, Link]:
        """Give the objectives it supports, each with the link as it was written."""
        found: dict[str, Link] = {}
        for link in objective.supports:
            above = self.behind.get(link.address)
            if above is not None and above != objective.address:
                found.setdefault(above, link)
        return found

    def roots(self) -> tuple[Branch, ...]:
        """Give the company's objectives that support no other, each with all below it."""
        tops = [o for o in self.site.company if not self.parents(o)] or list(self.site.company)
        self._placed = {o.address for o in tops}
        return tuple(self._branch(o, None, 0) for o in tops)

    def _branch(self, objective: ObjectiveView, above: str | None, depth: int) -> Branch:
        parents = self.parents(objective)
        through = parents.get(above) if above else None
        free = [c for c in self.children.get(objective.address, ()) if c not in self._placed]
        shown = free if len(free) <= _WIDEST else free[:_SHOWN]
        shown = shown if depth < _DEEPEST else []
        self._placed.update(shown)
        return Branch(
            objective=objective,
            target=through.title if through and through.address != above else "",
            also=tuple(link for name, link in parents.items() if name != above),
            children=tuple(
                self._branch(self.objectives[c], objective.address, depth + 1) for c in shown
            ),
            more=len(free) - len(shown),
        )

    def above(self, address: str) -> frozenset[str]:
        """Follow the lines upwards, also through other teams, as far as they lead."""
        if address not in self._above:
            found: set[str] = set()
            waiting = [address]
            while waiting:
                objective = self.objectives[waiting.pop()]
                new = [name for name in self.parents(objective) if name not in found]
                found.update(new)
                waiting += new
            self._above[address] = frozenset(found)
        return self._above[address]

    def towards(self, row: TeamRow, above: ObjectiveView) -> tuple[ObjectiveView, ...]:
        """Give the objectives of a team that lead to one of the company."""
        return tuple(
            o
            for o in row.objectives
            if o.address in self.objectives and above.address in self.above(o.address)
        )


def _gaps(site: SiteView, lines: _Lines) -> Gaps:
    company = {o.address for o in site.company}
    active = [o for o in site.running if not is_aside(o)]
    teams = [o for o in active if o.address not in company]
    counted = [k for o in active for k in o.key_results if not is_aside(k)]
    return Gaps(
        alone=tuple(k for o in active if o.address in company for k in _alone(o)),
        empty=tuple(
            o for o in active if o.address in company and not (o.key_results or o.supporters)
        ),
        loose=tuple(o for o in teams if not lines.parents(o)),
        unmeasured=tuple(k for k in counted if k.measure is None),
        unowned=tuple(k for k in counted if not k.has_owner),
        idle=() if site.hides else _idle(site, lines),
    )


def _idle(site: SiteView, lines: _Lines) -> tuple[Link, ...]:
    """Give the teams without an objective; asked only where none can be hidden."""
    return tuple(
        Link(row.team.name, row.team.address)
        for row in team_rows(site)
        if row.team.depth and not any(o.address in lines.objectives for o in row.objectives)
    )


def _alone(objective: ObjectiveView) -> tuple[KeyResultView, ...]:
    """Give the key results nobody supports; who supports the objective supports all of them."""
    parts = [k for k in objective.key_results if not is_aside(k)]
    by_part = {link.address for k in parts for link in k.supporters}
    if any(link.address not in by_part for link in objective.supporters):
        return ()
    return tuple(k for k in parts if not k.supporters)
