"""Data of one shape, quickly: a mold is made once and filled with the values of each text.

Nearly all key results are written with the same keys in the same order. Where each value of such
a text goes is worked out for the first; the others only have their values put there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

__all__ = ["Mold", "Step", "mold_of", "places_in"]

Step = str | int
_Take = Callable[[Sequence[Any]], Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Mold:
    """The containers of one shape, the innermost first."""

    containers: tuple[tuple[tuple[str, ...] | None, _Take], ...]
    """Keys, ``None`` for a list, and what takes the values out of all that is there so far."""

    def fill(self, values: Sequence[Any]) -> Any:  # noqa: ANN401  # plain data
        """Give the outermost container with the values at their places."""
        parts = list(values)
        for keys, take in self.containers:
            inside = take(parts)
            parts.append(list(inside) if keys is None else dict(zip(keys, inside, strict=True)))
        return parts[-1]


def mold_of(numbered: Any, count: int) -> Mold:  # noqa: ANN401  # plain data
    """Give the mold of data in which the number of each of ``count`` values stands for it."""
    containers: list[tuple[tuple[str, ...] | None, _Take]] = []

    def number_of(part: Any) -> int:  # noqa: ANN401  # plain data
        if isinstance(part, int):
            return part
        is_group = isinstance(part, dict)
        inside = [number_of(below) for below in (part.values() if is_group else part)]
        containers.append((tuple(part) if is_group else None, _taking(inside)))
        return count + len(containers) - 1

    number_of(numbered)
    return Mold(tuple(containers))


def _taking(numbers: list[int]) -> _Take:
    # An itemgetter of one gives that one alone.
    if len(numbers) < 2:
        return lambda parts: tuple(parts[number] for number in numbers)
    return itemgetter(*numbers)


def places_in(numbered: Any) -> Iterator[tuple[int, tuple[Step, ...]]]:  # noqa: ANN401  # plain data
    """Give the number of each value and the steps that lead to it."""
    if isinstance(numbered, int):
        yield numbered, ()
        return
    for step, below in numbered.items() if isinstance(numbered, dict) else enumerate(numbered):
        for number, steps in places_in(below):
            yield number, (step, *steps)
