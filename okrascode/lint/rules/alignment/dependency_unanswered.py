"""A team was asked for something, and has neither promised nor declined it.

Why:
    Whoever asked plans as if the answer were yes. The age counts from the commit that first asked.

Fails:
    # today: 2026-11-20
    # committed: 2026-11-02
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        depends_on:
          - {of: "company:core", need: answers below 300 ms, due: 2026-12-01}

    # okrs/company/2026-Q4.yaml
    objectives:
      - {id: core, objective: The core answers at once, owner: lin}

Passes:
    # today: 2026-11-20
    # committed: 2026-11-02
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        depends_on:
          - {of: "company:core", need: answers below 300 ms, due: 2026-12-01}

    # okrs/company/2026-Q4.yaml
    objectives:
      - id: core
        objective: The core answers at once
        owner: lin
        serves: [payments:pay-fast]

Options:
    days: How many days an answer may take; default 7.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.dependencies import Answer, requests_in
from okrascode.lint.rule import Context, Needs, Rule, Sees


def _check(context: Context) -> Iterator[Finding]:
    links = context.record.links if context.record else {}
    for request in requests_in(context.plan):
        asking, of = request.asking, request.of
        cycle = context.plan.cycles.get(asking.cycle)
        since = links.get(("depends_on", asking.reference, of))
        if request.answer is not Answer.REQUESTED or cycle is None:
            continue
        if since is None or since.day is None:
            continue
        days = (context.today - since.day).days
        # After the end of the cycle an answer helps nobody any more.
        if days <= context.options["days"] or context.today > cycle.end:
            continue
        # The answer may stand in a text that cannot be read.
        if context.unread.may_define(of):
            continue
        yield context.finding(
            request.dependency.place.at("of"),
            f"{asking.id} asked for {of} {days} days ago, and nobody has answered.",
            about=asking.reference,
            subject=str(of),
            cure=f"{of.team} answers in its own file: serves: [{asking.reference}] there, or"
            " declines, with request and why.",
            question="What will you do if the answer is no?",
        )


RULE = Rule(
    code="OKR207",
    slug="dependency-unanswered",
    severity=Severity.WARNING,
    options={"days": 7},
    needs=Needs.RECORD | Needs.COMPLETE_HISTORY,
    check=_check,
    sees=Sees.STRUCTURE,
)
