"""What may be published: the source without anything that is internal.

A public build fails closed. A team is left out when it, or a team above it, is internal or cannot
be read; an objective when it or its team is; and every link, check-in, reading and number that
would give them away goes with them. Only the exact setting ``internal`` shows everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from okrascode.model.check_in import CheckIn
from okrascode.model.objective import KeyResult, Link, Objective
from okrascode.model.organization import Organization
from okrascode.model.plan import Document, Plan, make_plan
from okrascode.model.reference import Reference, TeamId
from okrascode.model.team import Team, Visibility
from okrascode.readings.record import Record
from okrascode.readings.which_cycle import names_in
from okrascode.rollup.result import Problem
from okrascode.site.publishable_numbers import numbers_of
from okrascode.site.source import SiteSource

__all__ = ["publishable"]

Value = TypeVar("Value")
_LINKS = frozenset({"supports", "serves", "depends_on", "carried_from", "formerly"})


def publishable(source: SiteSource) -> SiteSource:
    """Leave out what the build may not show."""
    if source.settings.site.visibility == "internal":
        return source
    teams = frozenset(team for team in source.plan.teams if _is_public(source.plan, team))
    objectives = frozenset(
        reference
        for reference, objective in source.plan.objectives.items()
        if reference.team in teams and objective.visibility is Visibility.PUBLIC
    )
    plan = _plan(source.plan, teams, objectives)
    return replace(
        source,
        plan=plan,
        record=_record(source.record, objectives),
        rollups=MappingProxyType(
            {key: numbers_of(rollup, plan, objectives) for key, rollup in source.rollups.items()}
        ),
        problems=tuple(
            _problem(problem, source.plan, plan, is_only=_is_only(source))
            for problem in source.problems
        ),
    )


def _is_public(plan: Plan, team: TeamId) -> bool:
    """Follow the parents up to the root; an unknown one or a circle is not public."""
    seen: set[TeamId] = set()
    here: TeamId | None = team
    while here is not None:
        known = plan.teams.get(here)
        if known is None or here in seen or known.visibility is not Visibility.PUBLIC:
            return False
        seen.add(here)
        here = known.parent
    return True


def _plan(plan: Plan, teams: frozenset[TeamId], objectives: frozenset[Reference]) -> Plan:
    documents: list[Document] = []
    names = names_in(plan)
    for document in plan.documents:
        if isinstance(document, Organization):
            documents.append(document)
        elif isinstance(document, Team):
            if document.id in teams and plan.teams[document.id] is document:
                documents.append(document)
        elif isinstance(document, CheckIn):
            entries = tuple(e for e in document.entries if e.key_result.of_objective in objectives)
            # A summary may speak of anything the team does, so it stays only with all entries.
            if document.team in teams and len(entries) == len(document.entries):
                documents.append(document)
        elif document.team in teams:
            shown = tuple(
                _objective(objective, objectives, teams, names)
                for objective in document.objectives
                if objective.reference in objectives
                and plan.objectives[objective.reference] is objective
            )
            # A no to a public objective is an answer that readers may see.
            declines = tuple(
                d for d in document.declines if names.get(d.request.reference) in objectives
            )
            documents.append(replace(document, objectives=shown, declines=declines))
    return make_plan(documents)


def _objective(
    objective: Objective,
    objectives: frozenset[Reference],
    teams: frozenset[TeamId],
    names: Mapping[Reference, Reference],
) -> Objective:
    carried = objective.carried_from
    return replace(
        objective,
        supports=_links(objective.supports, objectives),
        serves=_links(objective.serves, objectives),
        depends_on=tuple(
            d
            for d in objective.depends_on
            if (of := names.get(d.of.reference)) is not None and of.of_objective in objectives
        ),
        carried_from=carried if carried and _links((carried,), objectives) else None,
        key_results=tuple(_key_result(k, objectives, teams) for k in objective.key_results),
        formerly=_former(objective.formerly, teams),
    )


def _key_result(
    key_result: KeyResult, objectives: frozenset[Reference], teams: frozenset[TeamId]
) -> KeyResult:
    return replace(
        key_result,
        serves=_links(key_result.serves, objectives),
        formerly=_former(key_result.formerly, teams),
    )


def _former(names: tuple[Reference, ...], teams: frozenset[TeamId]) -> tuple[Reference, ...]:
    """Keep former names within teams that are shown: another one may be internal."""
    return tuple(name for name in names if name.team in teams)


def _links(links: tuple[Link, ...], objectives: frozenset[Reference]) -> tuple[Link, ...]:
    return tuple(link for link in links if link.reference.of_objective in objectives)


def _record(record: Record, objectives: frozenset[Reference]) -> Record:
    return replace(
        record,
        readings=_about(record.readings, objectives),
        evidence=_about(record.evidence, objectives),
        # A change of links writes references as text, and the objectives named may be internal.
        changes=tuple(
            c
            for c in record.changes
            if c.about.of_objective in objectives and c.field not in _LINKS
        ),
        first_seen=_about(record.first_seen, objectives),
        links=MappingProxyType(
            {
                (field, here, there): since
                for (field, here, there), since in record.links.items()
                if here.of_objective in objectives and there.of_objective in objectives
            }
        ),
        findings=(),
    )


def _about(
    mapping: Mapping[Reference, Value], objectives: frozenset[Reference]
) -> Mapping[Reference, Value]:
    return MappingProxyType({k: v for k, v in mapping.items() if k.of_objective in objectives})


def _problem(problem: Problem, whole: Plan, public: Plan, *, is_only: bool) -> Problem:
    """Name the place only in a folder where everything that can be read is public.

    The reason can quote the file, so it is told only where nobody has anything internal. The only
    document there is hides among no others: whoever begins is told what to mend.
    """
    folder = problem.path.rpartition("/")[0]
    here = [d for d in whole.documents if d.place.path.rpartition("/")[0] == folder]
    kept = {document.place.path for document in public.documents}
    if is_only or (here and all(_is_whole(d, public) and d.place.path in kept for d in here)):
        quiet = any(map(_says_internal, whole.documents))
        return replace(problem, message="") if quiet else problem
    return Problem("", None, "")


def _says_internal(document: Document) -> bool:
    parts = (document, *getattr(document, "objectives", ()))
    return any(getattr(p, "visibility", Visibility.PUBLIC) is not Visibility.PUBLIC for p in parts)


def _is_only(source: SiteSource) -> bool:
    return len(source.problems) == 1 and not (source.plan.teams or source.plan.objectives)


def _is_whole(document: Document, public: Plan) -> bool:
    objectives = getattr(document, "objectives", ())
    return all(objective.reference in public.objectives for objective in objectives)
