"""Plainly written parts of documents, read line by line with a memory of lines and shapes.

What a line says, and whether it is right in its place, is worked out once however many documents
have it; so is the verdict on a shape (:mod:`okrascode.documents.schema_spots`). What is accepted
here :func:`okrascode.documents.line_grammar.plain_mapping` reads the same, and
:func:`okrascode.documents.schema_gate.is_accepted` accepts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import count
from operator import contains
from typing import Any

from okrascode.documents.faults import pointer_of
from okrascode.documents.line_grammar import NotPlain, Parts, mapping_of, parts_of_any, plain_value
from okrascode.documents.molds import Mold, Step, mold_of, places_in
from okrascode.documents.schema_gate import Gate, is_accepted
from okrascode.documents.schema_spots import gates_at, words_of

__all__ = ["Part", "PartReader", "Shape", "part_reader"]

_MOST = 1 << 16
"""What is remembered at most, in lines of up to a hundred bytes; then all is forgotten at once."""

_Line = tuple[int, Any, int]
"""Number of its kind, value, number of the line itself."""
_Kind = tuple[object, ...]
"""Column, dash, key, and type or word of a line: all of it that counts for a shape."""


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """What is known of parts with the same kinds of lines; each is the only one of its kind."""

    mold: Mold
    pointers: tuple[str, ...]
    """For each line the JSON pointer of its value in the part; empty when it has none."""
    right: tuple[set[int], ...]
    """For each line the numbers of those that are known to be right there."""
    gates: tuple[tuple[Gate, ...], ...]
    """For each line what judges its value."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A text that is right."""

    shape: Shape
    values: tuple[Any, ...]
    """For each line its value."""
    numbers: tuple[int, ...]
    """For each line its number: two that are the same have the same."""

    def data(self) -> dict[str, Any]:
        """Give what the text says; values may be shared, so they are not to be changed."""
        filled: dict[str, Any] = self.shape.mold.fill(self.values)
        return filled

    def changed(self, before: Part) -> dict[str, Any] | None:
        """Give the values that have another text than before by pointer, if that is all."""
        if self.shape is not before.shape:
            return None
        changed = {
            pointer: value
            for pointer, value, new, old in zip(
                self.shape.pointers, self.values, self.numbers, before.numbers, strict=True
            )
            if new != old
        }
        return None if "" in changed else changed


class PartReader:
    """Reads mappings that one definition of a schema judges, whose keys stand in one column."""

    def __init__(
        self, schema_name: str, *, definition: str, indent: int, most: int = _MOST
    ) -> None:
        """Know nothing yet; ``indent`` is how many spaces stand before the keys."""
        self._most = most
        self._schema = schema_name
        self._definition = definition
        self._indent = indent
        self._words = words_of(schema_name)
        # No number is given twice, so that what was forgotten is never taken for something else.
        self._numbers = count()
        self._forget()

    def _forget(self) -> None:
        self._lines: dict[bytes, _Line] = {}
        self._kinds: dict[_Kind, int] = {}
        self._shapes: dict[tuple[int, ...], Shape] = {}
        self._right: dict[tuple[Step, ...], set[int]] = {}
        self._size = 0

    def read(self, text: bytes) -> Part:
        """Read a text, which must be shorter than ``line_grammar.LONGEST``.

        Raises:
            NotPlain: the full reader must be asked.
        """
        if self._size > self._most:
            self._forget()
        lines = text.split(b"\n")
        try:
            said = list(map(self._lines.__getitem__, lines))
        except KeyError:
            said = [self._lines.get(line) or self._learn(line) for line in lines]
        kinds, values, numbers = zip(*said, strict=True)
        shape = self._shapes.get(kinds)
        if shape is None:
            shape = self._shapes[kinds] = self._shape_of(lines, values)
        if not all(map(contains, shape.right, numbers)):
            self._judge(shape, values, numbers)
        return Part(shape, values, numbers)

    def _learn(self, line: bytes) -> _Line:
        parts = parts_of_any(line)
        kind: _Kind = ()
        value: Any = None
        if parts is not None:
            written = _written(parts)
            kind = parts[:3]
            if written is not None:
                value = plain_value(written)
                is_word = isinstance(value, str) and value in self._words
                kind = (*kind, parts[3] is None, value if is_word else _type_of(value))
        self._size += 1 + len(line) // 100
        number = self._kinds.setdefault(kind, next(self._numbers))
        said = self._lines[line] = number, value, next(self._numbers)
        return said

    def _shape_of(self, lines: Sequence[bytes], values: Sequence[Any]) -> Shape:
        parts = [parts_of_any(line) for line in lines]
        places = iter([n for n, one in enumerate(parts) if one and _written(one) is not None])
        numbered = mapping_of(parts, lambda _: next(places), indent=self._indent)
        mold = mold_of(numbered, len(lines))
        if not is_accepted(mold.fill(values), self._schema, definition=self._definition):
            raise NotPlain
        self._size += len(lines)
        right: list[set[int]] = [set() for _ in lines]
        gates: list[tuple[Gate, ...]] = [()] * len(lines)
        pointers = [""] * len(lines)
        for number, steps in places_in(numbered):
            pointers[number] = pointer_of(steps)
            place = tuple(0 if isinstance(step, int) else step for step in steps)
            found = gates_at(self._schema, self._definition, place)
            if found is None:
                raise NotPlain
            right[number], gates[number] = self._right.setdefault(place, set()), found
        return Shape(mold, tuple(pointers), tuple(right), tuple(gates))

    def _judge(self, shape: Shape, values: Sequence[Any], numbers: Sequence[int]) -> None:
        for right, gates, value, number in zip(
            shape.right, shape.gates, values, numbers, strict=True
        ):
            if number not in right:
                if not all(gate(value) for gate in gates):
                    raise NotPlain
                right.add(number)
                self._size += 1


def _type_of(value: object) -> type:
    # 47 and 47.5 are both a number; whether it must be a whole one is a matter of its place.
    return int if isinstance(value, Decimal) else type(value)


def _written(parts: Parts) -> str | None:
    return parts[3] if parts[4] is None else parts[4]


@cache
def part_reader(schema_name: str, definition: str, indent: int) -> PartReader:
    """Give the one reader that everybody shares, so that it knows most."""
    return PartReader(schema_name, definition=definition, indent=indent)
