"""More than half of an objective's key results are done or not, nothing between.

Why:
    They say that something was delivered, not that it helped, and they show nothing until the
    last week.

Fails:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - {id: wallet, key_result: The wallet is live, measure: {binary: true}}
          - {id: audit, key_result: The audit is passed, measure: {binary: true}}
          - {id: time, key_result: Checkout takes less time, measure: {baseline: 60, target: 20}}

Passes:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - {id: audit, key_result: The audit is passed, measure: {binary: true}}
          - {id: time, key_result: Checkout takes less time, measure: {baseline: 60, target: 20}}

Options:
    percent: How many in a hundred may be done or not; default 50.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.items import active_key_results, active_objectives
from okrascode.lint.rule import Context, Profile, Rule, Sees
from okrascode.model.measure import Binary


def _check(context: Context) -> Iterator[Finding]:
    for objective in active_objectives(context.plan):
        key_results = active_key_results(objective)
        binary = [k for k in key_results if isinstance(k.measure, Binary)]
        # A single key result is the subject of another rule.
        if (
            len(key_results) < 2
            or len(binary) * 100 <= len(key_results) * context.options["percent"]
        ):
            continue
        yield context.finding(
            binary[0].place.at("measure"),
            f"{len(binary)} of {len(key_results)} key results of {objective.id} are yes or no.",
            about=objective.reference,
            subject="binary",
            cure="Measure what changes for people once it is there.",
            question="When it is done, which number moves?",
        )


RULE = Rule(
    code="OKR309",
    slug="mostly-binary",
    severity=Severity.INFO,
    profile=Profile.STRICT,
    options={"percent": 50},
    check=_check,
    sees=Sees.TEAM,
)
