"""What a format of the roll-up is: a name on the command line and a function to text.

Each format is a module ``rollup_NAME`` here with one constant ``RENDERER``; ``status_text`` has one
too, under the name ``status``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from okrascode.output.header import Header
from okrascode.rollup.result import Rollup

__all__ = ["Render", "RollupRenderer"]


class Render(Protocol):
    """Make a text of a roll-up."""

    def __call__(self, rollup: Rollup, *, header: Header) -> str:
        """Give the whole text, with a newline at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RollupRenderer:
    """One format of the roll-up."""

    name: str
    """The word on the command line."""
    media_type: str
    """For files and downloads."""
    render: Render
