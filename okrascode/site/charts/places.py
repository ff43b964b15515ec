"""Where a label can be read: beside lines and other words, not across them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Box", "Place", "clearest", "width_of"]

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """The room that words take."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether two boxes share a place."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def is_crossed(self, start: Place, end: Place) -> bool:
        """Tell whether a straight line comes through; by Liang and Barsky.

        >>> box = Box(0, 0, 10, 10)
        >>> box.is_crossed((-5, 5), (15, 5)), box.is_crossed((0, -9), (9, -1))
        (True, False)
        """
        first, last = 0.0, 1.0
        for way, low, high in (
            (end[0] - start[0], self.left - start[0], self.right - start[0]),
            (end[1] - start[1], self.top - start[1], self.bottom - start[1]),
        ):
            if way == 0:
                if low >= 0 or high <= 0:
                    return False
                continue
            enters, leaves = sorted((low / way, high / way))
            first, last = max(first, enters), min(last, leaves)
        return first < last


def width_of(words: str, *, size: float) -> float:
    """Estimate how wide bold words are; Chinese is as wide as it is high.

    >>> width_of("目标 10", size=10)
    38.0
    """
    return sum(size if ord(letter) > 0x2E7F else size * 0.6 for letter in words)


def clearest(
    candidates: Sequence[Box], *, lines: Iterable[Sequence[Place]], words: Sequence[Box]
) -> int:
    """Give the number of the first box that the fewest lines and words are in the way of."""
    steps = [step for line in lines for step in pairwise(line)]

    def in_the_way(box: Box) -> int:
        crossed = sum(box.is_crossed(start, end) for start, end in steps)
        return crossed + sum(box.meets(other) for other in words)

    return min(range(len(candidates)), key=lambda n: in_the_way(candidates[n]))
