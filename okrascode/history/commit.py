"""Commits as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

__all__ = ["Commit", "FileChange", "History"]


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a commit did to one path, compared with its first parent."""

    path: str
    """Relative to the OKR root; of an input, to the Git top level."""
    old_blob: str | None
    """Object id; ``None`` when the path is new or was no regular file."""
    new_blob: str | None
    """Object id; ``None`` when the path is gone or is no regular file any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """One commit, with what it changed among the documents."""

    id: str
    parents: tuple[str, ...]
    author: str
    """Name, after .mailmap."""
    author_email: str
    """After .mailmap, as written."""
    authored_at: datetime
    """Aware."""
    committed_at: datetime
    """Aware."""
    message: str
    changes: tuple[FileChange, ...] = ()
    inputs: tuple[FileChange, ...] = ()
    """What it did to the files that measures read."""

    @property
    def subject(self) -> str:
        """Give the first line of the message."""
        return self.message.partition("\n")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Everything reachable from one revision."""

    head: str
    commits: Mapping[str, Commit]
    """By id; parents come before their children."""
    first_parents: tuple[str, ...]
    """The first-parent chain, oldest first, ending in ``head``."""
    position: Mapping[str, int]
    """For each commit the index in ``first_parents`` at which it became reachable."""
    shallow: bool = False
    boundary: frozenset[str] = frozenset()
    """Commits whose parents a shallow clone does not have."""

    @property
    def complete(self) -> bool:
        """Tell whether nothing is cut off."""
        return not self.shallow
