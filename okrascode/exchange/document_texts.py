"""The documents of an import as texts, commented for who sees them for the first time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from okrascode.exchange.cycles import NewCycle
from okrascode.exchange.identity import free_id
from okrascode.exchange.item import Item, Step
from okrascode.exchange.measured import Measured, Reported
from okrascode.exchange.teams import NewTeam
from okrascode.exchange.values import plain
from okrascode.exchange.yaml_lines import (
    cycle_scalar,
    flow_list,
    line,
    plain_reference,
    text_lines,
)
from okrascode.model.organization import Person
from okrascode.scaffold.scalars import clean_line, yaml_scalar

__all__ = [
    "check_in_text",
    "head",
    "key_result_lines",
    "measure_lines",
    "objective_lines",
    "organization_text",
    "team_text",
    "value_text",
]


def head(kind: str, *fields: tuple[str, str]) -> list[str]:
    """Begin a document."""
    return ["apiVersion: okrascode/v1", f"kind: {kind}", *(f"{k}: {v}" for k, v in fields)]


def organization_text(
    name: str, *, people: Mapping[str, Person], cycles: Sequence[NewCycle]
) -> str:
    """Write the one document about the whole."""
    lines = [
        "# Who we are and which cycles there are. Add a vision: where we want to be.",
        *head("Organization", ("name", yaml_scalar(name))),
        "time_zone: UTC  # calendar days are counted here, for example Europe/Zurich",
    ]
    if people:
        lines.append("people:  # names to show, and the addresses that their commits carry")
        for handle, person in people.items():
            git = f", git: {flow_list(map(yaml_scalar, person.git))}" if person.git else ""
            lines.append(f"  {yaml_scalar(handle)}: {{name: {yaml_scalar(person.name)}{git}}}")
    lines.append("cycles:")
    for cycle in cycles:
        parent = f", parent: {cycle_scalar(cycle.parent)}" if cycle.parent else ""
        lines.append(
            f"  - {{id: {cycle_scalar(cycle.id)}{parent}, start: {cycle.start}, end: {cycle.end}}}"
        )
    return "\n".join(lines) + "\n"


def team_text(team: NewTeam) -> str:
    """Write a team; who leads it and who is in it, no other tool's table says."""
    parent = [("parent", yaml_scalar(team.parent))] if team.parent else []
    fields = [("id", yaml_scalar(team.id)), ("name", yaml_scalar(team.name)), *parent]
    return "\n".join(["# Add lead: and members:, by handle.", *head("Team", *fields)]) + "\n"


def objective_lines(
    id_: str, item: Item, *, owner: str, supports: Sequence[str], imported: str
) -> Iterator[str]:
    """Write an objective up to its key results."""
    yield f"  - id: {yaml_scalar(id_)}"
    yield from text_lines(4, "objective", " ".join(item.title.split()))
    if item.text:
        yield from text_lines(4, "why", item.text)
    yield from _common(4, item, owner=owner)
    if supports:
        yield line(4, "supports", flow_list(map(plain_reference, supports)))
    if imported:
        yield line(4, "x-imported", imported)


def key_result_lines(
    id_: str, item: Item, what: Measured, *, owner: str, imported: str
) -> Iterator[str]:
    """Write a key result."""
    yield f"      - id: {yaml_scalar(id_)}"
    yield from text_lines(8, "key_result", " ".join(item.title.split()))
    if item.text:
        yield from text_lines(8, "how", item.text)
    yield from _common(8, item, owner=owner)
    yield from measure_lines(what)
    if what.current is not None:
        yield line(8, "current", value_text(what.current))
    if what.as_of is not None:
        yield line(8, "as_of", what.as_of.isoformat())
    if item.confidence is not None and 0 <= item.confidence <= 10:
        yield line(8, "confidence", plain(item.confidence))
    if imported:
        yield line(8, "x-imported", imported)


def _common(indent: int, item: Item, *, owner: str) -> Iterator[str]:
    if owner:
        yield line(indent, "owner", yaml_scalar(owner))
    if item.commitment:
        yield line(indent, "commitment", item.commitment)
    if item.weight is not None and item.weight >= 0:
        yield line(indent, "weight", plain(item.weight))
    if item.state and item.state != "active":
        yield line(indent, "state", item.state)
        if item.state == "dropped":
            yield from text_lines(indent, "reason", item.reason or "No reason was given.")


def measure_lines(what: Measured) -> Iterator[str]:
    """Write how a key result is measured."""
    if what.shape == "binary":
        yield line(8, "measure", "{binary: true}")
    elif what.shape == "milestones":
        yield " " * 8 + "measure:"
        yield " " * 10 + "milestones:"
        taken: set[str] = set()
        for step in what.steps:
            yield " " * 12 + f"- {_step(step, taken)}"
    elif what.shape:
        fields = dict(what.fields)
        if what.shape == "between":
            fields = {"between": f"[{fields['between']}, {fields['upper']}]"}
        unit = [f"unit: {yaml_scalar(what.unit)}"] if what.unit else []
        name = [f"name: {yaml_scalar(what.name)}"] if what.name else []
        pairs = [f"{key}: {value}" for key, value in fields.items()]
        yield line(8, "measure", "{" + ", ".join([*unit, *name, *pairs]) + "}")


def _step(step: Step, taken: set[str]) -> str:
    id_ = free_id(step.id, step.title, taken, kind="step")
    taken.add(id_)
    parts = [f"id: {yaml_scalar(id_)}", f"title: {yaml_scalar(clean_line(step.title) or id_)}"]
    parts += [f"weight: {plain(step.weight)}"] if step.weight is not None else []
    parts += [f"due: {step.due}"] if step.due else []
    parts += [f"done: {step.done}"] if step.done else []
    return "{" + ", ".join(parts) + "}"


def check_in_text(
    team: str,
    cycle: str,
    day: date,
    *,
    by: str,
    summary: str,
    entries: Sequence[tuple[str, Reported]],
) -> str:
    """Write what one person reported on one day."""
    fields = [("team", yaml_scalar(team)), ("cycle", cycle_scalar(cycle)), ("date", str(day))]
    lines = head("CheckIn", *fields, *([("by", yaml_scalar(by))] if by else []))
    if summary:
        lines += text_lines(0, "summary", summary)
    if entries:
        lines.append("key_results:")
    for reference, reported in entries:
        lines.append(f"  {plain_reference(reference)}:")
        if reported.value is not None:
            lines.append(line(4, "current", value_text(reported.value)))
        if reported.note:
            lines += text_lines(4, "note", reported.note)
    return "\n".join(lines) + "\n"


def value_text(value: Decimal | bool) -> str:  # noqa: FBT001  # a value, not a flag
    """Write a value."""
    return str(value).lower() if isinstance(value, bool) else plain(value)
