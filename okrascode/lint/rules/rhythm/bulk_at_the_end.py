"""Most readings of a cycle were made in its last days.

Why:
    Whoever looks at the numbers only at the end could not steer by them. At a software company that
    kept its OKRs in Git for two years, 35 of 36 boxes were ticked in the last ten days of a quarter
    or after it.

Fails:
    # today: 2026-10-20
    # okrs/payments/2026-Q3.yaml
    # committed: 2026-06-20
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - {id: nps, key_result: The promoter score rises, measure: {baseline: 30, target: 50}}
          - {id: asks, key_result: Fewer people ask us, measure: {baseline: 9, target: 5}}
          - {id: stay, key_result: More people stay, measure: {baseline: 80, target: 90}}

    # okrs/payments/2026-Q3/2026-08-01-k3v9.yaml
    date: 2026-08-01
    key_results:
      love-us/nps: {current: 31}
      love-us/asks: {current: 9}

    # okrs/payments/2026-Q3/2026-09-28-k3v9.yaml
    date: 2026-09-28
    key_results:
      love-us/nps: {current: 44}
      love-us/asks: {current: 6}
      love-us/stay: {current: 85}

Passes:
    # today: 2026-10-20
    # okrs/payments/2026-Q3.yaml
    # committed: 2026-06-20
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - {id: nps, key_result: The promoter score rises, measure: {baseline: 30, target: 50}}
          - {id: asks, key_result: Fewer people ask us, measure: {baseline: 9, target: 5}}
          - {id: stay, key_result: More people stay, measure: {baseline: 80, target: 90}}

    # okrs/payments/2026-Q3/2026-08-01-k3v9.yaml
    date: 2026-08-01
    key_results:
      love-us/nps: {current: 31}
      love-us/asks: {current: 9}
      love-us/stay: {current: 80}

    # okrs/payments/2026-Q3/2026-09-28-k3v9.yaml
    date: 2026-09-28
    key_results:
      love-us/nps: {current: 44}
      love-us/asks: {current: 6}
      love-us/stay: {current: 85}

Options:
    days: How long the end of a cycle is; default 10. A cycle shorter than four times that is left
        alone, and so is what a document had from its first day on.
    percent: How many in a hundred readings may be made then or later; default 50.
    readings: Below so many nothing is said; default 5.
    days_back: How long after its end a cycle is spoken of; default 100.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from okrascode.findings import Finding, Severity
from okrascode.lint.rule import Context, Needs, Profile, Rule
from okrascode.model.organization import Cycle
from okrascode.model.reference import CycleId
from okrascode.readings.reading import SourceName

if TYPE_CHECKING:
    from okrascode.readings.record import Record


def _check(context: Context) -> Iterator[Finding]:
    options = context.options
    ended = {cycle.id: cycle for cycle in context.plan.cycles.values() if _is_due(context, cycle)}
    if context.record is None or not ended:
        return
    for cycle_id, days in _days_of_readings(context.record, set(ended)).items():
        cycle = ended[cycle_id]
        first_of_end = cycle.end - timedelta(days=options["days"] - 1)
        at_the_end = sum(day >= first_of_end for day in days)
        if len(days) < options["readings"] or at_the_end * 100 <= len(days) * options["percent"]:
            continue
        yield context.finding(
            cycle.place.at("end"),
            f"{at_the_end} of {len(days)} readings of {cycle.id} were made in its last"
            f" {options['days']} days or later.",
            about=cycle.id,
            subject="bulk",
            cure="Look at the numbers together every week or two; okr status shows who waits.",
            question="Which decision would have been another one a month earlier?",
        )


def _is_due(context: Context, cycle: Cycle) -> bool:
    is_long = (cycle.end - cycle.start).days >= context.options["days"] * 4
    return is_long and 0 < (context.today - cycle.end).days <= context.options["days_back"]


def _days_of_readings(record: Record, cycles: set[CycleId]) -> dict[CycleId, list[date]]:
    """Give the days on which somebody reported, by cycle."""
    days: dict[CycleId, list[date]] = {}
    for reference, readings in record.readings.items():
        if reference.cycle not in cycles:
            continue
        first = record.first_seen.get(reference)
        for reading in readings:
            # A number that came with the key result was planned, and one from Git nobody reports.
            if reading.source is SourceName.TREE or reading.day in (None, first):
                continue
            assert reading.day is not None  # noqa: S101  # for the type checker; see above
            days.setdefault(reference.cycle, []).append(reading.day)
    return days


RULE = Rule(
    code="OKR407",
    slug="bulk-at-the-end",
    severity=Severity.INFO,
    profile=Profile.STRICT,
    options={"days": 10, "percent": 50, "readings": 5, "days_back": 100},
    needs=Needs.RECORD | Needs.COMPLETE_HISTORY,
    check=_check,
)
