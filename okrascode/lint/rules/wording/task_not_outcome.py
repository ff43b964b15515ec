"""A key result says what is done, and not what comes of it.

Why:
    A task that is done may have changed nothing for anybody, and nobody asks any more. "Ship the
    new form" is finished when it is shipped; "nine in ten fill in the form at first" is finished
    when it helped (C. Castro, The Beginner's Guide to OKR; Google re:Work).

    In 546 key results of a software company it fires on 39 in 100; of 30 read by hand 29 were
    tasks.

Fails:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - {id: form, key_result: Launch the new address form, measure: {binary: true}}
    # or
    objectives:
      - id: pay-fast
        objective: 付款只需几秒钟
        owner: ana
        key_results:
          - {id: form, key_result: 上线新的地址表单, measure: {binary: true}}

Passes:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - id: form
            key_result: Launch an address form that nine in ten fill in at first
            measure: {unit: "%", baseline: 60, target: 90}
          - {id: notes, key_result: Release notes are read before an update}
          - {id: shops, key_result: Launch in three countries, measure: {binary: true}}
    # or
    objectives:
      - id: pay-fast
        objective: 付款只需几秒钟
        owner: ana
        key_results:
          - {id: shops, key_result: 上线二十家门店, measure: {binary: true}}

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.beginnings import Beginning, beginning_of
from okrascode.lint.items import active_key_results, open_objectives, says_how_much
from okrascode.lint.rule import Context, Profile, Rule, Sees


def _check(context: Context) -> Iterator[Finding]:
    for objective in open_objectives(context.plan):
        for key_result in active_key_results(objective):
            begins = beginning_of(key_result.title)
            if begins is None or begins[0] is not Beginning.OUTPUT or says_how_much(key_result):
                continue
            yield context.finding(
                key_result.place.at("key_result"),
                f"The key result {key_result.id} is a task: it begins with “{begins[1]}”"
                " and has no number.",
                about=objective.reference_to(key_result),
                cure="Say what will be different for whom, and by how much, once it is done.",
                question="When it is done, what do people do that they do not do today?",
            )


RULE = Rule(
    code="OKR701",
    slug="task-not-outcome",
    severity=Severity.WARNING,
    profile=Profile.STRICT,
    check=_check,
    sees=Sees.TEAM,
)
