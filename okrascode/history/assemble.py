"""Put a history together from the entries of a log, and keep whole what may say something.

Of a commit that changes no document and whose message cannot declare or revert anything, only its
place in the shape is kept.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType

from okrascode.history.commit import NO_COMMITS, Commit, FileChange, History
from okrascode.history.graph_builder import GraphBuilder
from okrascode.history.log_text import Entry, commit_of, seconds
from okrascode.history.pull_requests import PullRequests, pull_request_of
from okrascode.history.reachable import reached
from okrascode.model.altered import altered

__all__ = ["Assembly"]

_LONGEST_PLAIN = 18
"""Bytes of a moment whose seconds no calendar has to be asked about."""
_NO_CHANGES: Mapping[str, tuple[FileChange, ...]] = MappingProxyType({})


class Assembly:
    """Takes the entries of a log, children before their parents."""

    def __init__(self, *, boundary: Collection[str], keeps_all: bool) -> None:
        """Begin without an entry; ``boundary`` names where a clone is cut off."""
        self.fresh = 0
        """How many entries there were."""
        self._builder = GraphBuilder()
        self._boundary = frozenset(boundary)
        self._keeps_all = keeps_all
        # All of these go from the head backwards, as entries come.
        self._numbers: dict[str, int] = {}
        self._kept: list[Commit] = []
        self._times = array("q")
        self._requests: list[tuple[int, int]] = []

    def take(self, entries: Iterable[Entry]) -> None:
        """Take the entries of a log."""
        add, cut = self._builder.add, {id_.encode("ascii") for id_ in self._boundary}
        for self.fresh, entry in enumerate(entries, start=1):
            header, changes, _ = entry
            id_, parents, _, _, _, committed, message = header.split(b"\n", 6)
            number = add(id_, parents.split())
            self._times.append(
                int(committed[:-6])
                if len(committed) < _LONGEST_PLAIN and committed[-6:-5] == b" "
                else seconds(committed.decode("ascii", "replace"))
            )
            request = pull_request_of(message)
            if request is not None:
                self._requests.append((number, request))
            if (
                self._keeps_all
                or changes
                or b"okr" in message.lower()
                or b"everts " in message
                or id_ in cut
            ):
                self._keep(commit_of(entry), number)

    def take_known(self, known: History, *, up_to: str) -> None:
        """Take a commit that a known history has, and all that it reaches; that ends the entries.

        ``known`` was assembled in the same way.
        """
        graph = known.graph
        numbers = array("i", [-1]) * len(graph)
        for old in reached(graph, graph.find([up_to])[up_to]):
            parents = [graph.id_of(parent).encode("ascii") for parent in graph.parents_of(old)]
            numbers[old] = self._builder.add(graph.id_of(old).encode("ascii"), parents)
            self._times.append(known.times[old])
        for request, old in zip(*known.pull_requests.columns, strict=True):
            if numbers[old] >= 0:
                self._requests.append((numbers[old], request))
        old_numbers = graph.find(known.commits)
        for commit in known.commits.values():
            number = numbers[old_numbers[commit.id]]
            if number >= 0:
                self._keep(commit, number)

    def history(
        self,
        changes: Mapping[str, tuple[FileChange, ...]] = _NO_CHANGES,
        *,
        read: Callable[[Collection[str]], Iterable[Commit]] | None = None,
    ) -> History:
        """Give the history.

        ``changes`` are what commits did to documents, by id, where the entries do not say it; then
        ``read`` is asked for those commits that were left out.
        """
        graph, rank = self._builder.graph()
        if not len(graph):
            return NO_COMMITS
        times = array("q", bytes(8 * len(graph)))
        for number, time in zip(rank, self._times, strict=True):
            times[number] = time
        numbers = {id_: rank[number] for id_, number in self._numbers.items()}
        kept = {commit.id: commit for commit in self._kept}
        left_out = changes.keys() - kept.keys()
        if left_out and read is not None:
            kept |= {commit.id: commit for commit in read(sorted(left_out))}
            numbers |= graph.find(left_out)
        commits = {
            id_: altered(kept[id_], changes=changes[id_]) if id_ in changes else kept[id_]
            for id_ in sorted(kept, key=numbers.__getitem__)
        }
        position = {id_: graph.position[numbers[id_]] for id_ in commits}
        cut = self._boundary & commits.keys()
        requests = sorted((rank[number], request) for number, request in self._requests)
        return History(
            head=graph.id_of(len(graph) - 1),
            commits=MappingProxyType(commits),
            graph=graph,
            position=MappingProxyType(position),
            main_line=MappingProxyType(
                {
                    position[id_]: commit
                    for id_, commit in commits.items()
                    if graph.main[position[id_]] == numbers[id_]
                }
            ),
            times=times,
            pull_requests=PullRequests(
                numbers=array("i", (request for _, request in requests)),
                commits=array("i", (number for number, _ in requests)),
            ),
            shallow=bool(cut),
            boundary=cut,
        )

    def _keep(self, commit: Commit, number: int) -> None:
        self._numbers[commit.id] = number
        self._kept.append(commit)
