"""How objectives documents are cut into blocks, and what each block is read with.

A text is cut where its lists begin a new item, in the columns that nearly everybody uses. Each
block must be plain from the column of its first key: then no line of one can belong to another.
"""

from __future__ import annotations

from okrascode.documents.line_grammar import LONGEST, NotPlain
from okrascode.documents.part_reader import Part, part_reader

__all__ = [
    "KEY_RESULT",
    "NO_ITEMS",
    "OBJECTIVE",
    "cut_document",
    "cut_objective",
    "head_of_document",
    "key_result_part",
    "objective_part",
]

OBJECTIVE = b"\n  - "
"""Begins an objective."""
KEY_RESULT = b"\n      - "
"""Begins a key result."""
NO_ITEMS = b" []"
"""Stands behind the key of a list whose items were cut off."""
_SCHEMA = "objectives"


def cut_document(raw: bytes) -> list[bytes]:
    """Give what stands before the first objective, and the text of each objective.

    Raises:
        NotPlain: it cannot be cut.
    """
    return _cut(raw, OBJECTIVE, b"\nobjectives:")


def cut_objective(text: bytes) -> list[bytes]:
    """Give what stands before the first key result, and the text of each key result.

    Raises:
        NotPlain: it cannot be cut.
    """
    return _cut(text, KEY_RESULT, b"\n    key_results:")


def _cut(text: bytes, cut: bytes, behind: bytes) -> list[bytes]:
    blocks = text.split(cut)
    if len(text) > LONGEST or len(blocks) == 1 or not blocks[0].endswith(behind):
        raise NotPlain
    return blocks


def head_of_document(head: bytes) -> Part:
    """Read what stands before the first objective; may raise ``NotPlain``, as those below."""
    return part_reader(_SCHEMA, "", 0).read(head + NO_ITEMS)


def objective_part(text: bytes) -> Part:
    """Read a whole objective, or what stands before its key results with ``NO_ITEMS``."""
    return part_reader(_SCHEMA, "objective", 4).read(b"    " + text)


def key_result_part(text: bytes) -> Part:
    """Read a key result."""
    return part_reader(_SCHEMA, "key_result", 8).read(b"        " + text)
