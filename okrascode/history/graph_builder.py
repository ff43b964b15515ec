"""Build the shape of a history from commits as Git lists them, the head first."""

from __future__ import annotations

from array import array
from binascii import unhexlify
from collections.abc import Iterable, Sequence
from itertools import repeat
from types import MappingProxyType

from okrascode.history.graph import NO_GRAPH, Graph

__all__ = ["GraphBuilder"]

_PIECE = 1 << 15
"""Commits whose ids are moved together."""


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

    def graph(self) -> tuple[Graph, array[int], array[int]]:
        """Give the shape, the numbers that were given in the order of its own, and the reverse."""
        if not self.first:
            return NO_GRAPH, array("i"), array("i")
        self.find_late()
        first = self.first
        others = {
            number: tuple(parent for parent in parents if parent >= 0)
            for number, parents in self._others.items()
        }
        order, position, line = _ordered(first, others)
        rank = array("i", bytes(4 * len(first)))
        for new, old in enumerate(order):
            rank[old] = new
        # What has no first parent has -1, which is the last one.
        rank.append(-1)
        graph = Graph(
            ids=self._ids_in(order),
            width=len(self._ids) // len(first),
            first=array("i", map(rank.__getitem__, map(first.__getitem__, order))),
            others=MappingProxyType(
                {
                    rank[old]: tuple(rank[parent] for parent in parents)
                    for old, parents in sorted(others.items(), key=lambda pair: rank[pair[0]])
                    if parents
                }
            ),
            position=position,
            main=array("i", map(rank.__getitem__, reversed(line))),
        )
        return graph, order, rank

    def _ids_in(self, order: Sequence[int]) -> bytes:
        given, width = bytes(self._ids), len(self._ids) // len(order)
        # Piece by piece: a million slices at once take ten times the room of the ids.
        return b"".join(
            b"".join([given[width * old : width * (old + 1)] for old in order[at : at + _PIECE]])
            for at in range(0, len(order), _PIECE)
        )


def _ordered(
    first: Sequence[int], others: dict[int, tuple[int, ...]]
) -> tuple[array[int], array[int], array[int]]:
    """Give all commits parents first and step by step, the step of each, and the main line."""
    line = array("i")
    is_placed = bytearray(len(first))
    at = 0
    while at >= 0:
        line.append(at)
        # No step of the line reaches a later one, so all of them may be marked beforehand.
        is_placed[at] = 1
        at = first[at]
    last = len(line) - 1
    order, position = array("i"), array("i")
    placed = 0
    for place in sorted(last - at for at, tip in enumerate(line) if tip in others):
        order.extend(line[last - place + 1 : last - placed + 1][::-1])
        position.extend(range(placed, place))
        tip = line[last - place]
        before = len(order)
        for parent in others[tip]:
            _place_all(parent, first, others, is_placed, order)
        order.append(tip)
        position.extend(repeat(place, len(order) - before))
        placed = place + 1
    order.extend(line[: last - placed + 1][::-1])
    position.extend(range(placed, last + 1))
    return order, position, line


def _place_all(
    tip: int,
    first: Sequence[int],
    others: dict[int, tuple[int, ...]],
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
            above += [parent for parent in others[here] if not is_placed[parent]]
        if above:
            waiting += reversed(above)
        else:
            is_placed[here] = 1
            order.append(here)
            waiting.pop()
