"""How objectives documents are cut into blocks, and what each block is read with.

A text is cut where its lists begin a new item, in the columns that nearly everybody uses. What
stands around a list is its frame, with an empty list instead of the items. Each block must be plain
from the column of its first key: then no line of one can belong to another, and a text is right
when its frame and all its items are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from okrascode.documents.line_grammar import LONGEST, NotPlain
from okrascode.documents.part_reader import Part, part_reader

__all__ = [
    "KEY_RESULT",
    "OBJECTIVE",
    "Cut",
    "cut_document",
    "cut_objective",
    "document_part",
    "key_result_part",
    "objective_part",
]

OBJECTIVE = b"\n  - "
"""Begins an objective."""
KEY_RESULT = b"\n      - "
"""Begins a key result."""
_SCHEMA = "objectives"
_AFTER_OBJECTIVES = re.compile(rb"\n[^ \n#]")
_AFTER_KEY_RESULTS = re.compile(rb"\n    [^ \n#]")
"""Begins what follows the list; had it not been plain, the blocks would not be read."""


class Cut(NamedTuple):
    """A text in blocks."""

    start: int
    """Bytes before the first item and what it begins with."""
    end: int
    """Bytes up to what follows the last item."""
    frame: bytes
    """The text with an empty list instead of the items."""
    items: list[bytes]


def cut_document(raw: bytes) -> Cut:
    """Cut a document into its objectives.

    Raises:
        NotPlain: it cannot be cut.
    """
    return _cut(raw, b"\nobjectives:", OBJECTIVE, _AFTER_OBJECTIVES)


def cut_objective(text: bytes) -> Cut:
    """Cut an objective into its key results.

    Raises:
        NotPlain: it cannot be cut.
    """
    return _cut(text, b"\n    key_results:", KEY_RESULT, _AFTER_KEY_RESULTS)


def _cut(text: bytes, key: bytes, cut: bytes, after: re.Pattern[bytes]) -> Cut:
    start = text.find(key + cut)
    if len(text) > LONGEST or start < 0:
        raise NotPlain
    start += len(key)
    rest = after.search(text, start)
    end = rest.start() if rest else len(text)
    _, *items = text[start:end].split(cut)
    return Cut(start, end, text[:start] + b" []" + text[end:], items)


def document_part(frame: bytes) -> Part:
    """Read the frame of a document; may raise ``NotPlain``, as those below."""
    return part_reader(_SCHEMA, "", 0).read(frame)


def objective_part(text: bytes) -> Part:
    """Read a whole objective or its frame."""
    return part_reader(_SCHEMA, "objective", 4).read(b"    " + text)


def key_result_part(text: bytes) -> Part:
    """Read a key result."""
    return part_reader(_SCHEMA, "key_result", 8).read(b"        " + text)
