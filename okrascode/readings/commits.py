"""What is asked of a history to follow it: a whole one has more, a part of one has this."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from okrascode.history.commit import Commit

__all__ = ["Commits"]


class Commits(Protocol):
    """What is asked of a history, and of a part of one."""

    @property
    def commits(self) -> Mapping[str, Commit]:
        """Give the commits by id, parents before their children."""

    @property
    def position(self) -> Mapping[str, int]:
        """Give the step of the main line at which each became reachable."""

    @property
    def main_line(self) -> Mapping[int, Commit]:
        """Give those that are first parents of the head, by step, oldest first."""

    @property
    def length(self) -> int:
        """Give the number of steps of the main line, those of all other commits too."""

    @property
    def boundary(self) -> Collection[str]:
        """Name the commits whose parents a shallow clone does not have."""
