"""Which commits are taken back by reverts, and which original a squash message speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from okrascode.history.commit import Commit, History
from okrascode.history.graph import Graph
from okrascode.history.reachable import reached_by_merge

__all__ = ["Undone", "named_by_reverts", "squashed_at", "undone_in"]

_BY_ID = re.compile(
    r"This reverts commit ([0-9a-f]{7,64})\b"
    r"(?:,\s+reversing\s+changes\s+made\s+to\s+([0-9a-f]{7,64})\b)?",
    re.ASCII,
)
_BY_NUMBER = re.compile(r"^Reverts (?:[\w.-]+/[\w.-]+)?#(\d{1,9})\.?\s*$", re.ASCII | re.MULTILINE)
_SQUASHED = re.compile(r"commit ([0-9a-f]{7,64})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What reverts did to a history."""

    reverted: frozenset[str]
    """Commits that do not count, a reverted revert among them."""
    targets: Mapping[str, frozenset[str]]
    """For each commit that reverts, what it takes back, whether it is itself reverted or not."""


def undone_in(history: History) -> Undone:
    """Find the reverts of a history, newest first: a revert that is reverted takes nothing back.

    Full and abbreviated ids count, ``Reverts owner/repo#12`` means the last commit before it whose
    subject ends in ``(#12)``, and the revert of a merge takes back all that the merge brought in.
    """
    suspects = [commit for commit in history.commits.values() if "everts " in commit.message]
    if not suspects:
        return Undone(reverted=frozenset(), targets=MappingProxyType({}))
    graph = history.graph
    by_id = {commit.id: _BY_ID.findall(commit.message) for commit in suspects}
    named = {id_ for pairs in by_id.values() for pair in pairs for id_ in pair if id_}
    numbers = graph.find({*named, *by_id})
    by_number = {commit.id: [*map(int, _BY_NUMBER.findall(commit.message))] for commit in suspects}
    pulled = history.pull_requests.find({one for some in by_number.values() for one in some})
    targets: dict[str, frozenset[str]] = {}
    for commit in suspects:
        own = numbers[commit.id]
        found: set[int] = set()
        for id_, kept in by_id[commit.id]:
            target = numbers.get(id_)
            if target is not None and target != own:
                found |= _brought(graph, target, kept=numbers.get(kept))
        for request in by_number[commit.id]:
            before = [number for number in pulled.get(request, ()) if number < own]
            if before:
                found |= _brought(graph, before[-1], kept=None)
        if found:
            targets[commit.id] = frozenset(map(graph.id_of, found - {own}))
    reverted: set[str] = set()
    for commit in reversed(suspects):
        if commit.id not in reverted:
            reverted |= targets.get(commit.id, frozenset())
    return Undone(reverted=frozenset(reverted), targets=MappingProxyType(targets))


def named_by_reverts(commits: Iterable[Commit]) -> Iterator[str]:
    """Give every id, mostly a full one, that a revert names, whether there is such a commit."""
    for commit in commits:
        if "everts " in commit.message:
            yield from (id_ for pair in _BY_ID.findall(commit.message) for id_ in pair if id_)


def squashed_at(message: str) -> Mapping[int, str]:
    """Give, for each line (1-based) of Git's default squash message, the id of its original.

    Empty when it is another message.
    """
    lines = message.splitlines()
    if not any(line.strip() == "Squashed commit of the following:" for line in lines):
        return MappingProxyType({})
    found: dict[int, str] = {}
    original: str | None = None
    for number, line in enumerate(lines, start=1):
        if match := _SQUASHED.fullmatch(line.rstrip()):
            original = match[1]
        if original is not None:
            found[number] = original
    return MappingProxyType(found)


def _brought(graph: Graph, target: int, *, kept: int | None) -> frozenset[int]:
    if target not in graph.others:
        return frozenset({target})
    return reached_by_merge(graph, target, kept=kept)
