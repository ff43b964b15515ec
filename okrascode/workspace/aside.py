"""Work done beside other work, by a second process that is a copy of this one.

Nothing has to be sent to it, and only what it found comes back, through a pipe that nobody else
can open. Where there is no second processor, no fork or any trouble, this process does the work
when its result is asked for: slower, and with the same result.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn, TypeVar

__all__ = ["aside"]

_Result = TypeVar("_Result")


@contextmanager
def aside(work: Callable[[], _Result], /) -> Iterator[Callable[[], _Result]]:
    """Begin some work, and give what waits for its result; see :mod:`okrascode.lint.aside`."""
    child = None
    if _is_possible():
        reader, writer = os.pipe()
        with suppress(OSError):
            child = os.fork()
        if child == 0:
            _work(work, writer)
        os.close(writer)
    if child is None:
        yield work
        return
    with os.fdopen(reader, "rb") as answer:
        try:
            yield lambda: _heard(answer.read(), work)
        finally:
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


def _work(work: Callable[[], object], writer: int) -> NoReturn:
    # Whatever fails here, an interrupt too, fails again in the process that has the words for it.
    with suppress(BaseException):
        told = pickle.dumps(work())
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(told)
    os._exit(0)


def _heard(told: bytes, work: Callable[[], _Result]) -> _Result:
    try:
        result: _Result = pickle.loads(told)  # noqa: S301  # a copy of this process wrote it
    except (pickle.UnpicklingError, EOFError):
        return work()
    return result
