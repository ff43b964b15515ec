"""Where a journey began was changed afterwards, and nobody says why.

Why:
    Progress counts from the baseline. Moving it away from the target makes progress that nobody
    made; moving it nearer takes some away. Where the first number was measured wrong, that is the
    reason to write.

Fails:
    # before
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - {id: completion, key_result: Completion rises, measure: {baseline: 61, target: 75}}
    # after
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - {id: completion, key_result: Completion rises, measure: {baseline: 55, target: 75}}

Passes:
    # before
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - {id: completion, key_result: Completion rises, measure: {baseline: 61, target: 75}}
    # after
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - {id: completion, key_result: Completion rises, measure: {baseline: 55, target: 75}}
        changes:
          - date: 2026-11-03
            what: completion.baseline
            from: 61
            to: 55
            reason: The first count left out the market in Japan.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.changes.difference import Kind
from okrascode.findings import Finding, Severity
from okrascode.lint.against import GIVE_A_REASON, explained, unexplained, whose_and_what
from okrascode.lint.rule import Context, Needs, Rule


def _check(context: Context) -> Iterator[Finding]:
    for one in unexplained(context, Kind.BASELINE):
        message = f"The beginning was rewritten, with no reason: {whose_and_what(one)}."
        yield explained(context, one, message)


RULE = Rule(
    code="OKR603",
    slug="baseline-rewritten",
    severity=Severity.ERROR,
    needs=Needs.BASE,
    can_be_suppressed=False,
    instead=GIVE_A_REASON,
    check=_check,
)
