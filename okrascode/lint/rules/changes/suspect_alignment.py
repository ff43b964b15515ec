"""What an objective supports means something else than before, and its own text is unchanged.

Why:
    A link is a claim: reaching this helps to reach that. When that becomes another promise, or is
    dropped, somebody has to look whether the claim still holds.

Fails:
    # okrs/payments/2026-Q4.yaml
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        supports: [company:love-us]
    # before
    # okrs/company/2026-Q4.yaml
    objectives:
      - {id: love-us, objective: Merchants recommend us to each other, owner: lin}
    # after
    # okrs/company/2026-Q4.yaml
    objectives:
      - {id: love-us, objective: Merchants pay less for every sale, owner: lin}

Passes:
    # before
    # okrs/company/2026-Q4.yaml
    objectives:
      - {id: love-us, objective: Merchants recommend us to each other, owner: lin}
    # okrs/payments/2026-Q4.yaml
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        supports: [company:love-us]
    # after
    # okrs/company/2026-Q4.yaml
    objectives:
      - {id: love-us, objective: Merchants pay less for every sale, owner: lin}
    # okrs/payments/2026-Q4.yaml
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless, and costs them less
        owner: ana
        supports: [company:love-us]

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.rule import Context, Needs, Profile, Rule


def _check(context: Context) -> Iterator[Finding]:
    from okrascode.changes.words import in_words

    for suspect in context.against.comparison.suspects if context.against else ():
        moved = list(dict.fromkeys(in_words(one) for one in suspect.because))
        more = f" and {len(moved) - 2} more" if len(moved) > 2 else ""
        yield context.finding(
            suspect.place,
            f"{suspect.target} means something else now: {'; '.join(moved[:2])}{more}.",
            about=suspect.reference,
            subject=str(suspect.target),
            cure="Look whether this still supports it; change the link or the text where not.",
        )


RULE = Rule(
    code="OKR610",
    slug="suspect-alignment",
    severity=Severity.WARNING,
    profile=Profile.STRICT,
    needs=Needs.BASE,
    can_be_suppressed=False,
    instead="Look at the link, and change it or the text of its objective.",
    check=_check,
)
