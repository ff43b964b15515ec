"""Objectives documents in blocks: each objective and key result is judged once per wording.

Consecutive versions of a document differ in about one key result. A text is cut where its lists
begin a new item, in the columns that nearly everybody uses, and a block that has not changed since
the last version of the file is taken over with everything that was built from it.

This is sound because each block must be plain (:mod:`okrascode.documents.line_grammar`) from the
column of its first key: then no line of one block can belong to another, and a document is right
when its head and all its blocks are. Tests compare it with the full reader on random histories.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from okrascode.documents.build_objectives import build_key_result, build_objective, build_objectives
from okrascode.documents.formats import reversed_bounds
from okrascode.documents.line_grammar import LONGEST, NotPlain
from okrascode.documents.part_reader import part_reader
from okrascode.documents.paths import path_mismatches
from okrascode.documents.values import Viewpoint
from okrascode.model.altered import altered
from okrascode.model.objective import KeyResult, Objective
from okrascode.model.place import Place
from okrascode.model.plan import ObjectivesDocument

__all__ = ["LastVersion", "read_in_blocks"]

_OBJECTIVE, _LIST_OF_OBJECTIVES = b"\n  - ", b"\nobjectives:"
_KEY_RESULT, _LIST_OF_KEY_RESULTS = b"\n      - ", b"\n    key_results:"


@dataclass(slots=True)
class _KeyResultBlock:
    text: bytes = b""
    built: KeyResult | None = None


@dataclass(slots=True)
class _ObjectiveBlock:
    text: bytes = b""
    head: bytes = b""
    bare: Objective | None = None
    """Built from the head, without key results."""
    key_results: list[_KeyResultBlock] = field(default_factory=list)
    built: Objective | None = None
    place: Place | None = None
    below: Place | None = None
    """The place of its key results."""


@dataclass(slots=True)
class LastVersion:
    """What was built from the last version of a file that could be read in blocks."""

    path: str
    head: bytes = b""
    bare: ObjectivesDocument | None = None
    objectives: list[_ObjectiveBlock] = field(default_factory=list)


def read_in_blocks(raw: bytes, last: LastVersion) -> ObjectivesDocument:
    """Give the document that a version of the file is, and keep its blocks in ``last``.

    Raises:
        NotPlain: another reader must be asked; ``last`` stays useful.
    """
    head, *texts = raw.split(_OBJECTIVE)
    if len(raw) > LONGEST or not texts or not head.endswith(_LIST_OF_OBJECTIVES):
        raise NotPlain
    if last.bare is None or head != last.head:
        last.bare, last.head, last.objectives = _bare_document(head, last.path), head, []
    known, bare = last.objectives, last.bare
    while len(known) < len(texts):
        known.append(_ObjectiveBlock())
    view = Viewpoint(bare.team, bare.cycle)
    place = bare.place.at("objectives")
    return ObjectivesDocument(
        team=bare.team,
        cycle=bare.cycle,
        objectives=tuple(
            block.built
            if block.built is not None and block.text == text
            else _objective(text, block, (place, at), view)
            for at, (text, block) in enumerate(zip(texts, known, strict=False))
        ),
        declines=bare.declines,
        place=bare.place,
    )


def _bare_document(head: bytes, path: str) -> ObjectivesDocument:
    data = part_reader("objectives", "", 0).read(head + b" []")
    document = build_objectives(data, Place(path))
    if path_mismatches(document):
        raise NotPlain
    return document


def _objective(
    text: bytes, block: _ObjectiveBlock, where: tuple[Place, int], view: Viewpoint
) -> Objective:
    place = block.place = block.place or where[0].at(where[1])
    head, *texts = text.split(_KEY_RESULT)
    if not texts or not head.endswith(_LIST_OF_KEY_RESULTS):
        built = _whole_objective(text, place, view)
    else:
        try:
            built = _objective_in_blocks(head, texts, block, place, view)
        except NotPlain:
            built = _whole_objective(text, place, view)
    block.text, block.built = text, built
    return built


def _whole_objective(text: bytes, place: Place, view: Viewpoint) -> Objective:
    data = part_reader("objectives", "objective", 4).read(b"    " + text)
    if any(map(reversed_bounds, data.get("key_results", ()))):
        raise NotPlain
    return build_objective(data, place, view)


def _objective_in_blocks(
    head: bytes, texts: list[bytes], block: _ObjectiveBlock, place: Place, view: Viewpoint
) -> Objective:
    if block.bare is None or block.head != head:
        block.bare, block.head = _whole_objective(head + b" []", place, view), head
    known = block.key_results
    while len(known) < len(texts):
        known.append(_KeyResultBlock())
    below = block.below = block.below or place.at("key_results")
    key_results = tuple(
        one.built
        if one.built is not None and one.text == text
        else _key_result(text, one, (below, at), view)
        for at, (text, one) in enumerate(zip(texts, known, strict=False))
    )
    return altered(block.bare, key_results=key_results)


def _key_result(
    text: bytes, block: _KeyResultBlock, where: tuple[Place, int], view: Viewpoint
) -> KeyResult:
    data = part_reader("objectives", "key_result", 8).read(b"        " + text)
    if reversed_bounds(data):
        raise NotPlain
    built = build_key_result(data, where[0].at(where[1]), view)
    block.text, block.built = text, built
    return built
