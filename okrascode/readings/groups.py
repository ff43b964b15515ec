"""Which documents can have to do with each other in a history, and which never do.

A life is followed by team, cycle and identifier, and by old names. So documents of different teams
or cycles that no old name ever joined tell separate stories: what is read of one depends on nothing
that the others say, and needs no second look when only they have changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from okrascode.model.objective import Objective
from okrascode.model.plan import Document, ObjectivesDocument
from okrascode.model.reference import Reference
from okrascode.model.team import Team
from okrascode.readings.commits import Commits
from okrascode.readings.item import has_former_names

__all__ = ["Groups", "Node", "groups_in", "node_of", "node_of_path"]

Node = str
"""A document by its path, a team, or a team in a cycle."""


def node_of_path(path: str) -> Node:
    """Name a document."""
    return f"/{path}"


def node_of(reference: Reference) -> Node:
    """Name the team and the cycle of a complete reference."""
    return f"{reference.team}@{reference.cycle}"


class Groups:
    """Documents, teams and cycles, joined by every version that names two of them."""

    def __init__(self, up: Mapping[Node, Node] | None = None, renamed: Iterable[str] = ()) -> None:
        """Begin with nothing, or with what :attr:`up` and :attr:`renamed` were before."""
        self.up: dict[Node, Node] = dict(up or {})
        """For each that is not the first of its group, another that is nearer to it."""
        self.renamed: set[str] = set(renamed)
        """Teams that have, or are, an old name, or whose objectives have one."""
        self._seen: set[int] = set()
        self._last: dict[str, tuple[str, str]] = {}
        self._kept: list[Objective] = []

    def take(self, path: str, document: Document | None) -> None:
        """Take a version of a document; the documents must outlive the groups."""
        here = node_of_path(path)
        if isinstance(document, ObjectivesDocument):
            if self._last.get(path) != (document.team, document.cycle):
                self._last[path] = (document.team, document.cycle)
                self._join(here, f"{document.team}@{document.cycle}")
            for objective in document.objectives:
                if id(objective) not in self._seen:
                    self._seen.add(id(objective))
                    self._kept.append(objective)  # or another could get its place in memory
                    if has_former_names(objective):
                        self._take_old_names(objective, here)
            return
        self.up.setdefault(here, here)
        if isinstance(document, Team):
            self._join(here, document.id)
            if document.formerly:
                self.renamed.add(document.id)
            for old in document.formerly:
                self.renamed.add(old)
                self._join(document.id, old)

    def settle(self) -> None:
        """Join what a team does in all its cycles where an old name may stand for any of them."""
        for node in list(self.up):
            team, at, _ = node.partition("@")
            if at and not node.startswith("/") and team in self.renamed:
                self._join(node, team)

    def of(self, node: Node) -> Node:
        """Give the first of the group that something belongs to."""
        up = self.up
        first = node
        while (higher := up.get(first, first)) != first:
            first = higher
        while node != first:
            up[node], node = first, up[node]
        return first

    def members(self, nodes: Iterable[Node]) -> frozenset[Node]:
        """Give everything in the groups of some nodes."""
        wanted = {self.of(node) for node in nodes}
        return frozenset(node for node in list(self.up) if self.of(node) in wanted)

    def _take_old_names(self, objective: Objective, here: Node) -> None:
        names = [*objective.formerly]
        names += (old for one in objective.key_results for old in one.formerly)
        self.renamed.add(objective.team)
        for old in names:
            self._join(here, node_of(old))
            if old.team is not None:
                self.renamed.add(old.team)

    def _join(self, one: Node, other: Node) -> None:
        for node in (one, other):
            self.up.setdefault(node, node)
        mine, theirs = self.of(one), self.of(other)
        if mine != theirs:
            self.up[max(mine, theirs)] = min(mine, theirs)


def groups_in(history: Commits, documents: Mapping[str, Document | None]) -> Groups:
    """Give the groups of a whole history; ``documents`` are all versions, by blob."""
    groups = Groups()
    for commit in history.commits.values():
        for change in commit.changes:
            groups.take(change.path, documents.get(change.new_blob or ""))
    groups.settle()
    return groups
