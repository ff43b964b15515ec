"""Another identifier for an objective or key result, everywhere, with the old one kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from okrascode.documents.locate import Places
from okrascode.errors import UsageError
from okrascode.findings import Position, Span
from okrascode.lsp.desk import Desk
from okrascode.lsp.look import definition, mentions
from okrascode.lsp.spots import Spot, SpotKind, spot_at
from okrascode.model.reference import is_id
from okrascode.scaffold.scalars import yaml_scalar

__all__ = ["Edit", "rename"]


@dataclass(frozen=True, slots=True)
class Edit:
    """Text that takes the place of a stretch of a document."""

    path: str
    span: Span
    text: str


def rename(desk: Desk, spot: Spot, name: str) -> tuple[Edit, ...]:
    """Give every edit; ``formerly`` leads history, trailers and links to the new name.

    Raises:
        UsageError: what the spot names cannot be renamed here, or not to this name.
    """
    reference = spot.reference
    if reference is None or spot.kind not in (SpotKind.ID, SpotKind.REFERENCE):
        raise UsageError("Only an objective or a key result can be renamed here.")
    if not is_id(name):
        raise UsageError(
            f"{name!r} is no identifier: small letters, digits and hyphens, 63 at most."
        )
    at = definition(desk, spot)
    if at is None:
        raise UsageError(f"{reference} is not there.")
    plan = desk.plan()
    is_objective = reference.key_result is None
    beside = [
        other.objective if is_objective else other.key_result
        for other in (plan.objectives if is_objective else plan.key_results)
        if (other.team, other.cycle) == (reference.team, reference.cycle)
        and (is_objective or other.objective == reference.objective)
    ]
    if name in beside:
        raise UsageError(f"{name} is there already.")
    old = reference.objective if is_objective else str(reference.key_result)
    edits = [Edit(at.path, at.span, yaml_scalar(name))]
    edits += _formerly(desk, at.path, at.span, old if is_objective else _short(spot))
    edits += _in_references(desk, spot, old, name, is_objective=is_objective)
    if is_objective:
        for other in plan.key_results:
            if other.of_objective == reference:
                part = Spot(kind=SpotKind.REFERENCE, span=at.span, pointer="", text="",
                            reference=other)  # fmt: skip
                edits += _in_references(desk, part, old, name, is_objective=True)
    return tuple(sorted(set(edits), key=lambda edit: (edit.path, edit.span.start, edit.span.end)))


def _short(spot: Spot) -> str:
    assert spot.reference is not None  # noqa: S101  # asked before
    return f"{spot.reference.objective}/{spot.reference.key_result}"


def _in_references(
    desk: Desk, spot: Spot, old: str, name: str, *, is_objective: bool
) -> Iterator[Edit]:
    """Replace one word of each reference as it is written."""
    for found in mentions(desk, spot, with_definition=False):
        line = desk.text(found.path).split("\n")[found.span.start.line - 1]
        written = line[found.span.start.column - 1 : found.span.end.column - 1]
        head, slash, part = written.rpartition("/") if "/" in written else (written, "", "")
        if not is_objective:
            # The word is the end of a reference, before a quotation mark.
            text = f"{head}{slash}{re.sub(re.escape(old), name, part, count=1)}"
        else:
            where, colon, objective = head.rpartition(":")
            text = f"{where}{colon}{re.sub(re.escape(old), name, objective, count=1)}{slash}{part}"
        yield Edit(found.path, found.span, text)


def _formerly(desk: Desk, path: str, id_span: Span, old: str) -> Iterator[Edit]:
    """Add the old name to the list that there is, or begin one below the identifier."""
    text = desk.text(path)
    spot = spot_at(text, id_span.start)
    assert spot is not None  # noqa: S101  # the identifier stands there
    pointer = spot.pointer.removesuffix("/id") + "/formerly"
    spans = Places(text).all()
    here = spans.get((pointer, False))
    first = spans.get((pointer + "/0", False))
    lines = text.split("\n")
    if first is not None and here is not None:
        start = first.start
        line = lines[start.line - 1]
        is_flow = line[here.start.column - 1 : here.start.column] == "["
        if is_flow:
            yield Edit(path, Span(start, start), f"{yaml_scalar(old)}, ")
        else:
            indent = " " * (here.start.column - 1)
            begin = Position(here.start.line, 1)
            yield Edit(path, Span(begin, begin), f"{indent}- {yaml_scalar(old)}\n")
        return
    line = lines[id_span.start.line - 1]
    before = line[: id_span.start.column - 1]
    quoted = old if "/" in old else yaml_scalar(old)
    if "{" in before:
        yield Edit(path, Span(id_span.end, id_span.end), f", formerly: [{quoted}]")
        return
    indent = " " * (before.rfind("id:") if "id:" in before else before.find("id"))
    below = Position(id_span.start.line + 1, 1)
    newline = "\r\n" if line.endswith("\r") else "\n"
    yield Edit(path, Span(below, below), f"{indent}formerly: [{quoted}]{newline}")
