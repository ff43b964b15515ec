"""The end moved: dates or phase of a committed cycle, or the day something is due.

Why:
    A date is half of a promise. Whoever moves it moves what is expected today, and what others
    have planned behind it.

Fails:
    # before
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - id: wallets
            key_result: The wallets are live
            measure: {milestones: [{id: apple, title: Apple Pay, due: 2026-11-01}]}
    # after
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - id: wallets
            key_result: The wallets are live
            measure: {milestones: [{id: apple, title: Apple Pay, due: 2026-12-20}]}

Passes:
    # before
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - id: wallets
            key_result: The wallets are live
            measure: {milestones: [{id: apple, title: Apple Pay, due: 2026-11-01}]}
    # after
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - id: wallets
            key_result: The wallets are live
            measure: {milestones: [{id: apple, title: Apple Pay, due: 2026-12-20}]}
        changes:
          - date: 2026-10-28
            what: wallets.milestones.apple.due
            from: 2026-11-01
            to: 2026-12-20
            reason: The review takes seven weeks.

Options:
    None. Where commitments that stood would stand no more, cycle-reopened says so and blocks.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.changes.difference import Kind
from okrascode.findings import Finding, Severity
from okrascode.lint.against import (
    GIVE_A_REASON,
    explained,
    is_reopened,
    unexplained,
    whose_and_what,
)
from okrascode.lint.rule import Context, Needs, Rule


def _check(context: Context) -> Iterator[Finding]:
    for one in unexplained(context, Kind.DUE):
        message = f"A day moved, with no reason: {whose_and_what(one)}."
        yield explained(context, one, message)
    for one in unexplained(context, Kind.CYCLE):
        if is_reopened(one, context):  # That is cycle-reopened's, and blocks.
            continue
        yield context.finding(
            one.place,
            f"A committed cycle moved: {whose_and_what(one)}.",
            about=one.about,
            subject=one.field,
            cure="Leave the cycle as it was, or tell all whose commitments lie in it.",
        )


RULE = Rule(
    code="OKR607",
    slug="end-moved",
    severity=Severity.WARNING,
    needs=Needs.BASE,
    can_be_suppressed=False,
    instead=GIVE_A_REASON,
    check=_check,
)
