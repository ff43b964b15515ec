"""A second process that takes a part of the work, where the machine has a core to spare."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any

__all__ = ["beside"]


@contextmanager
def beside(works: Sequence[Callable[[], Any]], *, alone: bool = False) -> Iterator[Iterator[Any]]:
    """Begin works in a second process, and give their results in this order, each when asked for.

    What the second process cannot do is done here when it is asked for, so that what is wrong is
    said here. With ``alone``, without a second core or beside other threads all is done here.
    """
    if alone or not _can_share():
        yield (work() for work in works)
        return
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _work(works, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as results:
        try:
            yield _results(works, results)
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _can_share() -> bool:
    # A process that is forked beside threads may wait for ever for what one of them holds.
    return (
        sys.platform == "linux"
        and len(os.sched_getaffinity(0)) > 1
        and threading.active_count() == 1
    )


def _work(works: Sequence[Callable[[], Any]], writing: int) -> None:
    """Do the works and end the process, whatever happens."""
    try:
        with os.fdopen(writing, "wb") as results:
            for work in works:
                pickle.dump(work(), results, pickle.HIGHEST_PROTOCOL)
                results.flush()
    finally:
        os._exit(0)


def _results(works: Sequence[Callable[[], Any]], results: IO[bytes]) -> Iterator[Any]:
    """Give what the second process, which nobody else can write to, has done."""
    for number, work in enumerate(works):
        try:
            result = pickle.load(results)  # noqa: S301  # from our own process, by a pipe
        except (EOFError, pickle.UnpicklingError):
            yield work()
            yield from (later() for later in works[number + 1 :])
            return
        yield result
