"""A key result has the text and the numbers of another one in the same cycle.

Why:
    Two teams then report the same number, and each believes that the other one moves it. Whoever
    works on somebody else's key result supports it, and measures an own part of the way. In 546 key
    results of a software company it fires on 13, copied word by word.

Fails:
    # okrs/company/2026-Q4.yaml
    objectives:
      - id: love-us
        objective: Customers love us
        owner: lin
        key_results:
          - {id: nps, key_result: The promoter score rises, measure: {baseline: 30, target: 50}}

    # okrs/payments/2026-Q4.yaml
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        key_results:
          - {id: score, key_result: the promoter score rises., measure: {baseline: 30, target: 50}}

Passes:
    # okrs/company/2026-Q4.yaml
    objectives:
      - id: love-us
        objective: Customers love us
        owner: lin
        key_results:
          - {id: nps, key_result: The promoter score rises, measure: {baseline: 30, target: 50}}

    # okrs/payments/2026-Q4.yaml
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        supports: [company:love-us/nps]
        key_results:
          - {id: score, key_result: The promoter score rises, measure: {baseline: 12, target: 20}}

Options:
    None. The same text with other numbers is another key result.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.items import active_key_results, open_objectives
from okrascode.lint.rule import Context, Profile, Rule
from okrascode.model.measure import Measure, Metric, Milestones, Threshold
from okrascode.model.reference import Reference

_BETWEEN_WORDS = re.compile(r"[\W_]+")


def _check(context: Context) -> Iterator[Finding]:
    first: dict[tuple[object, ...], Reference] = {}
    for objective in open_objectives(context.plan):
        for key_result in active_key_results(objective):
            words = _BETWEEN_WORDS.sub(" ", key_result.title.casefold()).strip()
            about = objective.reference_to(key_result)
            here = (objective.cycle, words, *_numbers_of(key_result.measure))
            there = first.setdefault(here, about)
            if there == about:
                continue
            yield context.finding(
                key_result.place.at("key_result"),
                f"{key_result.id} says the same as {there}.",
                about=about,
                subject=str(there),
                cure=f"Write supports: [{there}], and measure what you add to it.",
                question="If the number falls, who of the two does something about it?",
            )


def _numbers_of(measure: Measure | None) -> tuple[object, ...]:
    """Give what a measure asks for, without its place."""
    if isinstance(measure, Metric):
        return ("metric", measure.baseline, measure.target, measure.unit, measure.name)
    if isinstance(measure, Threshold):
        return (measure.condition, measure.bound, measure.upper, measure.unit, measure.name)
    if isinstance(measure, Milestones):
        return ("milestones", *(step.title for step in measure.items))
    return ()


RULE = Rule(
    code="OKR313",
    slug="copied-key-result",
    severity=Severity.WARNING,
    profile=Profile.STRICT,
    check=_check,
)
