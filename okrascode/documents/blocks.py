"""Objectives documents in blocks: each objective and key result is judged once per wording.

Consecutive versions of a document differ in about one key result. A block that has not changed
since the last version of the file is taken over with everything that was built from it; how a text
is cut, and why its blocks can be read apart, is said in :mod:`okrascode.documents.block_texts`.
Tests compare the result with that of the full reader on random histories.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from okrascode.documents.block_texts import (
    KEY_RESULT,
    OBJECTIVE,
    cut_document,
    cut_objective,
    document_part,
    key_result_part,
    objective_part,
)
from okrascode.documents.build_objectives import build_key_result, build_objective, build_objectives
from okrascode.documents.formats import reversed_bounds
from okrascode.documents.line_grammar import LONGEST, NotPlain
from okrascode.documents.part_reader import Part
from okrascode.documents.paths import path_mismatches
from okrascode.documents.pieces import changed_piece
from okrascode.documents.values import Viewpoint, day, number, value
from okrascode.model.altered import altered
from okrascode.model.objective import KeyResult, Objective
from okrascode.model.place import Place
from okrascode.model.plan import ObjectivesDocument
from okrascode.model.reference import CycleId, TeamId

__all__ = ["LastVersion", "read_in_blocks"]

_MOVING: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {"/current": value, "/as_of": day, "/confidence": number}
)
"""The values of a key result that move from week to week, and what makes values of them."""

_FROM_NOWHERE = Viewpoint(TeamId(""), CycleId(""))


@dataclass(slots=True)
class _KeyResultBlock:
    text: bytes = b""
    part: Part | None = None
    built: KeyResult | None = None


@dataclass(slots=True)
class _ObjectiveBlock:
    place: Place
    below: Place
    """The place of its key results."""
    text: bytes = b""
    start: int = 0
    """Bytes of the text before its key results."""
    frame: bytes = b""
    bare: Objective | None = None
    """Built from the frame, without key results."""
    key_results: list[_KeyResultBlock] = field(default_factory=list)
    """Those of the text first, then others that were there before."""
    built: Objective | None = None
    """``None`` when the text was not read to its end."""
    is_in_blocks: bool = False


@dataclass(slots=True)
class LastVersion:
    """What was built from the last version of a file that could be read in blocks."""

    path: str
    text: bytes = b""
    start: int = 0
    """Bytes of the text before its objectives."""
    frame: bytes = b""
    bare: ObjectivesDocument | None = None
    """Built from the frame, without objectives."""
    view: Viewpoint = _FROM_NOWHERE
    objectives: list[_ObjectiveBlock] = field(default_factory=list)
    built: ObjectivesDocument | None = None
    """``None`` when the text was not read to its end."""


def read_in_blocks(raw: bytes, last: LastVersion) -> ObjectivesDocument:
    """Give the document that a version of the file is, and keep its blocks in ``last``.

    Raises:
        NotPlain: another reader must be asked; ``last`` stays useful.
    """
    before, last.built = last.built, None
    if before is not None and len(raw) <= LONGEST:
        pieces = [block.text for block in last.objectives[: len(before.objectives)]]
        only = changed_piece(last.text, raw, pieces, start=last.start, cut=OBJECTIVE)
        if only is not None:
            at, text = only
            built = _objective(text, last.objectives[at], last.view)
            objectives = (*before.objectives[:at], built, *before.objectives[at + 1 :])
            last.text, last.built = raw, altered(before, objectives=objectives)
            return last.built
    last.built = _document(raw, last)
    last.text = raw
    return last.built


def _document(raw: bytes, last: LastVersion) -> ObjectivesDocument:
    last.start, _, frame, texts = cut_document(raw)
    if last.bare is None or frame != last.frame:
        last.bare, last.frame, last.objectives = _bare_document(frame, last.path), frame, []
        last.view = Viewpoint(last.bare.team, last.bare.cycle)
    known, place = last.objectives, last.bare.place.at("objectives")
    while len(known) < len(texts):
        here = place.at(len(known))
        known.append(_ObjectiveBlock(here, here.at("key_results")))
    objectives = tuple(
        block.built
        if block.built is not None and block.text == text
        else _objective(text, block, last.view)
        for text, block in zip(texts, known, strict=False)
    )
    return altered(last.bare, objectives=objectives)


def _bare_document(frame: bytes, path: str) -> ObjectivesDocument:
    data = document_part(frame).data()
    document = build_objectives(data, Place(path))
    if path_mismatches(document):
        raise NotPlain
    return document


def _objective(text: bytes, block: _ObjectiveBlock, view: Viewpoint) -> Objective:
    before, block.built = block.built, None
    built = None
    if before is not None and block.is_in_blocks:
        built = _with_one_changed(text, block, before, view)
    if built is None:
        try:
            built = _objective_in_blocks(text, block, view)
            block.is_in_blocks = True
        except NotPlain:
            block.is_in_blocks = False
            built = _whole_objective(text, block.place, view)
    block.text, block.built = text, built
    return built


def _with_one_changed(
    text: bytes, block: _ObjectiveBlock, before: Objective, view: Viewpoint
) -> Objective | None:
    pieces = [one.text for one in block.key_results[: len(before.key_results)]]
    only = changed_piece(block.text, text, pieces, start=block.start, cut=KEY_RESULT)
    if only is None:
        return None
    at, piece = only
    try:
        built = _key_result(piece, block.key_results[at], (block.below, at), view)
    except NotPlain:
        return None
    key_results = (*before.key_results[:at], built, *before.key_results[at + 1 :])
    return altered(before, key_results=key_results)


def _whole_objective(text: bytes, place: Place, view: Viewpoint) -> Objective:
    data = objective_part(text).data()
    if any(map(reversed_bounds, data.get("key_results", ()))):
        raise NotPlain
    return build_objective(data, place, view)


def _objective_in_blocks(text: bytes, block: _ObjectiveBlock, view: Viewpoint) -> Objective:
    block.start, _, frame, texts = cut_objective(text)
    if block.bare is None or block.frame != frame:
        block.bare, block.frame = _whole_objective(frame, block.place, view), frame
    known = block.key_results
    while len(known) < len(texts):
        known.append(_KeyResultBlock())
    key_results = tuple(
        one.built
        if one.built is not None and one.text == text
        else _key_result(text, one, (block.below, at), view)
        for at, (text, one) in enumerate(zip(texts, known, strict=False))
    )
    return altered(block.bare, key_results=key_results)


def _key_result(
    text: bytes, block: _KeyResultBlock, where: tuple[Place, int], view: Viewpoint
) -> KeyResult:
    part = key_result_part(text)
    changed = part.changed(block.part) if block.part is not None else None
    if block.built is not None and changed is not None and changed.keys() <= _MOVING.keys():
        moved = {name[1:]: _MOVING[name](plain) for name, plain in changed.items()}
        built = altered(block.built, **moved)
    else:
        data = part.data()
        if reversed_bounds(data):
            raise NotPlain
        built = build_key_result(data, where[0].at(where[1]), view)
    block.text, block.part, block.built = text, part, built
    return built
