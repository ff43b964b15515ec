"""An objective has a number in it.

Why:
    An objective says where to go, in words that people remember; how far is for the key results
    (C. Wodtke, Radical Focus). A number up there is a key result that nobody measures. Years,
    quarters, versions and names such as B2B are no numbers.

    In 190 objectives of a software company it fires on 3, each with a metric.

Fails:
    objectives:
      - id: pay-fast
        objective: Reach 500 merchants who pay in seconds
        owner: ana
    # or
    objectives:
      - id: pay-fast
        objective: 让500家商户几秒钟完成付款
        owner: ana

Passes:
    objectives:
      - id: pay-fast
        objective: Our B2B customers pay in seconds by Q4 2026
        owner: ana
      - id: login
        objective: Signing in with OAuth 2 is boring 24/7
        owner: ana
      - id: words
        objective: 2026年第四季度付款只需几秒钟
        owner: ana

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.items import open_objectives
from okrascode.lint.lexicon import has_digit
from okrascode.lint.rule import Context, Profile, Rule, Sees


def _check(context: Context) -> Iterator[Finding]:
    for objective in open_objectives(context.plan):
        if not has_digit(objective.title):
            continue
        yield context.finding(
            objective.place.at("objective"),
            f"The objective {objective.id} has a number in it.",
            about=objective.reference,
            cure="Make a key result of the number, and say here what it is good for.",
            question="If the number were reached and nothing else, would you be glad?",
        )


RULE = Rule(
    code="OKR703",
    slug="metric-in-objective",
    severity=Severity.INFO,
    profile=Profile.STRICT,
    check=_check,
    sees=Sees.TEAM,
)
