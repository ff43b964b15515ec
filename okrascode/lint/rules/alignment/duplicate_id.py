"""Two things have the same identifier, compared without case.

Why:
    A reference must lead to one place. Where two claim a name the first one counts, in the order
    of paths, and the other one's numbers are lost.

Fails:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
      - id: love-us
        objective: Customers recommend us
        owner: bo

Passes:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
      - id: recommend-us
        objective: Customers recommend us
        owner: bo

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.rule import Context, Rule, Sees
from okrascode.model.measure import Milestones
from okrascode.model.objective import Objective
from okrascode.model.organization import Organization
from okrascode.model.place import Place
from okrascode.model.plan import ObjectivesDocument
from okrascode.model.team import Team


def _check(context: Context) -> Iterator[Finding]:
    first: dict[tuple[str, ...], Place] = {}
    for name, place, label in _identified(context):
        key = tuple(part.lower() for part in name)
        if key not in first:
            first[key] = place
        else:
            there = first[key].path
            where = "in this file" if there == place.path else f"in {there}"
            yield context.finding(
                place,
                f"There is another {label} {where}, and the first one counts.",
                # Without the pointer in it: text that moves makes no new finding.
                subject=" ".join(part for part in key if not part.startswith("/")),
                cure="Give this one an identifier of its own, or take it out.",
            )


def _identified(context: Context) -> Iterator[tuple[tuple[str, ...], Place, str]]:
    for document in context.plan.documents:
        if isinstance(document, Organization):
            yield ("organization",), document.place.at("kind"), "organization"
            for cycle in document.cycles:
                yield ("cycle", cycle.id), cycle.place.at("id"), f"cycle {cycle.id}"
        elif isinstance(document, Team):
            yield ("team", document.id), document.place.at("id"), f"team {document.id}"
        elif isinstance(document, ObjectivesDocument):
            for objective in document.objectives:
                name = ("objective", objective.team, objective.cycle, objective.id)
                yield name, objective.place.at("id"), f"objective {objective.id}"
                # What stands below a second objective of one name is counted with that one.
                if _has_twins(objective):
                    place = objective.place
                    yield from _below(objective, (*name, document.place.path, place.pointer))


def _has_twins(objective: Objective) -> bool:
    """Tell quickly whether two things below an objective are called the same."""
    groups = [
        [one.id for one in objective.key_results],
        [one.id for one in objective.open_questions],
    ]
    groups += (
        [item.id for item in one.measure.items]
        for one in objective.key_results
        if isinstance(one.measure, Milestones)
    )
    return any(len(set(map(str.lower, ids))) < len(ids) for ids in groups)


def _below(
    objective: Objective, name: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Place, str]]:
    for question in objective.open_questions:
        yield (*name, "?", question.id), question.place.at("id"), f"question {question.id}"
    for key_result in objective.key_results:
        label = f"key result {key_result.id}"
        yield (*name, key_result.id), key_result.place.at("id"), label
        if isinstance(key_result.measure, Milestones):
            for item in key_result.measure.items:
                place = item.place.at("id")
                yield (*name, key_result.place.pointer, item.id), place, f"milestone {item.id}"


RULE = Rule(
    code="OKR202", slug="duplicate-id", severity=Severity.ERROR, check=_check, sees=Sees.STRUCTURE
)
