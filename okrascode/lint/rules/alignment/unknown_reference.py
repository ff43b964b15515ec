"""A reference leads nowhere.

Why:
    Alignment, dependencies and check-ins hang on names. A name that nobody has moves no number,
    and nobody notices until the end of the quarter.

Fails:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        supports: [company:love-uss]

    # okrs/company/2026-Q4.yaml
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
    # or
    # okrs/payments/team.yaml
    parent: compani
    # or
    apiVersion: okrascode/v1
    kind: Objectives
    team: payments
    cycle: 2026-Q5
    objectives: []

Passes:
    objectives:
      - id: pay-fast
        objective: Paying takes seconds
        owner: ana
        supports: [company:love-us, company:love-us/nps]

    # okrs/company/2026-Q4.yaml
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - id: nps
            key_result: The promoter score rises
            measure: {baseline: 30, target: 50}

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Meant, Severity
from okrascode.lint.fixes.write_meant import write_meant
from okrascode.lint.items import did_you_mean, follows_from_head, names_in, near
from okrascode.lint.rule import Context, Rule, Sees
from okrascode.model.objective import Link, Objective
from okrascode.model.organization import Organization
from okrascode.model.place import Place
from okrascode.model.plan import ObjectivesDocument
from okrascode.model.team import Team


def _check(context: Context) -> Iterator[Finding]:
    for document in context.plan.documents:
        if isinstance(document, Organization):
            for cycle in document.cycles:
                if cycle.parent is not None:
                    yield from _cycle(context, cycle.parent, cycle.place.at("parent"))
        elif isinstance(document, Team):
            if document.parent is not None:
                yield from _team(context, document.parent, document.place.at("parent"))
        else:
            yield from _team(context, document.team, document.place.at("team"))
            yield from _cycle(context, document.cycle, document.place.at("cycle"))
    yield from _links(context)


def _links(context: Context) -> Iterator[Finding]:
    names = names_in(context.plan)
    for document, about, link in _all_links(context):
        wanted = link.reference
        if names.find(wanted) is not None:
            continue
        # In a text that could not be read, what is wanted may well be there.
        if context.unread.may_define(wanted):
            continue
        # Everything of a team or in a cycle that is not there follows from that one word.
        if follows_from_head(wanted, document, context.plan):
            continue
        what = "key result" if wanted.key_result else "objective"
        yield context.finding(
            link.place,
            f"There is no {what} {wanted}.",
            about=about,
            subject=f"{link.place.pointer.rsplit('/', 2)[-2]} {wanted}",
            cure=names.nearest(wanted) or names.what_there_is(wanted),
            meant=_meant(names.near(wanted)),
        )


def _all_links(context: Context) -> Iterator[tuple[ObjectivesDocument, object, Link]]:
    for document in context.plan.documents:
        if not isinstance(document, ObjectivesDocument):
            continue
        for decline in document.declines:
            yield document, document.team, decline.request
        for objective in document.objectives:
            for link in _links_of(objective):
                yield document, objective.reference, link


def _links_of(objective: Objective) -> Iterator[Link]:
    yield from objective.supports
    yield from objective.serves
    yield from (dependency.of for dependency in objective.depends_on)
    if objective.carried_from is not None:
        yield objective.carried_from
    for key_result in objective.key_results:
        yield from key_result.serves


def _team(context: Context, team: str, place: Place) -> Iterator[Finding]:
    known = context.plan.teams
    if team not in known and not context.unread.may_define_team(team):
        cure = did_you_mean(team, known) or f"Say who it is in okrs/{team}/team.yaml."
        meant = _meant(near(team, known))
        message = f"There is no team {team}."
        yield context.finding(place, message, subject=team, cure=cure, meant=meant)


def _cycle(context: Context, cycle: str, place: Place) -> Iterator[Finding]:
    # Without an organization there are no cycles at all, which cycle-tree says once.
    if context.plan.organization is None or cycle in context.plan.cycles:
        return
    cure = did_you_mean(cycle, context.plan.cycles) or "Add it to cycles in the organization."
    meant = _meant(near(cycle, context.plan.cycles))
    message = f"There is no cycle {cycle}."
    yield context.finding(place, message, subject=cycle, cure=cure, meant=meant)


def _meant(name: str) -> Meant | None:
    """Offer a name; never as certain, for which name was meant moves numbers."""
    return Meant(name) if name else None


RULE = Rule(
    code="OKR201",
    slug="unknown-reference",
    severity=Severity.ERROR,
    check=_check,
    fix=write_meant,
    sees=Sees.STRUCTURE,
)
