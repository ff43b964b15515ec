"""What goes on in the next cycle: objectives begun again from where they stand, linked back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from okrascode.documents.check_in_text import scalar
from okrascode.documents.new_item import with_item
from okrascode.edits.edit import Edit
from okrascode.everyday.measure_text import begun_again, is_reached
from okrascode.everyday.new_texts import filled_lines, modeline
from okrascode.everyday.words import Words
from okrascode.model.measure import Metric
from okrascode.model.objective import ItemState, Link, Objective
from okrascode.model.organization import Cycle
from okrascode.model.plan import ObjectivesDocument, Plan
from okrascode.model.reference import CycleId, Reference, TeamId
from okrascode.model.team import Visibility
from okrascode.output.measure_text import current_text
from okrascode.rollup.result import KeyResultRollup, ObjectiveRollup
from okrascode.scaffold.scalars import yaml_scalar

__all__ = ["Carried", "Carrying", "carry"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One line of the account: what goes on, or why it does not."""

    what: Reference
    to: Reference | None
    """``None`` when it is left behind."""
    why: str = ""
    """A key of the catalogue when it is left behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrying:
    """The documents of the next cycle."""

    new: Mapping[str, str]
    """Texts of new documents by path."""
    edits: Mapping[str, tuple[Edit, ...]]
    """Edits of documents that are there, by path."""
    account: tuple[Carried, ...]


def carry(
    parts: Collection[ObjectiveRollup],
    *,
    plan: Plan,
    texts: Mapping[str, bytes],
    into: Cycle,
    words: Words,
    language: str,
    has_schemas: bool,
) -> Carrying:
    """Give the documents of the next cycle with these objectives in them.

    One whose id the next cycle has already is left alone. Key results that are reached stay
    behind, and so do dates, readings, changes and questions: the next cycle has its own.

    Raises:
        UsageError: a document cannot be added to.
    """
    account: list[Carried] = []
    groups: dict[TeamId, list[ObjectiveRollup]] = {}
    for part in parts:
        to = Reference(part.objective.team, into.id, part.objective.id)
        if to in plan.objectives:
            account.append(Carried(what=part.reference, to=None, why="close.there"))
        else:
            account.append(Carried(what=part.reference, to=to))
            groups.setdefault(part.objective.team, []).append(part)
    going = {one.to for one in account if one.to is not None}
    new: dict[str, str] = {}
    edits: dict[str, tuple[Edit, ...]] = {}
    for team, objectives in groups.items():
        lines: list[str] = []
        for part in objectives:
            lines += _lines(part, into, plan, going, words, language, account)
        document = _document_of(plan, team, into.id)
        if document is not None:
            path = document.place.path
            edits[path] = (with_item(texts[path], "/objectives", lines, path=path),)
            continue
        path = f"{plan.teams[team].place.path.rpartition('/')[0]}/{into.id}.yaml"
        body = "\n".join(f"  {line}" if line else "" for line in lines)
        values = {"team": yaml_scalar(team), "cycle": scalar(into.id), "objective": body}
        whole = filled_lines(language, "objectives", values)
        head = [modeline(path, "objectives"), *whole] if has_schemas else whole[1:]
        new[path] = "\n".join([*head, ""])
    return Carrying(new=new, edits=edits, account=tuple(account))


def _lines(
    part: ObjectiveRollup,
    into: Cycle,
    plan: Plan,
    going: Collection[Reference],
    words: Words,
    language: str,
    account: list[Carried],
) -> list[str]:
    objective = part.objective
    below: list[str] = []
    for key_result in part.key_results:
        if key_result.key_result.state is not ItemState.ACTIVE:
            continue
        if is_reached(key_result.key_result.measure, key_result.current):
            why = "close.reached"
            account.append(Carried(what=key_result.reference, to=None, why=why))
            continue
        below += _key_result_lines(key_result, objective, words)
    supports, gone = _supports(objective, into, plan, going)
    extra = [
        f"carried_from: {yaml_scalar(str(objective.reference))}",
        *([f"visibility: {objective.visibility}"] if _is_internal(objective) else []),
        *([f"supports: [{', '.join(supports)}]"] if supports else []),
        *(
            [f"# {words('close.supports_gone', what=', '.join(gone), cycle=into.id)}"]
            if gone
            else []
        ),
        *([f"weight: {objective.weight:f}"] if objective.weight != 1 else []),
    ]
    return filled_lines(
        language,
        "objective",
        {
            "id": scalar(objective.id),
            "title": scalar(objective.title),
            "why": f"why: {scalar(objective.why)}" if objective.why else "",
            "owner": yaml_scalar(objective.owner or _owner(objective, plan)),
            "commitment": objective.commitment.value,
            "supports": "\n  ".join(extra),
            "draft": "" if below else "state: draft  # not counted until it has a key result",
            "key_results": "\n".join(["", *(f"    {x}" for x in below)]) if below else "[]",
        },
    )


def _key_result_lines(part: KeyResultRollup, objective: Objective, words: Words) -> list[str]:
    key_result = part.key_result
    measure = key_result.measure
    lines = [f"- id: {scalar(key_result.id)}", f"  key_result: {scalar(key_result.title)}"]
    lines += [f"  owner: {yaml_scalar(key_result.owner)}"] if key_result.owner else []
    lines += [f"  how: {scalar(key_result.how)}"] if key_result.how else []
    if measure is None:
        return lines
    if isinstance(measure, Metric) and isinstance(part.current, Decimal):
        value = current_text(measure, part.current)
        lines.append(f"  # {words('close.from_there', value=value, cycle=objective.cycle)}")
    first, *more = begun_again(measure, part.current)
    lines += [f"  measure: {first}".rstrip(), *more]
    lines += [f"  weight: {key_result.weight:f}"] if key_result.weight != 1 else []
    return lines


def _supports(
    objective: Objective, into: Cycle, plan: Plan, going: Collection[Reference]
) -> tuple[list[str], list[str]]:
    """Give what it still supports in the next cycle, and what is not there any more."""
    kept: list[str] = []
    gone: list[str] = []
    for link in objective.supports:
        written = _moved(link, objective.cycle, into, plan, going)
        if written is None:
            gone.append(str(link.reference))
        elif written not in kept:
            kept.append(written)
    return [yaml_scalar(text) for text in kept], gone


def _moved(
    link: Link, cycle: CycleId, into: Cycle, plan: Plan, going: Collection[Reference]
) -> str | None:
    reference = link.reference
    if reference.cycle != cycle:
        around = plan.cycles.get(reference.cycle) if reference.cycle else None
        is_current = around is not None and around.start <= into.start and into.end <= around.end
        is_there = reference in plan.objectives or reference in plan.key_results
        return str(reference) if is_current and is_there else None
    then = Reference(reference.team, into.id, reference.objective, reference.key_result)
    if then not in plan.objectives and then not in plan.key_results:
        # Of an objective that goes on, a key result may not: the objective is meant then.
        then = then.of_objective
        if then not in plan.objectives and then not in going:
            return None
    return str(Reference(then.team, None, then.objective, then.key_result))


def _owner(objective: Objective, plan: Plan) -> str:
    team = plan.teams.get(objective.team)
    return str(team.lead) if team is not None and team.lead is not None else "me"


def _is_internal(objective: Objective) -> bool:
    return objective.visibility is Visibility.INTERNAL


def _document_of(plan: Plan, team: TeamId, cycle: CycleId) -> ObjectivesDocument | None:
    found: Iterator[ObjectivesDocument] = (
        document
        for document in plan.documents
        if isinstance(document, ObjectivesDocument)
        and (document.team, document.cycle) == (team, cycle)
    )
    return next(found, None)
