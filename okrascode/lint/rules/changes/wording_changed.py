"""A committed objective or key result was reworded, and nobody says why.

Why:
    A word can move more than a number: "every market" and "our markets" are two promises. Where
    only a slip of the pen was mended, that is the reason.

Fails:
    # before
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless in every market
        owner: ana
    # after
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless in our home market
        owner: ana

Passes:
    # before
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless in each of our market
        owner: ana
    # after
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless in every market
        owner: ana
        changes:
          - date: 2026-11-03
            what: objective
            from: Paying with us is effortless in each of our market
            to: Paying with us is effortless in every market
            reason: A slip of the pen.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.changes.difference import Kind
from okrascode.findings import Finding, Severity
from okrascode.lint.against import GIVE_A_REASON, explained, unexplained, whose_and_what
from okrascode.lint.rule import Context, Needs, Profile, Rule


def _check(context: Context) -> Iterator[Finding]:
    for one in unexplained(context, Kind.WORDING):
        yield explained(context, one, f"Reworded, with no reason: {whose_and_what(one)}.")


RULE = Rule(
    code="OKR608",
    slug="wording-changed",
    severity=Severity.WARNING,
    profile=Profile.STRICT,
    needs=Needs.BASE,
    can_be_suppressed=False,
    instead=GIVE_A_REASON,
    check=_check,
)
