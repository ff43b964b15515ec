"""Commits as values."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from okrascode.history.graph import NO_GRAPH, Graph
from okrascode.history.pull_requests import PullRequests

__all__ = ["NO_COMMITS", "Commit", "FileChange", "History"]


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
    """By id, parents before their children: all that changed something here or may say something.

    Where documents are few, the others are only in ``graph``.
    """
    graph: Graph
    """The shape of the history, with every commit."""
    position: Mapping[str, int]
    """For each of ``commits`` the step of the main line at which it became reachable."""
    main_line: Mapping[int, Commit]
    """Those of ``commits`` that are first parents of the head, by step, oldest first."""
    times: array[int]
    """When each commit of the graph was committed, in seconds since 1970."""
    pull_requests: PullRequests
    """Which commits end the subject with the number of a pull request."""
    shallow: bool = False
    boundary: frozenset[str] = frozenset()
    """Commits whose parents a shallow clone does not have."""

    @property
    def complete(self) -> bool:
        """Tell whether nothing is cut off."""
        return not self.shallow

    @property
    def main_times(self) -> Iterator[int]:
        """Give when each step of the main line was committed, in seconds since 1970."""
        return (self.times[number] for number in self.graph.main)

    @property
    def length(self) -> int:
        """Give the number of steps of the main line."""
        return len(self.graph.main)

    @property
    def first_parents(self) -> tuple[str, ...]:
        """Give the ids of the main line, oldest first, ending in ``head``."""
        return tuple(self.graph.id_of(number) for number in self.graph.main)


NO_COMMITS = History(
    head="",
    commits=MappingProxyType({}),
    graph=NO_GRAPH,
    position=MappingProxyType({}),
    main_line=MappingProxyType({}),
    times=array("q"),
    pull_requests=PullRequests(),
)
"""The history of a repository in which nothing was committed yet."""
