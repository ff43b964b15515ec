"""One thing that is wrong with plain data, in words, before its line is looked up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrascode.findings import Meant

__all__ = ["Steps", "Trouble"]

Steps = tuple[str | int, ...]
"""From the root of a document to a value: keys and numbers from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A finding that knows its place as steps only."""

    code: str
    message: str
    help: str
    steps: Steps
    at_key: bool = False
    missing: Steps | None = None
    """For OKR101: the field that is missing."""
    meant: Steps | None = None
    """For OKR102: the field that was probably meant."""
    instead: Meant | None = None
    """What was probably meant: for OKR103 as YAML, else as the key or text itself."""
