"""The shape of a history: which commits there are, their parents, and when each became reachable.

A repository of code has a million commits, and hardly any of them says something about OKRs. So the
shape is kept in a few plain arrays, some dozen bytes a commit, and whole commits only where they
matter. Commits have numbers here: parents have lower ones, and those that one step of the main line
brought in stand together, in an order that the shape alone decides.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass

__all__ = ["NO_GRAPH", "Graph"]

_CERTAIN = 3
"""Bytes of an id that are compared before the rest is looked at."""
_FEW = 8
"""Whole ids that are quicker looked for one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Commits by number, with their parents."""

    ids: bytes
    """All object ids one behind the other."""
    width: int
    """Bytes of an id: 20, or 32 in a repository of SHA-256."""
    first: array[int]
    """The first parent of each commit; -1 where it has none here."""
    merges: array[int]
    """The merges, in their order; each as often as it has other parents that are here."""
    merged: array[int]
    """These other parents."""
    main: array[int]
    """The main line: first parents of the head, oldest first."""

    def __len__(self) -> int:
        """Give the number of commits."""
        return len(self.first)

    def id_of(self, number: int) -> str:
        """Give the full id of a commit."""
        return self.ids[number * self.width : (number + 1) * self.width].hex()

    def parents_of(self, number: int) -> tuple[int, ...]:
        """Give the parents that are here, in their order."""
        first = self.first[number]
        found: tuple[int, ...] = (first,) if first >= 0 else ()
        if self.is_merge(number):
            at, end = bisect_left(self.merges, number), bisect_right(self.merges, number)
            found += (*self.merged[at:end],)
        return found

    def is_merge(self, number: int) -> bool:
        """Tell whether a commit has other parents than the first one here."""
        at = bisect_left(self.merges, number)
        return at < len(self.merges) and self.merges[at] == number

    def position_of(self, number: int) -> int:
        """Give the step of the main line at which a commit became reachable."""
        # The last that came in at a step is the commit of the main line itself.
        return bisect_left(self.main, number)

    def find(self, written: Collection[str]) -> Mapping[str, int]:
        """Give the commits that full or abbreviated ids name; what fits two names none.

        ``written`` are hexadecimal, seven digits at least.
        """
        if len(written) <= _FEW and all(len(text) == 2 * self.width for text in written):
            whole = {text: self._number_of(bytes.fromhex(text)) for text in written}
            return {text: number for text, number in whole.items() if number >= 0}
        starts: dict[bytes, list[str]] = {}
        for text in written:
            starts.setdefault(bytes.fromhex(text[: 2 * _CERTAIN]), []).append(text)
        fitting: dict[str, list[int]] = {}
        ids, width = self.ids, self.width
        # All are looked for in one pass: reverts are many, and so are commits.
        for at in range(0, len(ids) if starts else 0, width):
            if ids[at : at + _CERTAIN] in starts:
                number = at // width
                id_ = self.id_of(number)
                for text in starts[ids[at : at + _CERTAIN]]:
                    if id_.startswith(text):
                        fitting.setdefault(text, []).append(number)
        return {text: numbers[0] for text, numbers in fitting.items() if len(numbers) == 1}

    def _number_of(self, id_: bytes) -> int:
        # From the end, for what is asked for is mostly new; a match may lie across two ids.
        at = self.ids.rfind(id_)
        while at % self.width and at >= 0:
            at = self.ids.rfind(id_, 0, at + self.width - 1)
        return at // self.width


NO_GRAPH = Graph(
    ids=b"",
    width=20,
    first=array("i"),
    merges=array("i"),
    merged=array("i"),
    main=array("i"),
)
"""The shape of a history without a commit."""
