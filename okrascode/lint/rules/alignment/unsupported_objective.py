"""An objective of the root team is supported by no team.

Why:
    What the whole organisation wants, and nobody works on, will not happen by itself.

Fails:
    # okrs/company/2026-Q4.yaml
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana

    # okrs/payments/2026-Q4.yaml
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana

Passes:
    # okrs/company/2026-Q4.yaml
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana

    # okrs/payments/2026-Q4.yaml
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        supports: [company:love-us]

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.items import active_objectives
from okrascode.lint.rule import Context, Profile, Rule, Sees
from okrascode.rollup.alignment import supporters_in
from okrascode.rollup.cycles import is_inside


def _check(context: Context) -> Iterator[Finding]:
    plan, root = context.plan, context.plan.root_team
    supporters = supporters_in(plan)
    others = {o.cycle for o in active_objectives(plan) if root is None or o.team != root.id}
    for objective in active_objectives(plan):
        if root is None or objective.team != root.id or objective.reference in supporters:
            continue
        if context.unread.mentions(objective.id):
            continue
        # Before the teams have written theirs there is nothing to miss.
        if not any(is_inside(plan, cycle, objective.cycle) for cycle in others):
            continue
        yield context.finding(
            objective.place.at("id"),
            f"No team supports the objective {objective.id}.",
            about=objective.reference,
            cure=f"A team that works on it writes supports: [{objective.reference}].",
            question="Who will do something else next week because of this objective?",
        )


RULE = Rule(
    code="OKR206",
    slug="unsupported-objective",
    severity=Severity.INFO,
    profile=Profile.STRICT,
    check=_check,
    sees=Sees.STRUCTURE,
)
