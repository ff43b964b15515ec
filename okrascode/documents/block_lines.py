"""The lines of values in an objectives document that can be cut into blocks."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from okrascode.documents.block_texts import (
    KEY_RESULT,
    NO_ITEMS,
    OBJECTIVE,
    cut_document,
    cut_objective,
    head_of_document,
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
        if pointer.endswith("/key_results"):
            return None  # The items were cut off, and the list begins with the first.
        steps = pointer.split("/", 5)
        for depth in (5, 3):  # "", "objectives", 0, "key_results", 0, the rest
            part = parts.get("/".join(steps[:depth]))
            below = pointer.removeprefix("/".join(steps[:depth]))
            if part is not None and below in part[0].shape.pointers:
                found[pointer] = part[1] + part[0].shape.pointers.index(below)
                break
        else:
            return None
    return found


def _parts(raw: bytes) -> dict[str, tuple[Part, int]]:
    """Give each objective and key result by its pointer, with the line on which it begins."""
    found: dict[str, tuple[Part, int]] = {}
    head, *objectives = cut_document(raw)
    head_of_document(head)
    line = head.count(b"\n") + 1
    for at, text in enumerate(objectives):
        line += OBJECTIVE.count(b"\n")
        above = f"/objectives/{at}"
        try:
            cut = _objective(text, above, line)
        except NotPlain:
            cut = {above: (objective_part(text), line)}
        found.update(cut)
        line += text.count(b"\n")
    return found


def _objective(text: bytes, above: str, line: int) -> dict[str, tuple[Part, int]]:
    head, *key_results = cut_objective(text)
    found = {above: (objective_part(head + NO_ITEMS), line)}
    line += head.count(b"\n")
    for at, one in enumerate(key_results):
        line += KEY_RESULT.count(b"\n")
        found[f"{above}/key_results/{at}"] = (key_result_part(one), line)
        line += one.count(b"\n")
    return found
