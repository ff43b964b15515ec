"""A check-in or an entry of changes that was there before was altered or deleted.

Why:
    They say what was observed and decided on a day, and numbers of later days were read beside
    them. A wrong number may be corrected, with a note that says so; it may not vanish without a
    word. Whoever reverts one says why in the commit message: OKR-Change-Reason.

Fails:
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - {id: completion, key_result: Completion rises, measure: {baseline: 61, target: 75}}
    # before
    # okrs/payments/2026-Q4/2026-11-06-k3v9.yaml
    date: 2026-11-06
    key_results:
      effortless-checkout/completion: {current: 62}
    # after
    # okrs/payments/2026-Q4/2026-11-06-k3v9.yaml
    date: 2026-11-06
    key_results:
      effortless-checkout/completion: {current: 66}

Passes:
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - {id: completion, key_result: Completion rises, measure: {baseline: 61, target: 75}}
    # before
    # okrs/payments/2026-Q4/2026-11-06-k3v9.yaml
    date: 2026-11-06
    key_results:
      effortless-checkout/completion: {current: 62}
    # after
    # okrs/payments/2026-Q4/2026-11-06-k3v9.yaml
    date: 2026-11-06
    key_results:
      effortless-checkout/completion: {current: 66, note: "Corrected: 62 was without Japan."}

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.changes.difference import Difference, Kind
from okrascode.findings import Finding, Severity
from okrascode.lint.against import unexplained, whose_and_what
from okrascode.lint.rule import Context, Needs, Rule

_CURES = {
    Kind.CHECK_IN: "Say in its note why it is corrected; what was true later is a new check-in.",
    Kind.RECORD: "Leave the entry as it was, and add a new one.",
}


def _check(context: Context) -> Iterator[Finding]:
    gone: dict[str, list[Difference]] = {}
    for one in unexplained(context, Kind.CHECK_IN, Kind.RECORD):
        if one.kind is Kind.CHECK_IN and one.new is None:
            gone.setdefault(one.place.path, []).append(one)
            continue
        yield context.finding(
            one.place,
            f"The record was rewritten: {whose_and_what(one)}.",
            about=one.about,
            subject=f"{one.field} {one.old}",
            cure=_CURES[one.kind],
        )
    for group in gone.values():
        first, *others = group
        more = f", and {len(others)} more of this check-in" if others else ""
        yield context.finding(
            first.place,
            f"The record was rewritten: {whose_and_what(first)}{more}.",
            about=first.about,
            subject=f"{first.field} {first.old}",
            cure="Put it back and correct it with a note, or say why in a commit message:"
            f" OKR-Change-Reason: {first.about} …",
        )


RULE = Rule(
    code="OKR606",
    slug="record-rewritten",
    severity=Severity.ERROR,
    needs=Needs.BASE,
    can_be_suppressed=False,
    instead=_CURES[Kind.CHECK_IN],
    check=_check,
)
