"""The cycles do not fit: an end before the start, days outside the parent, siblings that overlap.

Why:
    Every number is of a cycle, and every day belongs to one cycle of each level: else nobody can
    say how much of the time is over, and which of two documents is meant.

Fails:
    # okrs/organization.yaml
    cycles:
      - {id: "2026", start: 2026-01-01, end: 2026-12-31}
      - {id: 2026-Q4, parent: "2026", start: 2026-10-01, end: 2027-01-31}
    # or
    # okrs/organization.yaml
    cycles:
      - {id: autumn, start: 2026-11-01, end: 2026-10-01}
    # or
    # okrs/organization.yaml
    cycles:
      - {id: autumn, start: 2026-09-01, end: 2026-11-30}
      - {id: winter, start: 2026-11-15, end: 2027-02-28}

Passes:
    # okrs/organization.yaml
    cycles:
      - {id: "2026", start: 2026-01-01, end: 2026-12-31}
      - {id: 2026-Q4, parent: "2026", start: 2026-10-01, end: 2026-12-31}

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from okrascode.findings import Finding, Severity
from okrascode.lint.rule import Context, Rule, Sees
from okrascode.model.organization import Cycle
from okrascode.model.reference import CycleId


def _check(context: Context) -> Iterator[Finding]:
    yield from _without_organization(context)
    by_parent: dict[CycleId | None, list[Cycle]] = {}
    for cycle in context.plan.cycles.values():
        by_parent.setdefault(cycle.parent, []).append(cycle)
        if cycle.end < cycle.start:
            yield context.finding(
                cycle.place.at("end"),
                f"The cycle {cycle.id} ends on {cycle.end}, before it starts on {cycle.start}.",
                subject=cycle.id,
                cure="end is the last day of the cycle.",
            )
        elif _is_its_own_ancestor(cycle, context):
            yield context.finding(
                cycle.place.at("parent"),
                f"The cycle {cycle.id} lies, by its parents, inside itself.",
                subject=cycle.id,
                cure="The outermost cycle has no parent.",
            )
        else:
            yield from _outside_parent(cycle, context)
    for siblings in by_parent.values():
        inside = sorted((c for c in siblings if c.start <= c.end), key=lambda c: (c.start, c.end))
        for earlier, later in pairwise(inside):
            if later.start <= earlier.end:
                yield context.finding(
                    later.place.at("start"),
                    f"The cycle {later.id} starts on {later.start}, but {earlier.id} beside it"
                    f" lasts until {earlier.end}.",
                    subject=f"{earlier.id} {later.id}",
                    cure="Change a day, or write parent for the one that lies in the other.",
                )


def _outside_parent(cycle: Cycle, context: Context) -> Iterator[Finding]:
    parent = context.plan.cycles.get(cycle.parent) if cycle.parent else None
    if parent and not (parent.start <= cycle.start and cycle.end <= parent.end):
        field = "start" if cycle.start < parent.start else "end"
        yield context.finding(
            cycle.place.at(field),
            f"The cycle {cycle.id} lies outside its parent {parent.id}, which lasts from"
            f" {parent.start} to {parent.end}.",
            subject=cycle.id,
            cure="Change the day, or the parent.",
        )


def _is_its_own_ancestor(cycle: Cycle, context: Context) -> bool:
    seen: set[CycleId] = set()
    above = cycle.parent
    while above is not None and above in context.plan.cycles and above not in seen:
        seen.add(above)
        above = context.plan.cycles[above].parent
    return cycle.id in seen


def _without_organization(context: Context) -> Iterator[Finding]:
    plan = context.plan
    if plan.organization is None and plan.documents and not context.unread.may_have("Organization"):
        yield context.finding(
            plan.documents[0].place,
            "No document says which cycles there are: there is none of kind Organization.",
            subject="no organization",
            cure="Write okrs/organization.yaml; okr init shows one.",
        )


RULE = Rule(
    code="OKR210", slug="cycle-tree", severity=Severity.ERROR, check=_check, sees=Sees.STRUCTURE
)
