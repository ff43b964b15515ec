"""A repository as far as measures and trailers need it: its history, tags and file versions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from okrascode.history.commit import History
from okrascode.history.tags import Tag

__all__ = ["LARGEST_INPUT", "Trees"]

LARGEST_INPUT = 8 << 20
"""Bytes of a file that is searched for lines; larger ones should be asked for in that size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """One repository up to one commit."""

    name: str | None = None
    """Its name in the settings; ``None`` is the repository of the OKRs."""
    prefix: str = ""
    """What paths of measures are relative to: empty, or ending in ``/``."""
    history: History
    tags: tuple[Tag, ...] = ()
    """Those reachable from the commit."""
    blobs: Callable[[Iterable[str]], Iterable[tuple[str, bytes]]]
    """Gives the content of files, cut one byte after :data:`LARGEST_INPUT`."""
