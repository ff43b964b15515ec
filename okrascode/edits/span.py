"""Places in a text, as people and editors count them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Position", "Span"]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text."""

    line: int
    """1-based."""
    column: int
    """1-based, in characters."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text; ``end`` is the position after the last character."""

    start: Position
    end: Position
