"""The steps of one group of documents: the commits that changed any of them, and how.

Of a commit only what a fold asks is written: its parents where it is a merge, the text before a
change where it is not the one that the last change left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from okrascode.history.commit import Commit, FileChange
from okrascode.history.frozen import moment_of, plain_moment
from okrascode.readings.reading import Origin

__all__ = ["Placed", "Steps", "StepsRead"]

Placed = tuple[int, int, bool, Commit]
"""A commit after its number and step in the history, and whether it is of the main line."""


class Steps:
    """Writes the steps of a group."""

    def __init__(self, pointers: dict[str, int]) -> None:
        """Begin without a step; ``pointers`` are numbered for all groups together."""
        self.rows: list[list[Any]] = []
        self.paths: dict[str, int] = {}
        self._pointers = pointers
        self._last: dict[str, str | None] = {}
        self._at: dict[str | None, tuple[int, int]] = {}

    def add(
        self, place: tuple[int, int, int], commit: Commit, changes: Iterable[FileChange]
    ) -> None:
        """Add the next commit that changed documents of the group; see :data:`Placed`."""
        paths, last = self.paths, self._last
        written: list[list[Any]] = []
        for one in changes:
            path = paths.setdefault(one.path, len(paths))
            is_plain = last.get(one.path) == one.old_blob
            written.append([path, one.new_blob] if is_plain else [path, one.new_blob, one.old_blob])
            last[one.path] = one.new_blob
        self._at[commit.id] = (len(self.rows), place[1])
        self.rows.append(
            [
                *place,
                commit.id,
                commit.parents if len(commit.parents) > 1 else 0,
                commit.author,
                *plain_moment(commit.authored_at),
                written,
            ]
        )

    def origin_row(self, origin: Origin) -> list[int] | None:
        """Write where in a document of the group something was written; ``None`` if elsewhere."""
        at = self._at.get(origin.commit)
        path = self.paths.get(origin.path or "")
        if at is None or at[1] != origin.position or path is None or origin.pointer is None:
            return None
        return [at[0], path, self._pointers.setdefault(origin.pointer, len(self._pointers))]

    def plain(self) -> list[Any]:
        """Give all that was added."""
        return [list(self.paths), self.rows]


class StepsRead:
    """Reads what :class:`Steps` wrote."""

    def __init__(self, plain: list[Any], pointers: list[str]) -> None:
        """Keep it."""
        self._paths, self._rows = plain
        self._pointers = pointers

    def __iter__(self) -> Iterator[Placed]:
        """Give the commits with their changes."""
        paths: list[str] = self._paths
        last: dict[int, str | None] = {}
        for number, position, main, id_, parents, author, seconds, zone, written in self._rows:
            changes: list[FileChange] = []
            for path, new, *old in written:
                changes.append(FileChange(paths[path], old[0] if old else last.get(path), new))
                last[path] = new
            moment = moment_of(seconds, zone)
            commit = Commit(
                id=id_,
                parents=tuple(parents or ()),
                author=author,
                author_email="",
                authored_at=moment,
                committed_at=moment,
                message="",
                changes=tuple(changes),
            )
            yield number, position, bool(main), commit

    def origin_of(self, row: list[int]) -> Origin:
        """Read what :meth:`Steps.origin_row` wrote."""
        at, path, pointer = row
        _, position, _, id_, _, author, seconds, zone, _ = self._rows[at]
        return Origin(
            commit=id_,
            author=author,
            authored_at=moment_of(seconds, zone),
            position=position,
            path=self._paths[path],
            pointer=self._pointers[pointer],
        )
