"""The lines of values in an objectives document that can be cut into blocks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from okrascode.documents.block_texts import (
    KEY_RESULT,
    OBJECTIVE,
    cut_document,
    cut_objective,
    document_part,
    key_result_part,
    objective_part,
)
from okrascode.documents.line_grammar import NotPlain
from okrascode.documents.part_reader import Part

__all__ = ["block_lines"]


def block_lines(raw: bytes, wanted: Collection[str]) -> Mapping[str, int] | None:
    """Give the 1-based line of the value at each JSON pointer.

    ``None`` when the text cannot be cut, is not right, or a value does not stand on the line of
    its key; then another way must be asked.
    """
    try:
        parts = _parts(raw)
    except NotPlain:
        return None
    found: dict[str, int] = {}
    for pointer in wanted:
        line = _line_of(pointer, parts)
        if line is None:
            return None
        found[pointer] = line
    return found


_Lined = tuple[Part, Sequence[int]]
"""A block and the number of each of its lines."""


def _line_of(pointer: str, parts: Mapping[str, _Lined]) -> int | None:
    steps = pointer.split("/", 5)
    for depth in (5, 3):  # "", "objectives", 0, "key_results", 0, the rest
        block = "/".join(steps[:depth])
        if block in parts:
            part, lines = parts[block]
            pointers = part.shape.pointers
            below = pointer.removeprefix(block)
            if below == "/key_results":
                return None  # Its items were cut off, and the list begins with the first.
            if below:
                return lines[pointers.index(below)] if below in pointers else None
            # A group begins with its first key, which need not stand on the first line.
            return lines[0] if pointers[0] else None
    return None


def _parts(raw: bytes) -> dict[str, _Lined]:
    """Give each objective and key result by its pointer."""
    found: dict[str, _Lined] = {}
    cut = cut_document(raw)
    document_part(cut.frame)
    line = 1 + raw.count(b"\n", 0, cut.start)
    for at, text in enumerate(cut.items):
        line += OBJECTIVE.count(b"\n")
        found.update(_objective(text, f"/objectives/{at}", line))
        line += text.count(b"\n")
    return found


def _objective(text: bytes, above: str, line: int) -> dict[str, _Lined]:
    ends = line + text.count(b"\n") + 1
    try:
        cut = cut_objective(text)
        items = [key_result_part(one) for one in cut.items]
        frame = objective_part(cut.frame)
    except NotPlain:
        return {above: (objective_part(text), range(line, ends))}
    start = line + text.count(b"\n", 0, cut.start)
    rest = ends - text.count(b"\n", cut.end)
    found: dict[str, _Lined] = {above: (frame, (*range(line, start + 1), *range(rest, ends)))}
    for at, (one, part) in enumerate(zip(cut.items, items, strict=True)):
        start += KEY_RESULT.count(b"\n")
        found[f"{above}/key_results/{at}"] = (part, range(start, ends))
        start += one.count(b"\n")
    return found
