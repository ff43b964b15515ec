"""Work done beside other work, by a second process that is a copy of this one.

Nothing has to be sent to it, and only what it found comes back, through a pipe that nobody else
can open. Where there is no second processor, no fork or any trouble, this process does the work
when its result is asked for: slower, and with the same result.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import IO, NoReturn, Protocol, TypeVar

__all__ = ["Aside", "aside", "in_turn"]

_Result = TypeVar("_Result")


class Aside(Protocol):
    """Begins works, and gives their results in this order, each when asked for in the context.

    A work may be begun by one process and done again by another, so it changes nothing that is
    not the same when it is done twice, and depends on nothing that changes meanwhile.
    """

    def __call__(self, *works: Callable[[], _Result]) -> AbstractContextManager[Iterator[_Result]]:
        """Begin; whoever asks for the result of a work that fails meets its error."""
        ...  # pragma: no cover


@contextmanager
def in_turn(*works: Callable[[], _Result]) -> Iterator[Iterator[_Result]]:
    """Do each work when its result is asked for."""
    yield (work() for work in works)


@contextmanager
def aside(*works: Callable[[], _Result]) -> Iterator[Iterator[_Result]]:
    """Let a second process do the works; it waits with a later one until an earlier is fetched.

    What it cannot do is done here, so that what is wrong is said here. It ends with the context.
    """
    if not _is_possible():
        yield (work() for work in works)
        return
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as told:
        child = None
        with suppress(OSError):
            child = os.fork()
        if child == 0:
            os.close(reading)
            _work(works, writing)
        os.close(writing)
        try:
            # Where there is no child, the pipe has ended before the first result.
            yield _results(works, told)
        finally:
            if child is not None:
                # It has told everything, or nobody listens any more.
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)


def _is_possible() -> bool:
    # A copy has only one of the threads, whatever the others hold; macOS breaks copies in its own
    # libraries; and where the system takes leave of ended processes, their numbers are reused.
    return (
        sys.platform == "linux"
        and os.environ.get("OKR_PROCESSES") != "1"
        and len(os.sched_getaffinity(0)) > 1
        and threading.active_count() == 1
        and signal.getsignal(signal.SIGCHLD) == signal.SIG_DFL
    )


def _work(works: Sequence[Callable[[], object]], writing: int) -> NoReturn:
    # Whatever fails here, an interrupt too, fails again in the process that has the words for it.
    try:
        import pickle

        with os.fdopen(writing, "wb") as told:
            for work in works:
                told.write(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL))
                told.flush()
    finally:
        os._exit(0)


def _results(works: Sequence[Callable[[], _Result]], told: IO[bytes]) -> Iterator[_Result]:
    import pickle

    for number, work in enumerate(works):
        try:
            result: _Result = pickle.load(told)  # noqa: S301  # a copy of this process wrote it
        except (pickle.UnpicklingError, EOFError):
            yield work()
            yield from (later() for later in works[number + 1 :])
            return
        yield result
