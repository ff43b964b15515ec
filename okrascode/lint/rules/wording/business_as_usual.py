"""A text says that something goes on as it is, and has no threshold.

Why:
    What goes on anyway needs no objective. Where something is worth guarding, a threshold says from
    when on it is not guarded any more.

    In 736 texts of a software company it fires on none.

Fails:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - {id: support, key_result: Continue to answer merchants, measure: {binary: true}}
    # or
    objectives:
      - id: pay-fast
        objective: 付款只需几秒钟
        owner: ana
        key_results:
          - {id: support, key_result: 继续为商户答疑, measure: {binary: true}}

Passes:
    objectives:
      - id: pay-fast
        objective: Keep payments as dependable as they are
        owner: ana
        key_results:
          - id: uptime
            key_result: Keep payments available
            measure: {unit: "%", at_least: 99.95}
          - {id: answers, key_result: Keep answers below 8 hours, measure: {binary: true}}

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.beginnings import Beginning, beginning_of
from okrascode.lint.items import active_key_results, open_objectives, says_how_much
from okrascode.lint.lexicon import has_number
from okrascode.lint.rule import Context, Profile, Rule, Sees
from okrascode.model.place import Place


def _check(context: Context) -> Iterator[Finding]:
    for objective in open_objectives(context.plan):
        key_results = active_key_results(objective)
        # An objective has no threshold itself: its key results say what is guarded.
        if not (has_number(objective.title) or any(map(says_how_much, key_results))):
            yield from _judged(
                context, objective.title, objective.place.at("objective"), objective.reference
            )
        for key_result in key_results:
            if not says_how_much(key_result):
                about = objective.reference_to(key_result)
                place = key_result.place.at("key_result")
                yield from _judged(context, key_result.title, place, about)


def _judged(context: Context, text: str, place: Place, about: object) -> Iterator[Finding]:
    begins = beginning_of(text)
    if begins is None or begins[0] is not Beginning.USUAL:
        return
    yield context.finding(
        place,
        f"“{begins[1]}” says that it goes on as it is, and no number says from when it does not.",
        about=about,
        cure="Leave it out, or give it a threshold: measure: {at_least: NUMBER}.",
        question="What would you do otherwise this quarter because it is written here?",
    )


RULE = Rule(
    code="OKR707",
    slug="business-as-usual",
    severity=Severity.INFO,
    profile=Profile.STRICT,
    check=_check,
    sees=Sees.TEAM,
)
