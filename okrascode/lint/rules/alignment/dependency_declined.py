"""An objective still depends on what another team has declined.

Why:
    The answer was no, and the plan counts on a yes. It has to change: do without, do it yourselves,
    or ask somebody else.

Fails:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        depends_on:
          - {of: "company:core", need: answers below 300 ms}

    # okrs/company/2026-Q4.yaml
    objectives:
      - {id: core, objective: The core answers at once, owner: lin}
    declines:
      - {request: "payments:pay-fast", why: No capacity before March.}

Passes:
    objectives:
      - {id: pay-fast, objective: Paying takes seconds, owner: ana}

    # okrs/company/2026-Q4.yaml
    objectives:
      - {id: core, objective: The core answers at once, owner: lin}
    declines:
      - {request: "payments:pay-fast", why: No capacity before March.}

Options:
    None. What is promised under serves is not declined, whatever else is.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.dependencies import requests_in
from okrascode.lint.rule import Context, Rule, Sees

_LONGEST = 160


def _check(context: Context) -> Iterator[Finding]:
    for request in requests_in(context.plan):
        asking, of = request.asking, request.of
        cycle = context.plan.cycles.get(asking.cycle)
        # What was not to be had in a cycle that is over blocks nobody any more.
        if request.decline is None or (cycle is not None and context.today > cycle.end):
            continue
        yield context.finding(
            request.dependency.place.at("of"),
            f"{asking.id} depends on {of}, which {of.team} has declined:"
            f" {_in_a_line(request.decline.why)}",
            about=asking.reference,
            subject=str(of),
            cure="Take the request out and change the plan, or agree on what they can promise.",
            question="What can you still reach without it?",
        )


def _in_a_line(why: str) -> str:
    line = " ".join(why.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"


RULE = Rule(
    code="OKR208",
    slug="dependency-declined",
    severity=Severity.ERROR,
    check=_check,
    sees=Sees.STRUCTURE,
)
