"""The planned curve of a metric goes back in time, leaves the cycle or misses the target.

Why:
    Pace is judged against this curve. One that ends short of the target calls a team on time that
    will miss it.

Fails:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - id: nps
            key_result: The promoter score rises
            measure:
              baseline: 30
              target: 50
              expected: [{date: 2026-11-01, value: 32}, {date: 2026-12-15, value: 45}]
    # or
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - id: nps
            key_result: The promoter score rises
            measure:
              baseline: 30
              target: 50
              expected: [{date: 2026-12-15, value: 32}, {date: 2026-11-01, value: 50}]

Passes:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - id: nps
            key_result: The promoter score rises
            measure:
              baseline: 30
              target: 50
              expected: [{date: 2026-11-01, value: 32}, {date: 2026-12-15, value: 50}]

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from okrascode.findings import Finding, Severity
from okrascode.lint.rule import Context, Rule, Sees
from okrascode.model.measure import Metric


def _check(context: Context) -> Iterator[Finding]:
    for reference, key_result in context.plan.key_results.items():
        measure = key_result.measure
        if not isinstance(measure, Metric) or not measure.expected:
            continue
        cycle = context.plan.cycles.get(reference.cycle) if reference.cycle else None
        place = key_result.place.at("measure", "expected")
        curve = measure.expected
        for index, (before, point) in enumerate(pairwise(curve), start=1):
            if point.date <= before.date:
                yield context.finding(
                    place.at(index, "date"),
                    f"The curve of {key_result.id} goes from {before.date} back to {point.date}.",
                    about=reference,
                    subject=f"order {point.date}",
                    cure="Write the points in the order of their days, each day once.",
                    question="Which number do you expect on which day?",
                )
        for index, point in enumerate(curve):
            if cycle and not cycle.contains(point.date):
                yield context.finding(
                    place.at(index, "date"),
                    f"The curve of {key_result.id} has a point on {point.date}, outside"
                    f" {cycle.id}.",
                    about=reference,
                    subject=f"outside {point.date}",
                    cure=f"The cycle lasts from {cycle.start} to {cycle.end}.",
                    question="What can be seen of it before the cycle ends?",
                )
        if curve[-1].value != measure.target:
            yield context.finding(
                place.at(len(curve) - 1, "value"),
                f"The curve of {key_result.id} ends at {curve[-1].value}, not at the target"
                f" {measure.target}.",
                about=reference,
                subject="end",
                cure="The last point is the day on which the target is to be reached.",
                question="Which of the two do you mean?",
            )


RULE = Rule(
    code="OKR311", slug="expected-curve", severity=Severity.ERROR, check=_check, sees=Sees.TEAM
)
