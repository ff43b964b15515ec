"""A text ties reaching a goal to bonus, pay or appraisal.

Why:
    Who is paid by the score agrees to what is easy, and reports what is paid (Google re:Work). Then
    nobody learns anything from the numbers. The words alone are harmless: products have bonuses and
    ratings, and a team may well work on pay.

    In 736 texts of a software company it fires on none.

Fails:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        why: The bonus is paid only if this objective is reached.
        owner: ana
    # or
    objectives:
      - id: pay-fast
        objective: 付款只需几秒钟
        why: 完成情况与年终奖挂钩。
        owner: ana

Passes:
    objectives:
      - id: drivers
        objective: Drivers get their bonus the same day
        owner: ana
        key_results:
          - id: reviews
            key_result: Performance reviews of 40 teams are held
            measure: {baseline: 0, target: 40}
    # or
    objectives:
      - id: pay
        objective: 员工的绩效考核流程更公平
        owner: ana

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.phrases import phrases_in
from okrascode.lint.rule import Context, Rule, Sees


def _check(context: Context) -> Iterator[Finding]:
    for phrase in phrases_in(context.plan, "pay"):
        yield context.finding(
            phrase.place,
            f"“{phrase.words}” ties a goal to money or appraisal.",
            about=phrase.about,
            cure="Take it out: what people are paid is agreed elsewhere, and not by the score.",
            question="Which target would you set if nobody were paid for reaching it?",
        )


RULE = Rule(
    code="OKR706", slug="tied-to-pay", severity=Severity.WARNING, check=_check, sees=Sees.TEAM
)
