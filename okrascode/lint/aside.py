"""Work that may be done beside other work: by whom is a matter of who calls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol, TypeVar

__all__ = ["Aside", "in_turn"]

_Result = TypeVar("_Result")


class Aside(Protocol):
    """Begins some work, and gives what waits for its result; only within the context."""

    def __call__(
        self, work: Callable[[], _Result], /
    ) -> AbstractContextManager[Callable[[], _Result]]:
        """Begin; the work changes nothing and depends on nothing that changes meanwhile."""
        ...  # pragma: no cover


@contextmanager
def in_turn(work: Callable[[], _Result], /) -> Iterator[Callable[[], _Result]]:
    """Do the work when its result is asked for."""
    yield work
