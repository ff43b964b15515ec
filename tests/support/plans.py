"""Small plans and records for tests: say only what the test is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from okrascode.config import Settings
from okrascode.model.measure import (
    Binary,
    Condition,
    Measure,
    Metric,
    Milestone,
    Milestones,
    Threshold,
)
from okrascode.model.objective import KeyResult, Link, Objective
from okrascode.model.organization import Cycle, Organization
from okrascode.model.place import Place
from okrascode.model.plan import Document, ObjectivesDocument, Plan, make_plan
from okrascode.model.reference import CycleId, Id, Reference, TeamId, parse_reference
from okrascode.model.team import Team
from okrascode.readings.reading import Origin, Reading, ReadingValue, SourceName
from okrascode.readings.record import Record
from okrascode.rollup.result import KeyResultRollup, ObjectiveRollup, Rollup
from okrascode.rollup.rollup import roll_up

__all__ = [
    "ANNUAL",
    "NOWHERE",
    "QUARTER",
    "at_least",
    "binary",
    "cycle",
    "day",
    "find",
    "find_objective",
    "key_result",
    "metric",
    "milestones",
    "objective",
    "plan_of",
    "reading",
    "record_of",
    "rolled_up",
    "team",
    "threshold",
]

NOWHERE = Place("okrs/x.yaml")


def day(text: str) -> date:
    """Read ``11-15`` as that day of 2026, or a whole date."""
    return date.fromisoformat(text if len(text) == 10 else f"2026-{text}")


def cycle(name: str, start: str, end: str, **more: Any) -> Cycle:
    """Make a cycle of the days from ``start`` to ``end``."""
    return Cycle(id=CycleId(name), start=day(start), end=day(end), place=NOWHERE, **more)


QUARTER = cycle("2026-Q4", "10-01", "12-31", parent=CycleId("2026"))
"""92 days, weekly: half of it has passed on 15 November."""
ANNUAL = cycle("2026", "01-01", "12-31")


def team(name: str, parent: str | None = None, **more: Any) -> Team:
    """Make a team called by its id in capitals."""
    above = None if parent is None else TeamId(parent)
    title = more.pop("name", name.title())
    return Team(id=TeamId(name), name=title, parent=above, place=NOWHERE, **more)


def metric(baseline: object = 0, target: object = 100, **more: Any) -> Metric:
    """Make a metric; numbers may be written as text, exactly."""
    return Metric(baseline=Decimal(str(baseline)), target=Decimal(str(target)), **more)


def threshold(condition: str, bound: object, upper: object = None, **more: Any) -> Threshold:
    """Make a threshold from its key."""
    end = None if upper is None else Decimal(str(upper))
    return Threshold(condition=Condition(condition), bound=Decimal(str(bound)), upper=end, **more)


def at_least(bound: object, **more: Any) -> Threshold:
    """Make the most common threshold."""
    return threshold("at_least", bound, **more)


def milestones(*steps: str | tuple[str, object] | tuple[str, object, str | None]) -> Milestones:
    """Make steps from ids, or from ids with weight and due day."""
    items = []
    for step in steps:
        id_, weight, due = (*((step,) if isinstance(step, str) else step), 1, None)[:3]
        items.append(
            Milestone(
                id=Id(str(id_)),
                title=str(id_).title(),
                weight=Decimal(str(weight)),
                due=day(due) if isinstance(due, str) else None,
                place=NOWHERE,
            )
        )
    return Milestones(items=tuple(items))


def binary(**more: Any) -> Binary:
    """Make a measure that is done or not."""
    return Binary(**more)


def key_result(name: str = "rate", measure: Measure | None = None, **more: Any) -> KeyResult:
    """Make a key result; from 0 to 100 unless a measure is given, none with ``unmeasured=True``."""
    weight = Decimal(str(more.pop("weight", 1)))
    chosen = measure if measure is not None or more.pop("unmeasured", False) else metric()
    title = more.pop("title", f"The {name} is better")
    return KeyResult(id=Id(name), title=title, measure=chosen, weight=weight, place=NOWHERE, **more)


def objective(name: str = "checkout", *key_results: KeyResult, **more: Any) -> Objective:
    """Make an objective, of team ``company`` in 2026-Q4 unless said otherwise.

    ``supports`` takes references as people type them.
    """
    in_team = TeamId(more.pop("team", "company"))
    in_cycle = CycleId(more.pop("cycle", "2026-Q4"))
    links = tuple(
        Link(parse_reference(text).seen_from(in_team, in_cycle), NOWHERE)
        for text in more.pop("supports", ())
    )
    weight = Decimal(str(more.pop("weight", 1)))
    title = more.pop("title", f"The {name} is a joy")
    return Objective(
        id=Id(name),
        team=in_team,
        cycle=in_cycle,
        title=title,
        supports=links,
        weight=weight,
        key_results=key_results,
        place=NOWHERE,
        **more,
    )


def plan_of(
    *objectives: Objective,
    teams: Iterable[Team] | None = None,
    cycles: Sequence[Cycle] = (ANNUAL, QUARTER),
) -> Plan:
    """Make a plan; without ``teams``, those of the objectives below ``company``."""
    if teams is None:
        names = {o.team for o in objectives} | {TeamId("company")}
        teams = [team(n, None if n == "company" else "company") for n in sorted(names)]
    documents: list[Document] = [
        Organization(name="Acme", cycles=tuple(cycles), place=Place("okrs/organization.yaml")),
        *(replace(t, place=Place(f"okrs/{t.id}/team.yaml")) for t in teams),
    ]
    for number, item in enumerate(objectives):
        place = Place(f"okrs/{item.team}/{item.cycle}-{number:04}.yaml")
        documents.append(
            ObjectivesDocument(team=item.team, cycle=item.cycle, objectives=(item,), place=place)
        )
    return make_plan(documents)


def reading(
    value: object = None,
    on: str | None = None,
    *,
    of: str = "company@2026-Q4:checkout/rate",
    confidence: object = None,
    not_after: str | None = None,
    author: str = "Ana",
    **more: Any,
) -> Reading:
    """Make a reading; a number is made exact, a tuple holds the ids of milestones done."""
    exact: ReadingValue | None
    if value is None or isinstance(value, bool):
        exact = value
    elif isinstance(value, tuple):
        exact = tuple(Id(str(step)) for step in value)
    else:
        exact = Decimal(str(value))
    origin = Origin(
        commit=more.pop("commit", "c0ffee" + "0" * 34),
        author=author,
        authored_at=None,
        position=0,
        path=more.pop("path", "okrs/company/2026-Q4/check-in.yaml"),
        pointer=more.pop("pointer", "/key_results/x/current"),
    )
    return Reading(
        key_result=parse_reference(of),
        day=None if on is None else day(on),
        not_after=None if not_after is None else day(not_after),
        value=exact,
        confidence=None if confidence is None else Decimal(str(confidence)),
        source=more.pop("source", SourceName.CHECK_IN),
        origin=origin,
        **more,
    )


def record_of(*readings: Reading, **more: Any) -> Record:
    """Make a record of readings given in order of time."""
    by_key_result: dict[Reference, tuple[Reading, ...]] = {}
    for one in readings:
        by_key_result[one.key_result] = (*by_key_result.get(one.key_result, ()), one)
    return Record(readings=MappingProxyType(by_key_result), **more)


def rolled_up(
    plan: Plan,
    *readings: Reading,
    today: str = "11-15",
    cycles: Sequence[str] = ("2026-Q4",),
    settings: Settings | None = None,
    record: Record | None = None,
    **more: Any,
) -> Rollup:
    """Roll up, on the day at which half of the quarter has passed unless said otherwise."""
    return roll_up(
        plan,
        record or record_of(*readings),
        today=day(today),
        cycles=[CycleId(name) for name in cycles],
        settings=settings or Settings(),
        **more,
    )


def find_objective(rollup: Rollup, name: str = "checkout") -> ObjectiveRollup:
    """Give the objective with this id; the first one found."""
    return next(
        part
        for in_cycle in rollup.cycles
        for in_team in in_cycle.teams
        for part in in_team.objectives
        if part.objective.id == name
    )


def find(rollup: Rollup, name: str = "rate", of: str = "checkout") -> KeyResultRollup:
    """Give the key result with this id."""
    return next(p for p in find_objective(rollup, of).key_results if p.key_result.id == name)
