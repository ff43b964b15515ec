"""Something was observed on a day that has not come yet.

Why:
    It does not count until then, and is most often a wrong year or month. One day ahead is fine:
    elsewhere it is tomorrow already.

Fails:
    # today: 2026-11-20
    # okrs/payments/2026-Q4/2026-11-27-k3v9.yaml
    date: 2026-11-27
    summary: All well.
    # or
    # today: 2026-11-20
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - id: nps
            key_result: The promoter score rises
            measure: {baseline: 30, target: 50}
            current: 34
            as_of: 2027-11-19

Passes:
    # today: 2026-11-20
    # okrs/payments/2026-Q4/2026-11-20-k3v9.yaml
    date: 2026-11-20
    summary: All well.

Options:
    days: How many days ahead of today are still fine; default 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from okrascode.findings import Finding, Severity
from okrascode.lint.rule import Context, Rule, Sees
from okrascode.model.measure import Milestones
from okrascode.model.place import Place


def _check(context: Context) -> Iterator[Finding]:
    last = context.today + timedelta(days=context.options["days"])
    for about, what, day, place in _days(context):
        if day > last:
            yield context.finding(
                place,
                f"{what} on {day}, but today is {context.today}.",
                about=about,
                subject=f"{place.path} {what}",
                cure="Write the day on which it was true.",
            )


def _days(context: Context) -> Iterator[tuple[object, str, date, Place]]:
    for check_in in context.plan.check_ins:
        place = check_in.place.at("date")
        yield check_in.team, "The check-in says what was true", check_in.date, place
    for reference, key_result in context.plan.key_results.items():
        if key_result.as_of is not None:
            place = key_result.place.at("as_of")
            yield reference, "as_of says that current was true", key_result.as_of, place
        if isinstance(key_result.measure, Milestones):
            for item in key_result.measure.items:
                if item.done is not None:
                    place = item.place.at("done")
                    yield reference, f"{item.id} is said to be done", item.done, place


RULE = Rule(
    code="OKR402",
    slug="future-check-in",
    severity=Severity.ERROR,
    options={"days": 1},
    check=_check,
    sees=Sees.TEAM,
)
