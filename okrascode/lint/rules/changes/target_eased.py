"""A commitment is easier than it was, and nobody says why.

Why:
    From the day of commit_by on others plan with what was promised. A target may move when the
    world does, but whoever leans on it should read the reason in the same change. Eased means in
    any way: a lower target or stretch, a wider threshold, a flatter plan, a milestone taken out or
    weighed anew, aspirational instead of committed, a weight, back to draft, and another unit,
    source, scoring or shape, which nobody can compare with the old one.

Fails:
    # before
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - {id: completion, key_result: Completion rises, measure: {baseline: 61, target: 78}}
    # after
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - {id: completion, key_result: Completion rises, measure: {baseline: 61, target: 75}}
    # or
    # before
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - {id: uptime, key_result: Payments stay available, measure: {at_least: 99.95}}
    # after
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        commitment: aspirational
        key_results:
          - {id: uptime, key_result: Payments stay available, measure: {above: 99.9}}

Passes:
    # before
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - {id: completion, key_result: Completion rises, measure: {baseline: 61, target: 78}}
    # after
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - {id: completion, key_result: Completion rises, measure: {baseline: 61, target: 75}}
        changes:
          - date: 2026-11-03
            what: completion.target
            from: 78
            to: 75
            reason: Alipay slipped to January with the vendor.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.changes.difference import Direction, Kind
from okrascode.findings import Finding, Severity
from okrascode.lint.against import GIVE_A_REASON, explained, unexplained, whose_and_what
from okrascode.lint.rule import Context, Needs, Rule

_KINDS = (
    Kind.TARGET,
    Kind.MEASURE,
    Kind.MILESTONES,
    Kind.COMMITMENT,
    Kind.WEIGHT,
    Kind.STATE,
)


def _check(context: Context) -> Iterator[Finding]:
    for one in unexplained(context, *_KINDS, direction=Direction.EASED):
        yield explained(
            context, one, f"Easier than committed, with no reason: {whose_and_what(one)}."
        )


RULE = Rule(
    code="OKR601",
    slug="target-eased",
    severity=Severity.ERROR,
    needs=Needs.BASE,
    can_be_suppressed=False,
    instead=GIVE_A_REASON,
    check=_check,
)
