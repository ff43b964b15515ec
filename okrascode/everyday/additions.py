"""New teams, cycles, objectives and key results as files to write and edits to make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from okrascode.documents.check_in_text import scalar
from okrascode.documents.new_item import with_item
from okrascode.edits.edit import Edit
from okrascode.errors import UsageError
from okrascode.everyday.new_measure import NewMeasure, measure_lines
from okrascode.everyday.new_texts import filled_lines, modeline
from okrascode.model.plan import ObjectivesDocument, Plan
from okrascode.model.reference import CycleId, Id, Reference, TeamId
from okrascode.scaffold.scalars import clean_line, yaml_scalar

__all__ = ["Addition", "NewKeyResult", "NewObjective", "add_key_result", "add_objective"]

_MEANT_AS_DRAFT = "state: draft  # counts nowhere until this line goes"
_DRAFT = "state: draft  # not counted until it has a key result: okr new key-result"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKeyResult:
    """A key result to add; all texts as typed."""

    id: str
    title: str
    measure: NewMeasure
    owner: str = ""
    """Handle; empty is the objective's."""
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewObjective:
    """An objective to add; all texts as typed."""

    id: str
    title: str
    owner: str
    why: str = ""
    commitment: str = "committed"
    supports: tuple[Reference, ...] = ()
    key_results: tuple[NewKeyResult, ...] = ()
    is_draft: bool = False
    """True when somebody wants it to be one, key results or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What is to be written: a new document, or edits of one that is there."""

    path: str
    """Below the OKR root."""
    text: str = ""
    """Of a new document; empty when one is edited."""
    edits: tuple[Edit, ...] = ()
    called: str
    """What was added, as people refer to it."""


def add_objective(
    new: NewObjective,
    *,
    plan: Plan,
    texts: Mapping[str, bytes],
    team: TeamId,
    cycle: CycleId,
    language: str,
    has_schemas: bool,
) -> Addition:
    """Give the team's document for the cycle with the objective in it.

    Raises:
        UsageError: the id is taken, or the document cannot be added to.
    """
    reference = Reference(team, cycle, Id(new.id))
    if reference in plan.objectives:
        raise UsageError(f"There is an objective {reference} already.", hint="Give another --id.")
    lines = _objective_lines(new, team, cycle, language)
    document = _document_of(plan, team, cycle)
    if document is not None:
        path = document.place.path
        edit = with_item(texts[path], "/objectives", lines, path=path)
        return Addition(path=path, edits=(edit,), called=str(reference))
    path = f"{plan.teams[team].place.path.rpartition('/')[0]}/{cycle}.yaml"
    if path in texts:
        raise UsageError(f"{path} is there and belongs to something else.", hint="Move it away.")
    whole = filled_lines(
        language,
        "objectives",
        {
            "team": yaml_scalar(team),
            "cycle": scalar(cycle),
            "objective": "\n".join(f"  {line}" if line else "" for line in lines),
        },
    )
    head = [modeline(path, "objectives")] if has_schemas else []
    body = whole if head else whole[1:]
    return Addition(path=path, text="\n".join([*head, *body, ""]), called=str(reference))


def add_key_result(
    new: NewKeyResult,
    *,
    plan: Plan,
    texts: Mapping[str, bytes],
    objective: Reference,
    language: str,
) -> Addition:
    """Give the edit that adds a key result to its objective.

    An objective that was a draft only because it had none stops being one.

    Raises:
        UsageError: the id is taken, or the document cannot be added to.
    """
    into = plan.objectives[objective]
    reference = Reference(objective.team, objective.cycle, objective.objective, Id(new.id))
    if reference in plan.key_results:
        raise UsageError(f"There is a key result {reference} already.", hint="Give another --id.")
    path = into.place.path
    lines = _key_result_lines(new, reference, language)
    edits = [with_item(texts[path], f"{into.place.pointer}/key_results", lines, path=path)]
    if not into.key_results:
        edits += _no_draft_any_more(texts[path], edits[0])
    return Addition(path=path, edits=tuple(edits), called=str(reference))


def _objective_lines(new: NewObjective, team: TeamId, cycle: CycleId, language: str) -> list[str]:
    supports = ", ".join(
        yaml_scalar(
            str(r if r.cycle != cycle else Reference(r.team, None, r.objective, r.key_result))
        )
        for r in new.supports
    )
    below: list[str] = []
    for key_result in new.key_results:
        reference = Reference(team, cycle, Id(new.id), Id(key_result.id))
        below += _key_result_lines(key_result, reference, language)
    return filled_lines(
        language,
        "objective",
        {
            "id": scalar(new.id),
            "title": scalar(clean_line(new.title)),
            "why": f"why: {scalar(clean_line(new.why))}" if new.why.strip() else "",
            "owner": yaml_scalar(new.owner),
            "commitment": new.commitment,
            "supports": f"supports: [{supports}]" if supports else "",
            "draft": _MEANT_AS_DRAFT if new.is_draft else "" if below else _DRAFT,
            "key_results": "\n".join(["", *(f"    {x}" for x in below)]) if below else "[]",
        },
    )


def _key_result_lines(new: NewKeyResult, reference: Reference, language: str) -> list[str]:
    remark, measure = measure_lines(new.measure, language=language)
    return filled_lines(
        language,
        "key_result",
        {
            "id": scalar(new.id),
            "title": scalar(clean_line(new.title)),
            "owner": f"owner: {yaml_scalar(new.owner)}" if new.owner else "",
            "how": f"how: {scalar(clean_line(new.how))}" if new.how.strip() else "",
            "remark": remark,
            "measure": "\n".join(measure),
            "reference": str(
                Reference(reference.team, None, reference.objective, reference.key_result)
            ),
        },
    )


def _document_of(plan: Plan, team: TeamId, cycle: CycleId) -> ObjectivesDocument | None:
    return next(
        (
            document
            for document in plan.documents
            if isinstance(document, ObjectivesDocument)
            and (document.team, document.cycle) == (team, cycle)
        ),
        None,
    )


def _no_draft_any_more(raw: bytes, added: Edit) -> list[Edit]:
    """Take our own line away; a draft that somebody meant to be one has another."""
    from okrascode.edits.span import Position, Span

    lines = raw.decode("utf-8-sig", "replace").split("\n")
    at = added.span.start.line
    for number in range(at, max(0, at - 12), -1):
        if lines[number - 1].strip() == _DRAFT:
            return [Edit(Span(Position(number, 1), Position(number + 1, 1)), "")]
    return []
