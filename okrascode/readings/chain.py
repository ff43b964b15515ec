"""The first-parent chain as steps of documents, and which commit wrote what came in at a step.

A merge brings in what others wrote days before: the date of a value is that of the newest commit in
``M^1..M`` that set it, not that of the merge.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from types import MappingProxyType

from okrascode.history.commit import Commit
from okrascode.model.plan import Document
from okrascode.model.reference import Reference
from okrascode.readings.commits import Commits
from okrascode.readings.item import objectives_in
from okrascode.readings.life import Absence

__all__ = ["Chain", "Written"]


@dataclass(frozen=True, slots=True)
class Written:
    """When a file came and who wrote what it says now."""

    since: int
    """Position at which the file appeared, under this path or the one it was moved from."""
    position: int
    """Position at which its present content appeared."""
    commit: Commit | None
    """``None`` for what is not committed."""


class Chain:
    """A history with its parsed documents; the work tree is the position after the last commit."""

    def __init__(
        self,
        history: Commits,
        documents: Mapping[str, Document | None],
        *,
        zone: tzinfo,
        work_tree: Mapping[str, Document | Absence],
        lacking: Collection[str] = (),
    ) -> None:
        """Keep the parts; ``documents`` are by blob, ``None`` for what does not parse.

        ``lacking`` are blobs that this clone does not have: nobody knows what they say.
        """
        self.history = history
        self.work_tree_position = history.length
        self._documents = documents
        self._zone = zone
        self._days: dict[date, date] = {}
        self._work_tree = work_tree
        self._lacking = lacking
        self._brought: dict[int, list[Commit]] = {}
        self._by_path: dict[int, dict[str, list[Commit]]] = {}
        self._about: dict[int, list[tuple[Commit, frozenset[Reference]]]] = {}
        for commit in history.commits.values():
            self._brought.setdefault(history.position[commit.id], []).append(commit)

    def steps(self) -> Iterator[tuple[int, Mapping[str, Document | Absence]]]:
        """Give what each step changed, oldest first, the work tree last."""
        for position, commit in self.history.main_line.items():
            changes = commit.changes
            if changes:
                yield position, {c.path: self._document_or_absence(c.new_blob) for c in changes}
        if self._work_tree:
            yield self.work_tree_position, self._work_tree

    def commit_at(self, position: int) -> Commit | None:
        """Give the commit that changed something at a step; ``None`` is the work tree."""
        if position >= self.work_tree_position:
            return None
        return self.history.main_line[position]

    def brought_by(self, position: int) -> tuple[Commit, ...]:
        """Give the commits that became reachable at a step and matter, its own last."""
        return tuple(self._brought.get(position, ()))

    def day_of(self, moment: datetime) -> date:
        """Give the day of a moment in the organisation's time zone."""
        day = moment.astimezone(self._zone).date()
        return self._days.setdefault(day, day)  # One value for all that happened on it.

    def is_cut(self, position: int, writer: Commit) -> bool:
        """Tell whether what was there before is not known, so what ``writer`` changed has no day.

        It is so at the boundary of a shallow clone, and beside versions that a partial one lacks.
        """
        if writer.id in self.history.boundary:
            return True
        return bool(self._lacking) and any(
            change.old_blob in self._lacking or change.new_blob in self._lacking
            for commit in self.brought_by(position)
            for change in commit.changes
        )

    def writer(
        self,
        position: int,
        path: str,
        holds: Callable[[Document | None], bool],
        *,
        names: Iterable[Reference] = (),
        reverts: Container[str] = (),
    ) -> Commit | None:
        """Give the newest commit of a step after which a document held something, and before not.

        Where no commit of the step did so at this path, the document was moved or renamed after it
        or meanwhile: then all documents are asked, or those with an objective of ``names``. Merges
        are asked last: what one of their parents holds they only pass on. ``reverts`` are asked
        after the others, since what they restore somebody else said. ``None`` is the work tree.
        """
        own = self.commit_at(position)
        if own is None or len(own.parents) < 2:
            return own
        at_path = self._side_commits(position).get(path, ())
        found = self._setter(at_path, holds, reverts)
        if found is None or _only_passes_on(found, reverts):
            wanted = {name.of_objective for name in names}
            elsewhere = [
                commit
                for commit, there in self._side_objectives(position)
                if not wanted or not wanted.isdisjoint(there)
            ]
            found = self._setter(elsewhere, holds, reverts) or found
        return found or own

    def remover(self, position: int, path: str) -> Commit | None:
        """Give the newest commit of a step that changed what is gone after it."""
        own = self.commit_at(position)
        if own is None or len(own.parents) < 2:
            return own
        candidates = self._side_commits(position).get(path, ())
        return next((commit for commit in candidates if len(commit.parents) < 2), own)

    def _setter(
        self,
        newest_first: Iterable[Commit],
        holds: Callable[[Document | None], bool],
        reverts: Container[str],
    ) -> Commit | None:
        """Give the first commit before which no document that it changed held it, and after one."""
        for commit in sorted(newest_first, key=lambda c: _only_passes_on(c, reverts)):
            news = [c.new_blob for c in commit.changes if c.new_blob]
            olds = [c.old_blob for c in commit.changes if c.old_blob]
            if any(holds(self._documents.get(blob)) for blob in news) and not any(
                holds(self._documents.get(blob)) for blob in olds
            ):
                return commit
        return None

    def written(self, known: Mapping[str, Written] = MappingProxyType({})) -> Mapping[str, Written]:
        """Give for every file of the last step when it came; a moved file keeps its past.

        ``known`` is the same for the step before the first one of this history.
        """
        found = dict(known)
        for position, commit in self.history.main_line.items():
            gone = {
                change.old_blob: found.pop(change.path)
                for change in commit.changes
                if change.new_blob is None and change.path in found
            }
            for change in commit.changes:
                if change.new_blob is None:
                    continue
                if change.old_blob is None and change.new_blob in gone:
                    found[change.path] = gone[change.new_blob]
                    continue
                before = found.get(change.path)
                writer = self._writer_of_blob(position, change.path, change.new_blob) or commit
                since = before.since if before else position
                found[change.path] = Written(since, position, writer)
        for path, document in self._work_tree.items():
            old = found.pop(path, None)
            if document is not Absence.GONE:
                at = self.work_tree_position
                found[path] = Written(old.since if old else at, at, None)
        return found

    def _writer_of_blob(self, position: int, path: str, blob: str) -> Commit | None:
        own = self.commit_at(position)
        if own is None or len(own.parents) < 2:
            return own
        for commit in self._side_commits(position).get(path, ()):
            if len(commit.parents) < 2 and any(
                c.path == path and c.new_blob == blob for c in commit.changes
            ):
                return commit
        return own

    def _side_commits(self, position: int) -> Mapping[str, list[Commit]]:
        if position not in self._by_path:
            newest_first: dict[str, list[Commit]] = {}
            own = self.history.main_line[position]
            for commit in reversed(self._brought[position]):
                if commit is not own:
                    for change in commit.changes:
                        newest_first.setdefault(change.path, []).append(commit)
            self._by_path[position] = newest_first
        return self._by_path[position]

    def _side_objectives(self, position: int) -> list[tuple[Commit, frozenset[Reference]]]:
        """Give the commits that a merge brought in, newest first, with the objectives they hold."""
        if position not in self._about:
            own = self.history.main_line[position]
            self._about[position] = [
                (commit, frozenset(self._objectives_after(commit)))
                for commit in reversed(self._brought[position])
                if commit is not own
            ]
        return self._about[position]

    def _objectives_after(self, commit: Commit) -> Iterator[Reference]:
        for change in commit.changes:
            if change.new_blob is not None:
                yield from objectives_in(self._documents.get(change.new_blob))

    def _document_or_absence(self, blob: str | None) -> Document | Absence:
        if blob is None:
            return Absence.GONE
        return self._documents.get(blob) or Absence.UNREADABLE


def _only_passes_on(commit: Commit, reverts: Container[str]) -> int:
    """Tell how little of its own a commit says: a revert 1, a merge 2, others 0."""
    return 2 if len(commit.parents) > 1 else int(commit.id in reverts)
