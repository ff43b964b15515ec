"""Vision: objectives come from a picture of the future that people share."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.health.shares import bounds_of, level_of, measure_share, share_of
from okrascode.health.theme import Item, Level, Look, Measure, Said, Theme, Unit
from okrascode.health.view import View
from okrascode.model.objective import ItemState, Objective
from okrascode.rollup.cycles import is_inside

__all__ = ["THEME"]


def _look(view: View) -> Look:
    organization = view.plan.organization
    has_vision = organization is not None and bool(organization.vision.strip())
    tops = tuple(_tops(view))
    silent = [objective for objective in tops if not objective.why.strip()]
    since = view.record.vision if has_vision else None
    age = None if since is None or since.day > view.last else (view.last - since.day).days
    is_old = age is not None and age > view.limits.vision_days
    whys = share_of(len(tops) - len(silent), len(tops))
    level = level_of([whys], view.limits) if tops else Level.UNKNOWN
    if not has_vision:
        level = Level.WEAK
    elif is_old and level is Level.STRONG:
        level = Level.FAIR
    path = organization.place.path if organization else None
    values = {"whys": whys, "days": view.limits.vision_days, **bounds_of(view.limits)}
    items: list[Item] = []
    if not has_vision:
        items.append(Item(trait="no_vision", path=path))
    items += _silent(silent, view)
    if since is not None and age is not None and organization is not None:
        items.append(
            Item(
                trait="old" if is_old else "since",
                path=path,
                commit=since.commit,
                day=since.day,
                values={"n": age, "vision": organization.vision},
            )
        )
    return Look(
        level=level,
        rule=Said("vision.rule.none" if not has_vision else f"vision.rule.{level}", values),
        measures=(
            measure_share("whys", len(tops) - len(silent), len(tops)),
            Measure(key="age", unit=Unit.DAYS, value=age),
        ),
        items=tuple(items),
    )


def _tops(view: View) -> Iterator[Objective]:
    """Give the root team's objectives of this cycle and of those around it."""
    root = view.plan.root_team
    for reference, objective in view.plan.objectives.items():
        if (
            root is not None
            and reference.team == root.id
            and objective.state is ItemState.ACTIVE
            and is_inside(view.plan, view.cycle.id, objective.cycle)
        ):
            yield objective


def _silent(silent: list[Objective], view: View) -> Iterator[Item]:
    for objective in silent:
        yield Item(
            trait="no_why",
            about=objective.reference,
            commit=view.commit_of(objective.reference),
            path=objective.place.path,
        )


THEME = Theme(slug="vision", place=3, look=_look, calm=frozenset({"since"}))
