"""Persistent leadership: lasting support from the top, and an alarm when its attention drifts."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.health.attention import (
    Drift,
    Touch,
    by_role,
    drift_of,
    top_touches,
    touches,
)
from okrascode.health.check_ins import check_ins_of, grid_of, reported
from okrascode.health.shares import measure_share
from okrascode.health.theme import Item, Level, Look, Measure, Said, Theme, Unit
from okrascode.health.view import View
from okrascode.rollup.result import KeyResultRollup

__all__ = ["THEME"]


def _look(view: View) -> Look:
    if (cut := view.cut) is not None:
        return cut
    if view.plan.root_team is None:
        return Look(level=Level.UNKNOWN, rule=Said("leadership.rule.rootless"))
    found = touches(view)
    top = top_touches(found)
    drift = drift_of(top, view)
    days = (view.last - (top[-1].day if top else view.start)).days
    weeks, silent = days // 7, view.limits.silent_weeks
    level = _level(weeks, drift, view)
    watched = grid_of(view, _of_the_top(view)).of_whole_windows()
    cells = [cell for row in watched.rows for cell in row.cells]
    roles = by_role(found)
    return Look(
        level=level,
        rule=Said(
            f"leadership.rule.{'drift' if drift.alarm else level}",
            {
                "n": weeks,
                "silent": silent,
                "weeks": drift.weeks,
                "first": drift.first,
                "last": drift.last,
            },
        ),
        measures=(
            Measure(key="since", unit=Unit.WEEKS, value=weeks),
            Measure(key="first_weeks", unit=Unit.COUNT, value=drift.first),
            Measure(key="last_weeks", unit=Unit.COUNT, value=drift.last if drift.known else None),
            measure_share("in_rhythm", sum(done for done, _ in cells), sum(of for _, of in cells)),
            *(Measure(key=f"role_{r}", unit=Unit.COUNT, value=n) for r, n in roles.items()),
        ),
        items=(*_drift(drift, top, view), *_last_touch(top, weeks, view), *_unwatched(view)),
    )


def _level(weeks: int, drift: Drift, view: View) -> Level:
    whole = ((view.last - view.start).days + 1) // 7
    if whole < view.limits.silent_weeks:
        return Level.UNKNOWN
    if drift.alarm or weeks >= view.limits.silent_weeks:
        return Level.WEAK
    return Level.STRONG if 2 * weeks < view.limits.silent_weeks else Level.FAIR


def _drift(drift: Drift, top: tuple[Touch, ...], view: View) -> Iterator[Item]:
    if drift.alarm:
        yield Item(
            trait="drift",
            cycle=view.cycle.id,
            commit=top[-1].commit,
            day=top[-1].day,
            lasts=True,
            values={"weeks": drift.weeks, "first": drift.first, "last": drift.last},
        )


def _last_touch(top: tuple[Touch, ...], weeks: int, view: View) -> Iterator[Item]:
    if not top:
        yield Item(trait="never", cycle=view.cycle.id, lasts=True)
        return
    trait = "silent" if weeks >= view.limits.silent_weeks else "touched"
    touch = top[-1]
    yield Item(
        trait=trait,
        about=touch.about,
        commit=touch.commit,
        path=view.path_of(touch.about),
        day=touch.day,
        lasts=trait == "silent",
        values={"n": weeks},
    )


def _unwatched(view: View) -> Iterator[Item]:
    """Give key results of the top of which nothing was heard in this cycle."""
    if ((view.last - view.start).days + 1) // 7 < view.limits.silent_weeks:
        return
    for part in _of_the_top(view):
        if not any(check_ins_of(part, view)):
            yield Item(
                trait="unwatched",
                about=part.reference,
                lasts=True,
                commit=view.commit_of(part.reference),
                path=view.path_of(part.reference),
            )


def _of_the_top(view: View) -> Iterator[KeyResultRollup]:
    """Give what is reported of the root team's objectives, and of those that sponsors own."""
    root = view.plan.root_team
    sponsors = {team.sponsor for team in view.plan.teams.values()} - {None}
    for part in reported(view):
        owner = view.plan.objectives[part.reference.of_objective].owner
        if owner in sponsors or (root is not None and part.reference.team == root.id):
            yield part


THEME = Theme(slug="leadership", place=6, look=_look, calm=frozenset({"touched"}))
