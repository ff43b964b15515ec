"""The document says one current value, and a later check-in says another.

Why:
    The later one counts. Whoever reads the document sees the old number and believes it.

Fails:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - id: nps
            key_result: The promoter score rises
            measure: {baseline: 30, target: 50}
            current: 34
            as_of: 2026-11-02

    # okrs/payments/2026-Q4/2026-11-16-k3v9.yaml
    date: 2026-11-16
    key_results:
      love-us/nps: {current: 41}

Passes:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - id: nps
            key_result: The promoter score rises
            measure: {baseline: 30, target: 50}
            current: 41
            as_of: 2026-11-16

    # okrs/payments/2026-Q4/2026-11-09-k3v9.yaml
    date: 2026-11-09
    key_results:
      love-us/nps: {current: 38}

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from okrascode.findings import Finding, Severity
from okrascode.lint.items import names_in
from okrascode.lint.rule import Context, Needs, Rule, Sees
from okrascode.model.check_in import CheckIn, CheckInEntry
from okrascode.model.reference import Reference
from okrascode.readings.reading import SourceName


def _check(context: Context) -> Iterator[Finding]:
    latest = _latest_check_ins(context)
    for reference, key_result in context.plan.key_results.items():
        if key_result.current is None or reference not in latest:
            continue
        check_in, entry = latest[reference]
        written = key_result.as_of or _day_of_current(context, reference)
        if written is None or written >= check_in.date or entry.current == key_result.current:
            continue
        yield context.finding(
            key_result.place.at("current"),
            f"current of {key_result.id} is {_say(key_result.current)} since {written}, but a"
            f" check-in of {check_in.date} says {_say(entry.current)}.",
            about=reference,
            cure=f"Take current out, since check-ins report it; see {check_in.place.path}.",
        )


def _latest_check_ins(context: Context) -> dict[Reference, tuple[CheckIn, CheckInEntry]]:
    names = names_in(context.plan)
    latest: dict[Reference, tuple[CheckIn, CheckInEntry]] = {}
    for check_in in sorted(context.plan.check_ins, key=lambda c: (c.date, c.place.path)):
        for entry in check_in.entries:
            found = names.find(entry.key_result)
            if found and entry.current is not None and check_in.date <= context.today:
                latest[found] = (check_in, entry)
    return latest


def _day_of_current(context: Context, reference: Reference) -> date | None:
    """Give the day from which the history has the document's value; ``None`` when unknown."""
    readings = context.record.readings.get(reference, ()) if context.record else ()
    days = [r.day or r.not_after for r in readings if r.source is SourceName.CURRENT]
    return days[-1] if days else None


def _say(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


RULE = Rule(
    code="OKR409",
    slug="two-values",
    severity=Severity.WARNING,
    needs=Needs.RECORD,
    check=_check,
    sees=Sees.TEAM,
)
