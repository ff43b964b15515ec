"""Put a history together from what logs tell, and keep whole what may say something.

Of a commit that changes no document and whose message cannot declare or revert anything, only its
place in the shape is kept.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from okrascode.history.commit import NO_COMMITS, Commit, History
from okrascode.history.graph import Graph
from okrascode.history.graph_builder import GraphBuilder
from okrascode.history.log_text import Entry, commit_of, seconds
from okrascode.history.pull_requests import PullRequests, requests_in
from okrascode.history.reachable import reached
from okrascode.history.skim import Columns, that_matter

__all__ = ["Assembly"]

_FOUR_BYTES = 1 << 32
_TOGETHER = 1000
"""Commits that are taken in one step."""


class Assembly:
    """Takes commits as logs tell them, the head first."""

    def __init__(self, *, boundary: Collection[str], keeps_all: bool) -> None:
        """Begin without a commit; ``boundary`` names where a clone is cut off."""
        self.fresh = 0
        """How many commits logs told."""
        self._builder = GraphBuilder()
        self._boundary = frozenset(boundary)
        self._cut = {id_.encode("ascii") for id_ in self._boundary}
        self._keeps_all = keeps_all
        # These go from the head backwards, as commits come.
        self._times = array("q")
        self._requests: list[tuple[int, int]] = []
        self._kept: dict[str, Commit] = {}
        self._numbers: dict[str, int] = {}

    def take(self, entries: Iterable[Entry]) -> None:
        """Take commits with all that is said of them."""
        rest = iter(entries)
        while some := list(islice(rest, _TOGETHER)):
            fields = [header.split(b"\n", 6) for header, _, _ in some]
            ids, messages = [one[0] for one in fields], [one[6] for one in fields]
            base = self._builder.add(ids, [one[1] for one in fields])
            self._times.extend([seconds(one[5].decode("ascii", "replace")) for one in fields])
            self._requests += requests_in(messages, start=base)
            self.fresh += len(some)
            chosen = set(self._chosen(ids, messages))
            for at, entry in enumerate(some):
                if at in chosen or entry[1]:
                    self._keep(commit_of(entry), base + at)

    def skim(self, columns: Columns) -> list[str]:
        """Take commits by columns, and give the ids of those that have to be kept whole."""
        ids, messages = columns.ids, columns.messages
        base = self._builder.add(ids, columns.parents)
        self._times.extend(columns.times)
        self._requests += requests_in(messages, start=base)
        self.fresh += len(ids)
        chosen = self._chosen(ids, messages)
        wanted = {ids[at].decode("ascii"): base + at for at in chosen}
        self._numbers |= wanted
        return [*wanted]

    @property
    def first_parents(self) -> Sequence[int]:
        """Give the first parent of each commit, by place in the log; -1 where it has none here."""
        self._builder.find_late()
        return self._builder.first

    def ids_at(self, numbers: Iterable[int]) -> list[str]:
        """Give the ids of commits by place in the log; they have to be kept whole as well."""
        found = {self._builder.id_of(number): number for number in numbers}
        self._numbers |= found
        return [*found]

    def keep(self, commits: Iterable[Commit]) -> None:
        """Keep whole commits whose place is known."""
        self._kept.update((commit.id, commit) for commit in commits)

    def take_known(self, known: History, *, up_to: str) -> None:
        """Take a commit that a known history has, and all that it reaches; that ends the entries.

        ``known`` was assembled in the same way.
        """
        graph = known.graph
        numbers = array("i", [-1]) * len(graph)
        old = array("i", reached(graph, graph.find([up_to])[up_to]))
        base = self._builder.add(
            [graph.id_of(number).encode("ascii") for number in old],
            [" ".join(map(graph.id_of, graph.parents_of(number))).encode() for number in old],
        )
        for new, number in enumerate(old, start=base):
            numbers[number] = new
        self._times.extend(map(known.times.__getitem__, old))
        for request, number in zip(*known.pull_requests.columns, strict=True):
            if numbers[number] >= 0:
                self._requests.append((numbers[number], request))
        old_numbers = graph.find(known.commits)
        for commit in known.commits.values():
            number = numbers[old_numbers[commit.id]]
            if number >= 0:
                self._keep(commit, number)

    def history(self) -> History:
        """Give the history."""
        return self._history(NO_COMMITS, *self._builder.graph())

    def history_after(self, known: History, base: str) -> History | None:
        """Give the history that goes on from a commit of a known one, of which all is kept.

        ``None`` when the main line does not come by there: then places are other ones.
        """
        number = known.graph.find([base])[base]
        if known.graph.main[known.graph.position_of(number)] != number:
            return None
        built = self._builder.graph_after(known.graph, number)
        return None if built is None else self._history(_up_to(known, number), *built)

    def _history(self, old: History, graph: Graph, order: array[int], rank: array[int]) -> History:
        if not len(graph):
            return NO_COMMITS
        numbers = {id_: rank[self._numbers[id_]] for id_ in self._kept}
        new = {id_: self._kept[id_] for id_ in sorted(numbers, key=numbers.__getitem__)}
        position = {id_: graph.position_of(numbers[id_]) for id_ in new}
        requests = sorted((rank[at], request) for at, request in self._requests)
        cut = self._boundary & (old.commits.keys() | new.keys())
        line = {
            position[id_]: commit
            for id_, commit in new.items()
            if graph.main[position[id_]] == numbers[id_]
        }
        return History(
            head=graph.id_of(len(graph) - 1),
            commits=MappingProxyType({**old.commits, **new}),
            graph=graph,
            position=MappingProxyType({**old.position, **position}),
            main_line=MappingProxyType({**old.main_line, **line}),
            times=_joined(old.times, array("q", map(self._times.__getitem__, order))),
            pull_requests=PullRequests(
                numbers=old.pull_requests.numbers
                + array("i", [request for _, request in requests]),
                commits=old.pull_requests.commits + array("i", [at for at, _ in requests]),
            ),
            shallow=bool(cut),
            boundary=cut,
        )

    def _chosen(self, ids: Sequence[bytes], messages: Sequence[bytes]) -> Iterable[int]:
        """Give which of some commits are kept whole, whatever they change."""
        if self._keeps_all:
            return range(len(ids))
        chosen = that_matter(messages)
        if self._cut:
            cut = (at for at, id_ in enumerate(ids) if id_ in self._cut)
            chosen = sorted({*chosen, *cut})
        return chosen

    def _keep(self, commit: Commit, number: int) -> None:
        self._numbers[commit.id] = number
        self._kept[commit.id] = commit


def _joined(old: array[int], new: array[int]) -> array[int]:
    """Give times behind others; four bytes are enough for each from 1970 to 2106."""
    if all(not times or (min(times) >= 0 and max(times) < _FOUR_BYTES) for times in (old, new)):
        return array("I", old) + array("I", new)
    return array("q", old) + new


def _up_to(history: History, number: int) -> History:
    """Give what a history says of the commits up to a number; its shape is left as it is."""
    kept = number + 1
    if kept == len(history.graph):
        return history
    steps = history.graph.position_of(number) + 1 if kept else 0
    position = {id_: at for id_, at in history.position.items() if at < steps}
    cut = bisect_left(history.pull_requests.commits, kept)
    return replace(
        history,
        commits={id_: history.commits[id_] for id_ in position},
        position=position,
        main_line={at: commit for at, commit in history.main_line.items() if at < steps},
        times=history.times[:kept],
        pull_requests=PullRequests(
            numbers=history.pull_requests.numbers[:cut],
            commits=history.pull_requests.commits[:cut],
        ),
    )
