"""A key result begins with a wish such as "improve", and has no measure.

Why:
    Everybody agrees to improve things, and at the end everybody has. Words such as "help" and
    "support" describe what people do, and not what it leads to (Google re:Work).

    In 546 key results of a software company it fires on 3 in 100; of all 15, 14 were vague (one was
    a task).

Fails:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - {id: docs, key_result: Improve the documentation for merchants, measure: {binary: true}}
    # or
    objectives:
      - id: pay-fast
        objective: 付款只需几秒钟
        owner: ana
        key_results:
          - {id: docs, key_result: 优化商户文档, measure: {binary: true}}

Passes:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - id: docs
            key_result: Improve the documentation for merchants
            measure: {name: questions to support per merchant, baseline: 4, target: 1}
          - {id: help, key_result: "Help [N₀] merchants to move", measure: {binary: true}}
          - {id: day, key_result: Support tickets are answered in a day, measure: {binary: true}}

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.beginnings import Beginning, beginning_of
from okrascode.lint.items import active_key_results, open_objectives, says_how_much
from okrascode.lint.rule import Context, Profile, Rule, Sees
from okrascode.model.measure import Milestones


def _check(context: Context) -> Iterator[Finding]:
    for objective in open_objectives(context.plan):
        for key_result in active_key_results(objective):
            begins = beginning_of(key_result.title)
            if begins is None or begins[0] is not Beginning.VAGUE or says_how_much(key_result):
                continue
            # Steps that are written down can be counted, whatever the sentence above them says.
            if isinstance(key_result.measure, Milestones):
                continue
            yield context.finding(
                key_result.place.at("key_result"),
                f"The key result {key_result.id} begins with “{begins[1]}” and says nowhere"
                " how much.",
                about=objective.reference_to(key_result),
                cure="Add a measure: where the number stands today, and where it shall be.",
                question="What would you see if it had worked, and what if it had not?",
            )


RULE = Rule(
    code="OKR702",
    slug="vague-wording",
    severity=Severity.WARNING,
    profile=Profile.STRICT,
    check=_check,
    sees=Sees.TEAM,
)
