"""What is reachable from a commit, and what a merge brought in that its own line did not have."""

from __future__ import annotations

import heapq
from collections.abc import Iterator

from okrascode.history.graph import Graph

__all__ = ["reached", "reached_by_merge"]


def reached(graph: Graph, number: int) -> Iterator[int]:
    """Give a commit and all that it reaches, children before their parents."""
    is_reached = bytearray(number + 1)
    is_reached[number] = 1
    for at in range(number, -1, -1):
        if is_reached[at]:
            yield at
            for parent in graph.parents_of(at):
                is_reached[parent] = 1


def reached_by_merge(graph: Graph, merge: int, *, kept: int | None = None) -> frozenset[int]:
    """Give the merge and what it brought in, by number; ``kept`` is the parent whose line goes on.

    That is the first one unless another parent is named.
    """
    parents = graph.parents_of(merge)
    line = kept if kept in parents else graph.first[merge]
    # The newest first: a commit comes after all of its children, so whether its own line has it is
    # known by then, and the walk ends as soon as only that line is left.
    waiting = [-merge]
    known: dict[int, bool] = {merge: False}
    open_ = 1
    if line is not None and line >= 0:
        known[line] = True
        heapq.heappush(waiting, -line)
    found: set[int] = set()
    while open_:
        number = -heapq.heappop(waiting)
        is_kept = known[number]
        if not is_kept:
            open_ -= 1
            found.add(number)
        for parent in graph.parents_of(number):
            before = known.get(parent)
            if before is None:
                known[parent] = is_kept
                open_ += not is_kept
                heapq.heappush(waiting, -parent)
            elif is_kept and not before:
                known[parent] = True
                open_ -= 1
    return frozenset(found)
