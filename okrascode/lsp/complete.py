"""What may be typed at a place: references, people, teams, cycles, keys and their values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from okrascode import resources
from okrascode.documents.versions import SCHEMAS
from okrascode.findings import Position
from okrascode.lsp.spots import Head, head_of
from okrascode.lsp.typing_context import Typing, typing_at
from okrascode.model.plan import Plan
from okrascode.readings.people import handles_in

__all__ = ["Proposal", "proposals"]

_REFERENCES = frozenset({"supports", "serves", "of", "carried_from", "request"})
_PEOPLE = frozenset({"owner", "lead", "sponsor", "members", "by", "raised_by"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One thing that may be typed."""

    text: str
    detail: str = ""
    """A few words beside it: the title, the name, the meaning."""
    kind: str = "value"
    """reference, person, key or value."""


def proposals(text: str, place: Position, plan: Plan) -> tuple[Typing, tuple[Proposal, ...]]:
    """Give what may stand at a place; the editor narrows it to what was typed."""
    typing = typing_at(text, place)
    head = head_of(text)
    return typing, tuple(_proposals(typing, head, plan))


def _proposals(typing: Typing, head: Head, plan: Plan) -> Iterator[Proposal]:
    key = typing.key
    if key in _REFERENCES:
        yield from _references(head, plan, with_key_results=True)
    elif key in _PEOPLE:
        yield from _people(plan)
    elif key in ("team", "parent") and head.kind in ("Team", "Objectives", "CheckIn"):
        for team in plan.teams.values():
            yield Proposal(text=team.id, detail=team.name)
    elif key in ("cycle", "parent"):
        for cycle in plan.cycles.values():
            yield Proposal(text=cycle.id, detail=f"{cycle.start} to {cycle.end}")
    elif key in ("done", "undone"):
        yield from _milestones(typing, head, plan)
    elif key:
        yield from _values(typing, head)
    elif head.kind == "CheckIn" and typing.path == ("key_results",):
        yield from _reported(head, plan)
    else:
        yield from _keys(typing, head)


def _references(head: Head, plan: Plan, *, with_key_results: bool) -> Iterator[Proposal]:
    for reference, objective in plan.objectives.items():
        if (reference.team, reference.cycle) == (head.team, head.cycle):
            short = str(reference.objective)
        elif reference.cycle == head.cycle:
            short = f"{reference.team}:{reference.objective}"
        else:
            short = str(reference)
        yield Proposal(text=short, detail=objective.title, kind="reference")
        for part in objective.key_results if with_key_results else ():
            yield Proposal(text=f"{short}/{part.id}", detail=part.title, kind="reference")


def _reported(head: Head, plan: Plan) -> Iterator[Proposal]:
    """Propose the key results of a check-in's own team and cycle."""
    for reference, objective in plan.objectives.items():
        if (reference.team, reference.cycle) == (head.team, head.cycle):
            for part in objective.key_results:
                yield Proposal(
                    text=f"{objective.id}/{part.id}", detail=part.title, kind="reference"
                )


def _people(plan: Plan) -> Iterator[Proposal]:
    people = plan.organization.people if plan.organization else {}
    for handle in handles_in(plan):
        person = people.get(handle)
        yield Proposal(text=handle, detail=person.name if person else "", kind="person")


def _milestones(typing: Typing, head: Head, plan: Plan) -> Iterator[Proposal]:
    name = next((step for step in reversed(typing.path) if "/" in step), "")
    for reference, part in plan.key_results.items():
        if f"{reference.objective}/{reference.key_result}" != name:
            continue
        if (reference.team, reference.cycle) == (head.team, head.cycle):
            for step in getattr(part.measure, "items", ()):
                yield Proposal(text=step.id, detail=step.title)


def _keys(typing: Typing, head: Head) -> Iterator[Proposal]:
    for key, schema in _properties(head.kind, typing.path).items():
        if key not in typing.siblings:
            yield Proposal(text=f"{key}: ", detail=str(schema.get("description", "")), kind="key")


def _values(typing: Typing, head: Head) -> Iterator[Proposal]:
    schema = _properties(head.kind, typing.path).get(typing.key, {})
    for value in schema.get("enum", []):
        yield Proposal(
            text=str(value), detail="the default" if value == schema.get("default") else ""
        )
    if schema.get("const") is not None:
        const = schema["const"]
        yield Proposal(text=str(const).lower() if isinstance(const, bool) else str(const))
    if schema.get("type") == "boolean":
        yield from (Proposal(text="true"), Proposal(text="false"))


@cache
def _schema(kind: str) -> Mapping[str, Any]:
    name = SCHEMAS.get(kind)
    if name is None:
        return {}
    loaded: Mapping[str, Any] = json.loads(
        resources.read_text("schemas", "v1", f"{name}.schema.json")
    )
    return loaded


def _properties(kind: str, path: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """Give the keys that may stand below a path, each with its schema."""
    root = _schema(kind)
    nodes = [root]
    for step in path:
        nodes = [
            _followed(found, root)
            for node in nodes
            for found in [_step(node, step)]
            if found is not None
        ]
        nodes = [branch for node in nodes for branch in _branches(node, root)]
    return {
        key: {**_followed(schema, root), **schema}
        for node in nodes
        for key, schema in node.get("properties", {}).items()
    }


def _step(node: Mapping[str, Any], step: str) -> Mapping[str, Any] | None:
    properties = node.get("properties", {})
    if step in properties:
        found: Mapping[str, Any] = properties[step]
        return found
    others = node.get("patternProperties", {}) if "/" in step else {}
    extra = node.get("additionalProperties")
    return next(iter(others.values()), extra if isinstance(extra, dict) else None)


def _branches(node: Mapping[str, Any], root: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    below = [_followed(one, root) for one in node.get("oneOf", [])]
    return below or [node]


def _followed(node: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow a reference within the schema, and look through a list at what it holds."""
    for _ in range(4):
        if "$ref" in node:
            target: Any = root
            for step in str(node["$ref"]).removeprefix("#/").split("/"):
                target = target[step]
            node = target
        elif "items" in node:
            node = node["items"]
        else:
            break
    return node
