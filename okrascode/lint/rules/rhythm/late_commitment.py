"""An objective was committed after the day on which its cycle had to be agreed.

Why:
    What comes in later was never weighed against the rest, and those who depend on each other have
    planned already. A history that begins later than that day is not judged: nobody could
    be on time.

Fails:
    # today: 2026-11-20
    # okrs/organization.yaml
    cycles:
      - {id: 2026-Q4, start: 2026-10-01, end: 2026-12-31, commit_by: 2026-10-10}

    # okrs/company/2026-Q4.yaml
    # committed: 2026-10-05
    objectives:
      - {id: love-us, objective: Customers love us, owner: lin}

    # okrs/payments/2026-Q4.yaml
    # committed: 2026-11-02
    objectives:
      - {id: pay-fast, objective: Paying takes seconds, owner: ana}

Passes:
    # today: 2026-11-20
    # okrs/organization.yaml
    cycles:
      - {id: 2026-Q4, start: 2026-10-01, end: 2026-12-31, commit_by: 2026-10-10}

    # okrs/company/2026-Q4.yaml
    # committed: 2026-10-05
    objectives:
      - {id: love-us, objective: Customers love us, owner: lin}

    # okrs/payments/2026-Q4.yaml
    # committed: 2026-10-10
    objectives:
      - {id: pay-fast, objective: Paying takes seconds, owner: ana}

Options:
    None. A draft is committed on the day on which it stops being one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from okrascode.findings import Finding, Severity
from okrascode.lint.items import open_objectives
from okrascode.lint.rule import Context, Needs, Rule, Sees
from okrascode.model.objective import ItemState
from okrascode.model.reference import Reference

if TYPE_CHECKING:
    from okrascode.readings.record import Record


def _check(context: Context) -> Iterator[Finding]:
    record = context.record
    if record is None or not record.first_seen:
        return
    # What has been deleted since tells, too, that the history was there.
    began = min((*record.first_seen.values(), *(change.day for change in record.changes[:1])))
    activated: Mapping[Reference, date] | None = None
    for objective in open_objectives(context.plan):
        cycle = context.plan.cycles.get(objective.cycle)
        day = record.first_seen.get(objective.reference)
        if cycle is None or cycle.commit_by is None or day is None:
            continue
        if began > cycle.commit_by or not cycle.contains(context.today):
            continue
        if activated is None:
            activated = _activated(record)
        day = activated.get(objective.reference, day)
        if day <= cycle.commit_by:
            continue
        yield context.finding(
            objective.place.at("id"),
            f"{objective.id} was committed on {day}; {cycle.id} had to be agreed by"
            f" {cycle.commit_by}.",
            about=objective.reference,
            subject="late",
            cure="Where it could not wait, say so here: # okr: ignore[late-commitment] REASON.",
            question="What does the team do less of because of it?",
        )


def _activated(record: Record) -> Mapping[Reference, date]:
    """Give the last day on which each objective stopped being a draft."""
    return {
        change.about: change.day
        for change in record.changes
        if change.field == "state"
        and change.old == ItemState.DRAFT.value
        and change.about.key_result is None
    }


RULE = Rule(
    code="OKR405",
    slug="late-commitment",
    severity=Severity.WARNING,
    needs=Needs.RECORD | Needs.COMPLETE_HISTORY,
    check=_check,
    sees=Sees.STRUCTURE,
)
