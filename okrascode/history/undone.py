"""Which commits are taken back by reverts, and which original a squash message speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from okrascode.history.commit import Commit, History
from okrascode.history.reachable import reached_by_merge

__all__ = ["Undone", "squashed_at", "undone_in"]

_BY_ID = re.compile(
    r"This reverts commit ([0-9a-f]{7,64})\b"
    r"(?:,\s+reversing\s+changes\s+made\s+to\s+([0-9a-f]{7,64})\b)?",
    re.ASCII,
)
_BY_NUMBER = re.compile(r"^Reverts (?:[\w.-]+/[\w.-]+)?#(\d+)\.?\s*$", re.ASCII | re.MULTILINE)
_PULL_REQUEST = re.compile(r"\(#(\d+)\)$|^Merge pull request #(\d+) from ", re.ASCII)
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
    order = list(history.commits.values())
    suspects = [commit for commit in order if "everts " in commit.message]
    if not suspects:
        return Undone(reverted=frozenset(), targets=MappingProxyType({}))
    ids = _Abbreviations(history.commits)
    numbered = _pull_requests(order)
    rank = {commit.id: index for index, commit in enumerate(order)}
    targets: dict[str, frozenset[str]] = {}
    for commit in suspects:
        found: set[str] = set()
        for id_, kept in _BY_ID.findall(commit.message):
            target = ids.find(id_)
            if target is not None and target != commit.id:
                found |= _brought(history, target, kept=ids.find(kept) if kept else None)
        for number in _BY_NUMBER.findall(commit.message):
            before = [i for i in numbered.get(number, ()) if rank[i] < rank[commit.id]]
            if before:
                found |= _brought(history, before[-1], kept=None)
        if found:
            targets[commit.id] = frozenset(found - {commit.id})
    reverted: set[str] = set()
    for commit in reversed(suspects):
        if commit.id not in reverted:
            reverted |= targets.get(commit.id, frozenset())
    return Undone(reverted=frozenset(reverted), targets=MappingProxyType(targets))


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


def _brought(history: History, target: str, *, kept: str | None) -> frozenset[str]:
    commit = history.commits[target]
    if len(commit.parents) < 2:
        return frozenset({target})
    return reached_by_merge(history.commits, commit, kept=kept)


def _pull_requests(order: Iterable[Commit]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for commit in order:
        if match := _PULL_REQUEST.search(commit.subject.rstrip()):
            found.setdefault(match[1] or match[2], []).append(commit.id)
    return found


class _Abbreviations:
    """Finds full ids from their first digits; what fits two commits names none."""

    def __init__(self, commits: Mapping[str, Commit]) -> None:
        self._commits = commits
        self._by_start: dict[str, list[str]] = {}
        for id_ in commits:
            self._by_start.setdefault(id_[:7], []).append(id_)

    def find(self, written: str) -> str | None:
        if written in self._commits:
            return written
        fitting = [i for i in self._by_start.get(written[:7], ()) if i.startswith(written)]
        return fitting[0] if len(fitting) == 1 else None
