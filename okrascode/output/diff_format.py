"""What a format of ``okr diff`` is: one module, one constant ``RENDERER``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from okrascode.changes.report import Report
from okrascode.output.header import Header

__all__ = ["DiffRenderer", "RenderDiff"]


class RenderDiff(Protocol):
    """Make a text of what differs."""

    def __call__(self, report: Report, *, header: Header) -> str:
        """Give the whole text, with a newline at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffRenderer:
    """One format of what differs."""

    name: str
    """The word on the command line."""
    media_type: str
    render: RenderDiff
