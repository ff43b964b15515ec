"""The root team has not reported on its own objectives for two cadences.

Why:
    What those above do not look at, nobody below takes seriously for long.

Fails:
    # today: 2026-11-20
    # okrs/company/2026-Q4.yaml
    # committed: 2026-10-01
    objectives:
      - id: love-us
        objective: Customers love us
        owner: lin
        key_results:
          - {id: nps, key_result: The promoter score rises, measure: {baseline: 30, target: 50}}

    # okrs/company/2026-Q4/2026-11-02-k3v9.yaml
    date: 2026-11-02
    key_results:
      love-us/nps: {current: 34}

Passes:
    # today: 2026-11-20
    # okrs/company/2026-Q4.yaml
    # committed: 2026-10-01
    objectives:
      - id: love-us
        objective: Customers love us
        owner: lin
        key_results:
          - {id: nps, key_result: The promoter score rises, measure: {baseline: 30, target: 50}}

    # okrs/company/2026-Q4/2026-11-09-k3v9.yaml
    date: 2026-11-09
    key_results:
      love-us/nps: {current: 34}

Options:
    cadences: How many times the cadence of the cycle may pass; default 2. Numbers that are read
        from Git need no report.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from okrascode.findings import Finding, Severity
from okrascode.lint.items import active_key_results, active_objectives
from okrascode.lint.rule import Context, Needs, Rule, Sees
from okrascode.model.objective import Objective
from okrascode.model.organization import Cycle
from okrascode.model.reference import CycleId

if TYPE_CHECKING:
    from okrascode.readings.record import Record


def _check(context: Context) -> Iterator[Finding]:
    root = context.plan.root_team
    if root is None or context.record is None:
        return
    by_cycle: dict[CycleId, list[Objective]] = {}
    for objective in active_objectives(context.plan):
        if objective.team == root.id and active_key_results(objective):
            by_cycle.setdefault(objective.cycle, []).append(objective)
    for cycle_id, objectives in by_cycle.items():
        cycle = context.plan.cycles.get(cycle_id)
        if cycle is None or not cycle.contains(context.today):
            continue
        since = _last_word(objectives, cycle, context.record)
        if since is None or any(context.unread.may_report(o.reference) for o in objectives):
            continue
        days = (context.today - since).days
        if days <= cycle.cadence_days * context.options["cadences"]:
            continue
        yield context.finding(
            objectives[0].place.at("id"),
            f"{root.id} has not reported on its objectives of {cycle_id} for {days} days;"
            f" every {cycle.cadence_days} days is the rule.",
            about=objectives[0].reference,
            subject=f"{root.id} {cycle_id}",
            cure="Report them, also where nothing moved; or agree on a longer cadence.",
            question="When did these objectives last change what the leadership did?",
        )


def _last_word(objectives: list[Objective], cycle: Cycle, record: Record) -> date | None:
    """Give the day of the last reading, or of the first that could be; ``None`` is not judged."""
    last = cycle.start
    for objective in objectives:
        seen = record.first_seen.get(objective.reference)
        last = max(last, seen or last)
        for key_result in active_key_results(objective):
            if key_result.measure is not None and key_result.measure.source is not None:
                return None
            for reading in record.readings.get(objective.reference_to(key_result), ())[-1:]:
                last = max(last, reading.day or reading.not_after or last)
    return last


RULE = Rule(
    code="OKR408",
    slug="leadership-silence",
    severity=Severity.WARNING,
    options={"cadences": 2},
    needs=Needs.RECORD | Needs.COMPLETE_HISTORY,
    check=_check,
    sees=Sees.TEAM,
)
