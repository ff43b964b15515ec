"""Look at every theme of a cycle, and at the cycle before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from okrascode.config import Settings
from okrascode.findings import Finding
from okrascode.health import themes
from okrascode.health.theme import Assessment, Level, Look, Said, Theme
from okrascode.health.view import View
from okrascode.model.organization import Cycle
from okrascode.model.plan import Plan
from okrascode.model.reference import CycleId, Reference
from okrascode.readings.reading import Origin
from okrascode.readings.record import Record
from okrascode.registry import constants_in
from okrascode.rollup.result import CycleRollup, Rollup

__all__ = ["UNDATED", "Health", "all_themes", "cycles_before", "examine", "view_for"]

UNDATED = "_undated"
"""Ends the name of a trait whose age nobody knows; it asks what the one with an age asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """All themes of one cycle."""

    view: View
    themes: tuple[Assessment, ...]
    """In their fixed order, which is not one of weight."""


def all_themes() -> tuple[Theme, ...]:
    """Give the themes in their order."""
    found = constants_in(themes, "THEME", Theme)
    return tuple(sorted(found, key=lambda theme: (theme.place, theme.slug)))


def cycles_before(plan: Plan, cycle: Cycle, *, most: int) -> tuple[CycleId, ...]:
    """Give the cycles before one, newest first: those that ended by its start and are as long.

    As long is within half of its length, so that a quarter is not set beside a year. Cycles in
    which nobody had an objective are passed over.
    """
    length = (cycle.end - cycle.start).days + 1
    used = {objective.cycle for objective in plan.objectives.values()}
    found = [
        one
        for one in plan.cycles.values()
        if one.id in used
        and one.end < cycle.start
        and 2 * abs((one.end - one.start).days + 1 - length) <= length
    ]
    found.sort(key=lambda one: (one.end, one.start, one.id), reverse=True)
    return tuple(one.id for one in found[:most])


def view_for(
    plan: Plan,
    record: Record,
    *,
    cycle: CycleId,
    roll_up: Callable[[Sequence[CycleId]], Rollup],
    today: date,
    settings: Settings,
    wording: tuple[Finding, ...] | None = None,
) -> View:
    """Put together what the themes look at; ``roll_up`` gives the numbers of some cycles."""
    chosen = plan.cycles[cycle]
    # One more than a row of cycles needs, for the row of the cycle before.
    earlier = cycles_before(plan, chosen, most=settings.health.sandbag_cycles + 1)
    numbers = roll_up((cycle,))
    return View(
        cycle=chosen,
        today=today,
        plan=plan,
        record=record,
        settings=settings,
        numbers=numbers,
        rollups=_Rollups({cycle: numbers.cycles[0]}, earlier, roll_up),
        earlier=earlier,
        begins=_begins(record),
        written=_written(record),
        wording=wording,
    )


def examine(view: View) -> Health:
    """Assess every theme; the last cycle is looked at as it stood at its end."""
    before = view.before
    return Health(
        view=view,
        themes=tuple(_assess(theme, view, before) for theme in all_themes()),
    )


def _assess(theme: Theme, view: View, before: View | None) -> Assessment:
    look, then = _looked(theme, view), _looked(theme, before)
    assert look is not None  # noqa: S101  # there is a view
    if theme.of_ended and not view.is_over:
        # What the last look saw of a cycle that is over, this one sees too: one further back then.
        further = _looked(theme, before.before if before else None)
        is_all = all(measure.key in theme.of_ended for measure in look.measures)
    else:
        further, is_all = then, False
    known = _values(then) | {k: v for k, v in _values(further).items() if k in theme.of_ended}
    known = {k: v for k, v in known.items() if k not in theme.of_ended or k in _values(further)}
    beside = further if is_all else then
    return Assessment(
        slug=theme.slug,
        look=replace(
            look, measures=tuple(replace(m, before=known.get(m.key)) for m in look.measures)
        ),
        question=_question(theme, look),
        before=None if beside is None else beside.level,
    )


def _looked(theme: Theme, view: View | None) -> Look | None:
    return None if view is None else view.early or theme.look(view)


def _values(look: Look | None) -> dict[str, int | Fraction | None]:
    return {measure.key: measure.value for measure in look.measures} if look else {}


def _question(theme: Theme, look: Look) -> Said | None:
    """Ask about the first thing that was found, bad news before good."""
    if look.level is Level.UNKNOWN and not look.items:
        return None
    for item in sorted(look.items, key=lambda one: one.trait in theme.calm):
        values = dict(item.values)
        if item.about is not None:
            values.setdefault("about", item.about)
        if item.team is not None:
            values.setdefault("team", item.team)
        return Said(f"{theme.slug}.ask.{item.trait.removesuffix(UNDATED)}", values)
    return None


class _Rollups(Mapping[CycleId, CycleRollup]):
    """Works out the numbers of a cycle when they are first asked for: most questions need few."""

    def __init__(
        self,
        known: dict[CycleId, CycleRollup],
        others: Sequence[CycleId],
        roll_up: Callable[[Sequence[CycleId]], Rollup],
    ) -> None:
        self._known, self._all, self._roll_up = known, (*known, *others), roll_up

    def __getitem__(self, cycle: CycleId) -> CycleRollup:
        if cycle not in self._known:
            self._known[cycle] = self._roll_up((cycle,)).cycles[0]
        return self._known[cycle]

    def __iter__(self) -> Iterator[CycleId]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def _begins(record: Record) -> date | None:
    """Give the first day of what is known: when the plan was first committed.

    Where the history is cut off, check-ins that carry their own days may reach further back.
    """
    seen = list(record.first_seen.values())
    if record.complete_history and seen:
        return min(seen)
    days = [r.day for readings in record.readings.values() for r in readings if r.day is not None]
    starts = [record.history_starts] if record.history_starts else []
    return min((*seen, *days, *starts), default=None)


def _written(record: Record) -> Mapping[Reference, Origin]:
    return {change.about: change.origin for change in record.changes}
