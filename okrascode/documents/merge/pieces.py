"""A text as a tree of pieces that have names: keys of a mapping, items of a list by their identity.

Put together again in their order, the pieces are the text, byte for byte: comments and blank lines
belong to what follows them. A piece without parts is never looked into.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

__all__ = ["Piece", "Shape", "written"]


class Shape(Enum):
    """How the parts of a piece stand together."""

    LEAF = "leaf"
    """It has no parts."""
    MAPPING = "mapping"
    """Keys below each other."""
    LIST = "list"
    """Items below each other, each with its hyphen."""
    FLOW = "flow"
    """Pairs or values in braces or brackets on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One entry of a mapping or item of a list."""

    name: str
    """Unique among the pieces beside it."""
    lead: str = ""
    """Whole lines before it: comments and blank lines."""
    indent: str = ""
    """Spaces before its first character; not written when it follows a hyphen."""
    text: str = ""
    """The whole, or what stands before the first part: a key, a hyphen, a brace."""
    shape: Shape = Shape.LEAF
    parts: tuple[Piece, ...] = ()
    tail: str = ""
    """What stands behind the last part: a bracket, a comment, the end of the line."""
    is_item: bool = False
    """True for an item whose first part stands behind its hyphen."""


def written(piece: Piece, *, after_hyphen: bool = False) -> str:
    """Give the text of a piece and everything below it."""
    start = "" if after_hyphen else piece.lead + piece.indent
    if piece.shape is Shape.FLOW:
        inside = ", ".join(part.text for part in piece.parts)
        return start + piece.text + inside + piece.tail
    below = "".join(
        written(part, after_hyphen=piece.is_item and number == 0)
        for number, part in enumerate(piece.parts)
    )
    return start + piece.text + below + piece.tail
