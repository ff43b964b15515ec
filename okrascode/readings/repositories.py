"""Several repositories as one: whose commit is whose, and where it stands among the OKRs' own.

A commit that two repositories share counts once, for the first of them. Times tell when a commit of
another repository became known, since its main line says nothing about ours.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from types import MappingProxyType

from okrascode.history.commit import Commit, History
from okrascode.history.undone import Undone, undone_in
from okrascode.readings.trees import Trees

__all__ = ["Joined", "join", "place_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The commits of all repositories."""

    history: History
    """With the main line of the OKRs; every other commit has its place there by its time."""
    undone: Undone
    """What is taken back in every repository that has it."""
    repository_of: Mapping[str, str]
    """Name of the repository of each commit that is not in that of the OKRs."""


def join(own: History, undone: Undone, others: Sequence[Trees]) -> Joined:
    """Put the histories of other repositories beside the one of the OKRs."""
    if not others:
        return Joined(history=own, undone=undone, repository_of=MappingProxyType({}))
    place_of = place_in(own)
    commits = dict(own.commits)
    position = dict(own.position)
    repository_of: dict[str, str] = {}
    histories = [(own, undone)]
    for trees in others:
        histories.append((trees.history, undone_in(trees.history)))
        for id_, commit in trees.history.commits.items():
            if id_ not in commits:
                commits[id_] = commit
                position[id_] = place_of(commit)
                repository_of[id_] = trees.name or ""
    reverted = frozenset().union(*(each.reverted for _, each in histories))
    targets: dict[str, frozenset[str]] = {}
    for _, each in reversed(histories):
        targets |= each.targets
    return Joined(
        history=replace(
            own, commits=MappingProxyType(commits), position=MappingProxyType(position)
        ),
        undone=Undone(
            reverted=frozenset(id_ for id_ in reverted if _is_undone_everywhere(id_, histories)),
            targets=MappingProxyType(targets),
        ),
        repository_of=MappingProxyType(repository_of),
    )


def _is_undone_everywhere(id_: str, histories: Sequence[tuple[History, Undone]]) -> bool:
    return all(id_ in undone.reverted for history, undone in histories if id_ in history.commits)


def place_in(own: History) -> Callable[[Commit], int]:
    """Give what tells which step of a main line a commit of elsewhere came after, by its time."""
    # Clocks run backwards at times; a main line does not.
    times = list(accumulate(own.main_times, max))
    return lambda commit: max(bisect_right(times, commit.committed_at.timestamp()) - 1, 0)
