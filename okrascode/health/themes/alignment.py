"""Alignment: coordinated between teams, from the top and from below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from okrascode.health.shares import bounds_of, level_of, measure_share, share_of
from okrascode.health.theme import Item, Level, Look, Measure, Said, Theme, Unit
from okrascode.health.view import View
from okrascode.model.objective import ItemState
from okrascode.model.reference import Reference, ReferenceSyntaxError, TeamId, parse_reference
from okrascode.rollup.alignment import objective_behind_in, supporters_in
from okrascode.rollup.cycles import is_inside
from okrascode.rollup.result import ObjectiveRollup

__all__ = ["THEME"]

_Behind = Callable[[Reference], Reference | None]


def _look(view: View) -> Look:
    root = view.plan.root_team
    below = [part for part in view.objectives if root is None or part.reference.team != root.id]
    if root is None or not below:
        return Look(level=Level.UNKNOWN, rule=Said("alignment.rule.alone"))
    behind = objective_behind_in(view.plan)
    orphans = [part for part in below if not _reaches(part.reference, root.id, view, behind)]
    unsupported = tuple(_unsupported(root.id, view))
    is_known = view.cut is None
    known = [p for p in below if p.reference in view.record.first_seen] if is_known else []
    started = dict(_bottom_up(known, root.id, view, behind))
    reach = share_of(len(below) - len(orphans), len(below))
    level = level_of([reach], view.limits)
    if level is Level.STRONG and unsupported:
        level = Level.FAIR
    return Look(
        level=level,
        rule=Said(
            f"alignment.rule.{level}",
            {"reach": reach, "n": len(unsupported), **bounds_of(view.limits)},
        ),
        measures=(
            measure_share("reach", len(below) - len(orphans), len(below)),
            measure_share("bottom_up", len(started), len(known)),
            Measure(key="orphans", unit=Unit.COUNT, value=len(orphans)),
            Measure(key="unsupported", unit=Unit.COUNT, value=len(unsupported)),
        ),
        items=(
            *(_item("orphan", part.reference, view) for part in orphans),
            *(_item("unsupported", reference, view) for reference in unsupported),
            *([Item(trait="all_from_above", cycle=view.cycle.id)] if known and not started else []),
            *(_item(trait, reference, view) for reference, trait in started.items()),
        ),
    )


def _item(trait: str, reference: Reference, view: View) -> Item:
    return Item(
        trait=trait,
        about=reference,
        commit=view.commit_of(reference),
        path=view.path_of(reference),
        day=view.record.first_seen.get(reference) if trait in _CALM else None,
    )


def _reaches(start: Reference, root: TeamId, view: View, behind: _Behind) -> bool:
    """Follow the links upwards until one leads to the root team; loops end."""
    seen: set[Reference] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here.team == root:
            return True
        if here in seen:
            continue
        seen.add(here)
        objective = view.plan.objectives.get(here)
        for link in objective.supports if objective else ():
            parent = behind(link.reference)
            if parent is not None:
                waiting.append(parent)
    return False


def _unsupported(root: TeamId, view: View) -> Iterator[Reference]:
    """Give the root team's objectives of the cycle, and around it, that nothing supports."""
    supporters = supporters_in(view.plan)
    for reference, objective in view.plan.objectives.items():
        if (
            reference.team == root
            and objective.state is ItemState.ACTIVE
            and is_inside(view.plan, view.cycle.id, objective.cycle)
            and not supporters.get(reference)
        ):
            yield reference


def _bottom_up(
    known: list[ObjectiveRollup], root: TeamId, view: View, behind: _Behind
) -> Iterator[tuple[Reference, str]]:
    """Give the objectives that a team began by itself, each with how that is seen.

    Either it supported nothing of the root team's when it was first written, or it is older than
    everything of the root team's that it supports.
    """
    first = _first_supports(view)
    for part in known:
        written = first.get(part.reference, tuple(x.reference for x in part.objective.supports))
        if not any(reference.team == root for reference in written):
            yield part.reference, "began_alone"
            continue
        parents = {behind(link.reference) for link in part.objective.supports}
        tops = [p for p in parents if p is not None and p.team == root]
        born = view.record.first_seen
        if tops and all(p in born and born[part.reference] < born[p] for p in tops):
            yield part.reference, "began_before"


def _first_supports(view: View) -> Mapping[Reference, tuple[Reference, ...]]:
    """Give what an objective supported when it was first written, where that was changed later."""
    found: dict[Reference, tuple[Reference, ...]] = {}
    for change in view.record.changes:
        if change.field == "supports" and change.about not in found:
            found[change.about] = tuple(_references(change.old))
    return found


def _references(text: object) -> Iterator[Reference]:
    for name in str(text or "").split(", "):
        try:
            yield parse_reference(name)
        except ReferenceSyntaxError:
            continue


_CALM = frozenset({"began_alone", "began_before"})
THEME = Theme(slug="alignment", place=2, look=_look, calm=_CALM)
