"""Which commits are taken back by reverts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from types import MappingProxyType

from okrascode.history.commit import History
from okrascode.history.graph import Graph
from okrascode.history.reachable import reached_by_merge
from okrascode.history.said_reverts import may_revert, requests_reverted_in
from okrascode.history.squash import reverts_beside

__all__ = ["Undone", "undone_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What reverts did to a history."""

    reverted: frozenset[str]
    """Commits that do not count, a reverted revert among them."""
    targets: Mapping[str, frozenset[str]]
    """For each commit that reverts, what it takes back, whether it is itself reverted or not.

    Nothing, when what it names is not in this history.
    """


def undone_in(history: History) -> Undone:
    """Find the reverts of a history, newest first: a revert that is reverted takes nothing back.

    Full and abbreviated ids count, ``Reverts owner/repo#12`` means the last commit before it whose
    subject ends in ``(#12)``, and the revert of a merge takes back all that the merge brought in.
    A commit that is not here was rebased or picked together with its revert: its copy is the last
    commit before the revert with the subject that the revert quotes.
    """
    suspects = [commit for commit in history.commits.values() if may_revert(commit.message)]
    if not suspects:
        return Undone(reverted=frozenset(), targets=MappingProxyType({}))
    graph = history.graph
    by_id = {commit.id: reverts_beside(commit.message) for commit in suspects}
    said = [one for some in by_id.values() for one in some]
    numbers = graph.find(
        {*by_id, *(one.id for one in said), *(one.kept for one in said if one.kept)}
    )
    missing = {one.subject for one in said if one.id not in numbers and not one.kept}
    copies = _called(missing - {""}, history)
    by_number = {commit.id: requests_reverted_in(commit.message) for commit in suspects}
    pulled = history.pull_requests.find({one for some in by_number.values() for one in some})
    targets: dict[str, frozenset[str]] = {}
    for commit in suspects:
        own = numbers[commit.id]
        # A message may name one merge as often as it likes: what that brought is looked for once.
        meant: set[tuple[int, int | None]] = set()
        for one in by_id[commit.id]:
            target = numbers.get(one.id)
            if target is None and not one.kept:
                meant |= {(at, None) for at in _last_before(own, copies.get(one.subject, ()))}
            elif target is not None and target != own:
                kept = numbers.get(one.kept)
                meant.add((target, kept if kept in graph.parents_of(target) else None))
        for request in by_number[commit.id]:
            meant |= {(at, None) for at in _last_before(own, pulled.get(request, ()))}
        found = {at for target, kept in meant for at in _brought(graph, target, kept=kept)}
        if by_id[commit.id] or by_number[commit.id]:
            targets[commit.id] = frozenset(map(graph.id_of, found - {own}))
    reverted: set[str] = set()
    for commit in reversed(suspects):
        if commit.id not in reverted:
            reverted |= targets.get(commit.id, frozenset())
    return Undone(reverted=frozenset(reverted), targets=MappingProxyType(targets))


def _called(subjects: Collection[str], history: History) -> Mapping[str, Sequence[int]]:
    """Give the commits, no merges, with these subjects, oldest first.

    Those that are cut off cannot be told from others of the same subject.
    """
    if not subjects or history.shallow:
        return MappingProxyType({})
    subject_of = {
        commit.id: commit.subject
        for commit in history.commits.values()
        if len(commit.parents) < 2 and commit.subject in subjects
    }
    found: dict[str, list[int]] = {}
    for id_, number in sorted(history.graph.find(subject_of).items(), key=itemgetter(1)):
        found.setdefault(subject_of[id_], []).append(number)
    return found


def _last_before(own: int, commits: Sequence[int]) -> Sequence[int]:
    at = bisect_left(commits, own)
    return commits[max(at - 1, 0) : at]


def _brought(graph: Graph, target: int, *, kept: int | None) -> frozenset[int]:
    if not graph.is_merge(target):
        return frozenset({target})
    return reached_by_merge(graph, target, kept=kept)
