"""Build the shape of a history from commits as Git lists them, the head first."""

from __future__ import annotations

from array import array
from binascii import unhexlify
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

from okrascode.history.graph import NO_GRAPH, Graph

__all__ = ["GraphBuilder"]

_PIECE = 1 << 15
"""Commits whose ids are moved together."""


Built = tuple[Graph, "array[int]", "array[int]"]
"""A shape, the numbers that the builder gave in the order of the shape's own, and the reverse."""


class GraphBuilder:
    """Takes commits, many at a time; the first is the head, a parent that never comes is not here.

    A parent comes soon after its first child, so only the ids of those that are to come are kept in
    hexadecimal. Clocks that are wrong may bring a parent before another child: it is found at last.
    """

    def __init__(self) -> None:
        """Begin without a commit."""
        self._ids = bytearray()
        self.first = array("i")
        """The first parent of each; -1 where it has none here, or it was not found yet."""
        self._others: dict[int, list[int]] = {}
        # For an id that is to come: whose parent it is, and which one.
        self._waiting: dict[bytes, list[tuple[int, int]]] = {}

    def add(self, ids: Sequence[bytes], parents: Sequence[bytes]) -> int:
        """Take commits and give the first one's number, which counts from the head.

        Ids are hexadecimal; ``parents`` are those of each commit with a space between.
        """
        base = len(self.first)
        self._ids += unhexlify(b"".join(ids))
        here = dict(zip(ids, range(base, base + len(ids)), strict=True))
        # Nearly all have one parent, and have it here: these cost no step of Python.
        self.first.extend(map(here.get, parents, repeat(-1)))
        for id_ in self._waiting.keys() & here.keys():
            self._tell(self._waiting.pop(id_), here[id_])
        first, waiting = self.first, self._waiting
        for number, names in enumerate(parents, start=base):
            if first[number] >= 0 or not names:
                continue
            each = names.split()
            if len(each) > 1:
                self._others[number] = [-1] * (len(each) - 1)
            for nth, name in enumerate(each):
                at = here.get(name)
                if at is None:
                    waiting.setdefault(name, []).append((number, nth))
                else:
                    self._tell([(number, nth)], at)
        return base

    def _tell(self, children: Iterable[tuple[int, int]], number: int) -> None:
        for child, nth in children:
            if nth == 0:
                self.first[child] = number
            else:
                self._others[child][nth - 1] = number

    def find_late(self) -> None:
        """Find the parents that came before a child of theirs."""
        if not self._waiting:
            return
        names = {unhexlify(name): name for name in self._waiting}
        ids, width = self._ids, len(self._ids) // len(self.first)
        for at in range(0, len(ids), width):
            name = names.get(bytes(ids[at : at + width]))
            if name is not None:
                self._tell(self._waiting.pop(name), at // width)

    def id_of(self, number: int) -> str:
        """Give the full id of a commit by the number that was given."""
        width = len(self._ids) // len(self.first)
        return self._ids[number * width : (number + 1) * width].hex()

    def graph(self) -> Built:
        """Give the shape, and be done."""
        self.find_late()
        return self._built(NO_GRAPH, -1)

    def graph_after(self, before: Graph, base: int) -> Built | None:
        """Give the shape that goes on from a commit of the main line ``before``, and be done.

        All that this commit reaches was there, and keeps its numbers; what came here is the rest.
        ``None`` when the main line does not come by there; then more commits may come.
        """
        self.find_late()
        line = _line(self.first)
        above = self._waiting.get(before.id_of(base).encode("ascii"), ())
        if line and (line[-1], 0) not in above:
            return None
        found = before.find([name.decode("ascii") for name in self._waiting])
        for name, number in found.items():
            if number <= base:  # Known numbers go on from those that were given here.
                self._tell(self._waiting.pop(name.encode("ascii")), len(self.first) + number)
        return self._built(before, base)

    def _built(self, before: Graph, base: int) -> Built:
        first, count, kept = self.first, len(self.first), base + 1
        line = _line(first)
        order = _ordered(line, first, self._others, kept=kept)
        rank = array("i", bytes(4 * count))
        for new, old in enumerate(order, start=kept):
            rank[old] = new
        # What has no first parent has -1, which is the last one.
        rank.append(-1)

        def new_of(old: int) -> int:
            return rank[old] if old < count else old - count

        numbers = new_of if kept else rank.__getitem__
        width = before.width if kept else len(self._ids) // max(count, 1) or NO_GRAPH.width
        ids = self._ids_in(order)
        self._ids = bytearray()  # Nothing is asked any more.
        steps = before.position_of(base) + 1 if kept else 0
        cut = bisect_right(before.merges, base)
        pairs = [
            (rank[old], numbers(parent))
            for old in sorted(self._others, key=rank.__getitem__)
            for parent in self._others[old]
            if parent >= 0
        ]
        graph = Graph(
            ids=before.ids[: kept * width] + ids,
            width=width,
            first=before.first[:kept] + array("i", map(numbers, map(first.__getitem__, order))),
            merges=before.merges[:cut] + array("i", [merge for merge, _ in pairs]),
            merged=before.merged[:cut] + array("i", [parent for _, parent in pairs]),
            main=before.main[:steps] + array("i", map(rank.__getitem__, reversed(line))),
        )
        return graph, order, rank

    def _ids_in(self, order: Sequence[int]) -> bytearray:
        width = len(self._ids) // max(len(order), 1)
        ids = bytearray()
        # Piece by piece: a million slices at once take ten times the room of the ids.
        for at in range(0, len(order), _PIECE):
            some = order[at : at + _PIECE]
            ids += b"".join([self._ids[width * old : width * (old + 1)] for old in some])
        return ids


def _line(first: Sequence[int]) -> array[int]:
    """Give the main line, newest first."""
    line = array("i")
    at = 0 if first else -1
    while 0 <= at < len(first):
        line.append(at)
        at = first[at]
    return line


def _ordered(
    line: array[int], first: Sequence[int], others: Mapping[int, Sequence[int]], *, kept: int
) -> array[int]:
    """Give all commits parents first, and what one step of the main line brought in together.

    So many commits were ``kept`` and have their place.
    """
    is_placed = bytearray(len(first)) + b"\1" * kept
    for at in line:
        # No step of the line reaches a later one, so all of them may be marked beforehand.
        is_placed[at] = 1
    last = len(line) - 1
    order = array("i")
    placed = 0
    for place in sorted(last - at for at, tip in enumerate(line) if tip in others):
        order.extend(line[last - place + 1 : last - placed + 1][::-1])
        tip = line[last - place]
        for parent in others[tip]:
            if parent >= 0:
                _place_all(parent, first, others, is_placed, order)
        order.append(tip)
        placed = place + 1
    order.extend(line[: last - placed + 1][::-1])
    return order


def _place_all(
    tip: int,
    first: Sequence[int],
    others: Mapping[int, Sequence[int]],
    is_placed: bytearray,
    order: array[int],
) -> None:
    """Place a commit behind all that it reaches and that have no place yet."""
    waiting = [tip]
    while waiting:
        here = waiting[-1]
        if is_placed[here]:
            waiting.pop()
            continue
        parent = first[here]
        above = [parent] if parent >= 0 and not is_placed[parent] else []
        if here in others:
            above += [one for one in others[here] if one >= 0 and not is_placed[one]]
        if above:
            waiting += reversed(above)
        else:
            is_placed[here] = 1
            order.append(here)
            waiting.pop()
