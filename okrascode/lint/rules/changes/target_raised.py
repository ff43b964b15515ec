"""A commitment is harder than it was, and nobody says why.

Why:
    Aiming higher is welcome, and it still moves what others planned with: a score falls although
    nothing got worse, and the team may be asked for more than it agreed to. A new key result in an
    objective that stands is more work too.

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
          - {id: completion, key_result: Completion rises, measure: {baseline: 61, target: 80}}
          - {id: time, key_result: Paying takes seconds, measure: {baseline: 60, target: 20}}

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
          - {id: completion, key_result: Completion rises, measure: {baseline: 61, target: 80}}
          - {id: time, key_result: Paying takes seconds, measure: {baseline: 60, target: 20}}
        changes:
          - {date: 2026-11-03, what: completion.target, from: 75, to: 80, reason: We were there.}
          - {date: 2026-11-03, what: time.state, to: active, reason: Support asked for it.}

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
    Kind.STATE,
    Kind.RESUMED,
    Kind.ADDED,
)


def _check(context: Context) -> Iterator[Finding]:
    for one in unexplained(context, *_KINDS, direction=Direction.RAISED):
        # A whole objective that comes late is the matter of late-commitment.
        is_objective = one.reference is not None and one.reference.key_result is None
        if one.kind is not Kind.ADDED or not is_objective:
            yield explained(
                context, one, f"Harder than committed, with no reason: {whose_and_what(one)}."
            )


RULE = Rule(
    code="OKR602",
    slug="target-raised",
    severity=Severity.WARNING,
    needs=Needs.BASE,
    can_be_suppressed=False,
    instead=GIVE_A_REASON,
    check=_check,
)
