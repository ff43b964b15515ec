"""An owner is no member of any team.

Why:
    The name is misspelt, or the person has left and nobody looks after it any more. Leads and
    sponsors of teams are known too, and so are the people of the organisation.

Fails:
    # okrs/payments/team.yaml
    members: [ana, bo]
    parent: company

    # okrs/payments/2026-Q4.yaml
    objectives:
      - {id: pay-fast, objective: Paying takes seconds, owner: anna}

Passes:
    # okrs/payments/team.yaml
    members: [ana, bo]
    parent: company

    # okrs/payments/2026-Q4.yaml
    objectives:
      - {id: pay-fast, objective: Paying takes seconds, owner: ana}

Options:
    None. Where no document names a person, nobody is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from okrascode.findings import Finding, Severity
from okrascode.lint.items import active_key_results, did_you_mean, open_objectives
from okrascode.lint.rule import Context, Profile, Rule, Sees
from okrascode.model.objective import KeyResult, Objective
from okrascode.model.plan import Plan
from okrascode.model.reference import PersonId


def _check(context: Context) -> Iterator[Finding]:
    known = _people(context.plan)
    if not known or context.unread.may_have("Team") or context.unread.may_have("Organization"):
        return

    @cache
    def cure(owner: str) -> str:
        return did_you_mean(owner, known) or f"Add {owner} to members in the document of a team."

    for objective in open_objectives(context.plan):
        items: tuple[tuple[object, Objective | KeyResult], ...] = (
            (objective.reference, objective),
            *((objective.reference_to(k), k) for k in active_key_results(objective)),
        )
        for about, item in items:
            if item.owner is not None and item.owner not in known:
                yield context.finding(
                    item.place.at("owner"),
                    f"{item.owner} is no member of any team.",
                    about=about,
                    subject=item.owner,
                    cure=cure(item.owner),
                )


def _people(plan: Plan) -> frozenset[PersonId]:
    named: set[PersonId | None] = set(plan.organization.people if plan.organization else ())
    for team in plan.teams.values():
        named |= {*team.members, team.lead, team.sponsor}
    return frozenset(person for person in named if person is not None)


RULE = Rule(
    code="OKR502",
    slug="unknown-person",
    severity=Severity.WARNING,
    profile=Profile.STRICT,
    check=_check,
    sees=Sees.STRUCTURE,
)
