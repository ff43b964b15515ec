"""A part of a history: the commits that concern some groups, with their places in the whole."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from operator import itemgetter

from okrascode.history.commit import Commit, FileChange, History
from okrascode.history.said_reverts import may_revert
from okrascode.history.trailers import may_declare
from okrascode.model.altered import altered
from okrascode.readings.groups import Node, node_of_path
from okrascode.readings.kept.kept import Kept
from okrascode.readings.kept.steps import Placed

__all__ = ["SomeCommits", "commits_of", "is_telling", "newer_commits_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SomeCommits:
    """Some commits of a history; see :class:`okrascode.readings.commits.Commits`."""

    commits: Mapping[str, Commit]
    position: Mapping[str, int]
    main_line: Mapping[int, Commit]
    length: int
    boundary: Collection[str] = field(default=frozenset())


def is_telling(commit: Commit) -> bool:
    """Tell whether a commit may say something besides what it did to documents."""
    return may_declare(commit.message) or may_revert(commit.message)


def commits_of(kept: Kept, newer: History, touched: Collection[Node]) -> SomeCommits:
    """Give what concerns the groups that have all the nodes ``touched``, up to the newest commit.

    These are the commits that changed a document of theirs, with these changes alone, and all that
    may declare or revert something: a merge brings them in together.
    """
    placed = {one[0]: one for one in kept.telling()}
    for root in sorted(touched):
        for one in kept.steps(root) or ():
            known = placed.get(one[0])
            placed[one[0]] = one if known is None else _joined(known, one)
    found = [
        (position, is_main, commit)
        for _, position, is_main, commit in sorted(placed.values(), key=itemgetter(0))
    ]
    line = {commit.id for commit in newer.main_line.values()}
    for commit in newer.commits.values():
        some = _changes_in(commit, touched)
        if some or is_telling(commit):
            position = kept.length + newer.position[commit.id]
            found.append((position, commit.id in line, altered(commit, changes=some)))
    return SomeCommits(
        commits={commit.id: commit for _, _, commit in found},
        position={commit.id: position for position, _, commit in found},
        main_line={position: commit for position, is_main, commit in found if is_main},
        length=kept.length + newer.length,
    )


def newer_commits_of(kept: Kept, newer: History) -> SomeCommits:
    """Give all that is new, in its place in the whole."""
    return SomeCommits(
        commits=newer.commits,
        position={id_: kept.length + place for id_, place in newer.position.items()},
        main_line={kept.length + place: one for place, one in newer.main_line.items()},
        length=kept.length + newer.length,
    )


def _changes_in(commit: Commit, touched: Collection[Node]) -> tuple[FileChange, ...]:
    """Give what a commit did to the documents of some groups."""
    return tuple(one for one in commit.changes if node_of_path(one.path) in touched)


def _joined(one: Placed, other: Placed) -> Placed:
    # As Git lists them. The first has the message, if any of them has it.
    changes = sorted(
        [*one[3].changes, *other[3].changes], key=lambda change: os.fsencode(change.path)
    )
    return (*one[:3], altered(one[3], changes=tuple(changes)))
