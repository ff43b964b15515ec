"""Mappings and sequences that are read when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar, overload

__all__ = ["Later", "LaterAll"]

_Key = TypeVar("_Key")
_Value = TypeVar("_Value", covariant=True)


class Later(Mapping[_Key, _Value], Generic[_Key, _Value]):
    """A mapping whose values are each read once, when they are asked for."""

    def __init__(self, keys: Iterable[_Key], read: Callable[[_Key], _Value | None]) -> None:
        """Keep what reads; ``None`` means that there is nothing under a key.

        ``keys`` are all there may be, in their order.
        """
        self._keys = keys
        self._read = read
        self._found: dict[_Key, _Value | None] = {}

    def __getitem__(self, key: _Key) -> _Value:
        """Give a value; raises ``KeyError`` where there is none."""
        try:
            value = self._found[key]
        except KeyError:
            value = self._found[key] = self._read(key)
        if value is None:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        """Tell whether there is a value."""
        return self.get(key) is not None  # type: ignore[arg-type]  # a stranger is not there

    def __iter__(self) -> Iterator[_Key]:
        """Give the keys in their order."""
        return (key for key in self._keys if key in self)

    def __len__(self) -> int:
        """Count the values, which reads them all."""
        return sum(1 for _ in self)


class LaterAll(Sequence[_Value], Generic[_Value]):
    """A sequence that is read as a whole, when the first is asked for."""

    def __init__(self, read: Callable[[], tuple[_Value, ...]]) -> None:
        """Keep what reads it."""
        self._read = read

    @cached_property
    def _all(self) -> tuple[_Value, ...]:
        return self._read()

    @overload
    def __getitem__(self, at: int) -> _Value: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[_Value, ...]: ...

    def __getitem__(self, at: int | slice) -> _Value | tuple[_Value, ...]:
        """Give one or some."""
        return self._all[at]

    def __len__(self) -> int:
        """Count them."""
        return len(self._all)

    def __iter__(self) -> Iterator[_Value]:
        """Give them in their order."""
        return iter(self._all)

    def __eq__(self, other: object) -> bool:
        """Tell whether the same stand there in the same order."""
        return self._all == (tuple(other) if isinstance(other, Sequence) else other)

    def __hash__(self) -> int:
        """Hash as the tuple does."""
        return hash(self._all)
