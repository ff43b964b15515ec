"""Build the shape of a history from commits as Git lists them: children before their parents."""

from __future__ import annotations

from array import array
from binascii import unhexlify
from collections.abc import Iterable, Sequence
from types import MappingProxyType

from okrascode.history.graph import NO_GRAPH, Graph

__all__ = ["GraphBuilder"]


class GraphBuilder:
    """Takes commits one by one; the first is the head, and a parent that never comes is not here.

    Of the ids in hexadecimal only those are kept whose commits are still to come.
    """

    def __init__(self) -> None:
        """Begin without a commit."""
        self._ids = bytearray()
        self._first = array("i")
        self._others: dict[int, list[int]] = {}
        # For an id that is to come: whose first parent it is, mostly of one commit.
        self._waiting: dict[bytes, int] = {}
        # Whose parent else, and which one.
        self._also: dict[bytes, list[tuple[int, int]]] = {}

    def add(self, id_: bytes, parents: Sequence[bytes]) -> int:
        """Take a commit and give its number, which counts from the head."""
        number = len(self._first)
        self._ids += unhexlify(id_)
        child = self._waiting.pop(id_, None)
        if child is not None:
            self._first[child] = number
        if id_ in self._also:
            self._tell(self._also.pop(id_), number)
        self._first.append(-1)
        if parents:
            if self._waiting.setdefault(parents[0], number) != number:
                self._also.setdefault(parents[0], []).append((number, 0))
            if len(parents) > 1:
                self._others[number] = [-1] * (len(parents) - 1)
                for nth, parent in enumerate(parents[1:], start=1):
                    self._also.setdefault(parent, []).append((number, nth))
        return number

    def _tell(self, children: Iterable[tuple[int, int]], number: int) -> None:
        for child, nth in children:
            if nth == 0:
                self._first[child] = number
            else:
                self._others[child][nth - 1] = number

    def graph(self) -> tuple[Graph, array[int]]:
        """Give the shape, and the number in it for each number that was given."""
        count = len(self._first)
        if not count:
            return NO_GRAPH, array("i")
        first = self._first
        others = {
            number: tuple(parent for parent in parents if parent >= 0)
            for number, parents in self._others.items()
        }
        position, order = _ordered(first, others)
        rank = array("i", bytes(4 * count))
        for new, old in enumerate(order):
            rank[old] = new
        places = array("i", (position[old] for old in order))
        main = array("i", bytes(4 * (places[-1] + 1)))
        # The last that came in at a step is the commit of the main line itself.
        for new, place in enumerate(places):
            main[place] = new
        graph = Graph(
            ids=self._ids_in(order),
            width=len(self._ids) // count,
            first=array("i", (_ranked(first[old], rank) for old in order)),
            others=MappingProxyType(
                {
                    rank[old]: tuple(rank[parent] for parent in parents)
                    for old, parents in others.items()
                    if parents
                }
            ),
            position=places,
            main=main,
        )
        return graph, rank

    def _ids_in(self, order: Sequence[int]) -> bytes:
        # Slice by slice: a list of a million of them would take ten times the room of the ids.
        given, width = self._ids, len(self._ids) // len(order)
        ids = bytearray(len(given))
        at = 0
        for old in order:
            ids[at : at + width] = given[width * old : width * (old + 1)]
            at += width
        return bytes(ids)


def _ranked(number: int, rank: Sequence[int]) -> int:
    return rank[number] if number >= 0 else -1


def _ordered(
    first: Sequence[int], others: dict[int, tuple[int, ...]]
) -> tuple[array[int], array[int]]:
    """Give the step of each commit, and all commits parents first, step by step."""
    line = array("i")
    at = 0
    while at >= 0:
        line.append(at)
        at = first[at]
    position = array("i", [-1]) * len(first)
    order = array("i")
    for place, tip in enumerate(reversed(line)):
        if tip not in others:
            position[tip] = place
            order.append(tip)
            continue
        waiting = [tip]
        while waiting:
            here = waiting[-1]
            if position[here] >= 0:
                waiting.pop()
                continue
            parents = (first[here], *others.get(here, ()))
            above = [parent for parent in parents if parent >= 0 and position[parent] < 0]
            if above:
                waiting += reversed(above)
            else:
                position[here] = place
                order.append(here)
                waiting.pop()
    return position, order
