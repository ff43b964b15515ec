"""What stands around the numbers of an output: tool, day, revision, and how to print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from okrascode.output.sentences import Say, in_english

if TYPE_CHECKING:
    from okrascode.readings.reading import Origin

__all__ = ["Header", "no_line"]


def no_line(origin: Origin) -> int | None:  # noqa: ARG001  # the shape of Header.line_of
    """Know no line; the answer when nobody looks it up."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The same revisions and day give the same bytes; there is no time of the clock in it."""

    tool: str
    """Name and version of the program."""
    today: date
    revision: str | None = None
    """Full id of the commit; ``None`` without one."""
    dirty: bool = False
    """Documents in the work tree differ from the revision."""
    revisions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Revisions of other repositories by their name in okr.toml."""
    colour: bool = False
    width: int = 100
    """Columns of the terminal."""
    targets_are_todays: bool = False
    """A day was given without a revision: readings up to it, documents as they are now."""
    notes: tuple[str, ...] = ()
    """Sentences for the reader, shown at the top of what people read."""
    line_of: Callable[[Origin], int | None] = no_line
    """Give the 1-based line at which a reading was written, when it can be known."""
    say: Say = in_english
    """Gives a sentence of the program in the reader's language."""
    statistics: bool = False
    """Findings are also counted by rule, in formats that have a place for it."""
