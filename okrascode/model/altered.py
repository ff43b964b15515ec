"""A value like another, quickly: histories make hundreds of thousands of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import fields
from functools import cache
from itertools import repeat
from operator import attrgetter, call
from typing import Any, TypeVar

__all__ = ["altered"]

_Value = TypeVar("_Value")


def altered(value: _Value, **changes: object) -> _Value:
    """Give what :func:`dataclasses.replace` gives for a slotted value, in a fifth of the time.

    Nothing is checked: the names must be fields, and the class must have no ``__post_init__``.
    """
    kind: Any = type(value)
    places, read, setters = _slots_of(kind)
    inside = list(read(value))
    for name, changed in changes.items():
        inside[places[name]] = changed
    new: _Value = object.__new__(kind)
    # Each gives None, so that this calls them all.
    any(map(call, setters, repeat(new), inside))
    return new


@cache
def _slots_of(
    kind: Hashable,
) -> tuple[dict[str, int], Callable[[object], tuple[Any, ...]], list[Callable[..., None]]]:
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # a class of values
    # An attrgetter of one name would give no tuple.
    read = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    # The descriptor of a slot sets it also where the class is frozen.
    setters = [getattr(kind, name).__set__ for name in names]
    return {name: at for at, name in enumerate(names)}, read, setters
