"""One person owns too many key results of a cycle.

Why:
    Nobody can keep asking about ten numbers every week. It says nothing about the person: the work
    was cut too small, or nobody else was asked.

Fails:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - {id: a, key_result: More people pay at once, owner: bo, measure: {at_least: 90}}
          - {id: b, key_result: Fewer people give up, owner: bo, measure: {at_most: 10}}
          - {id: c, key_result: Fewer people call us, owner: bo, measure: {at_most: 20}}
      - id: pay-anywhere
        objective: Paying works everywhere
        owner: ana
        key_results:
          - {id: d, key_result: Wallets work in more shops, owner: bo, measure: {at_least: 30}}
          - {id: e, key_result: Cards work in more shops, owner: bo, measure: {at_least: 40}}
          - {id: f, key_result: Cash works in more shops, owner: bo, measure: {at_least: 50}}

Passes:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - {id: a, key_result: More people pay at once, owner: bo, measure: {at_least: 90}}
          - {id: b, key_result: Fewer people give up, owner: bo, measure: {at_most: 10}}
          - {id: c, key_result: Fewer people call us, owner: chen, measure: {at_most: 20}}

Options:
    most: How many key results one person may own in a cycle; default 5. Only key results with an
        owner of their own count: who owns an objective need not do all of its work.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.items import active_key_results, open_objectives
from okrascode.lint.rule import Context, Profile, Rule, Sees
from okrascode.model.objective import KeyResult
from okrascode.model.reference import CycleId, PersonId


def _check(context: Context) -> Iterator[Finding]:
    most = context.options["most"]
    owned: dict[tuple[CycleId, PersonId], list[KeyResult]] = {}
    for objective in open_objectives(context.plan):
        for key_result in active_key_results(objective):
            if key_result.owner is not None:
                owned.setdefault((objective.cycle, key_result.owner), []).append(key_result)
    for (cycle, owner), key_results in owned.items():
        if len(key_results) <= most:
            continue
        yield context.finding(
            key_results[most].place.at("owner"),
            f"{owner} owns {len(key_results)} key results of {cycle}; up to {most} are enough.",
            about=cycle,
            subject=owner,
            cure="Ask who is nearest to the number, or make fewer key results of them.",
            question="Which of them would somebody else ask about first?",
        )


RULE = Rule(
    code="OKR504",
    slug="owner-overload",
    severity=Severity.WARNING,
    profile=Profile.STRICT,
    options={"most": 5},
    check=_check,
    sees=Sees.STRUCTURE,
)
