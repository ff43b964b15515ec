"""Standard output and error as they are given: of any encoding, closed, full, or a broken pipe."""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import suppress
from io import TextIOWrapper

__all__ = ["flush", "prepare", "silence"]

_ESCAPE = "okrascode.escape"


def prepare() -> None:
    r"""Make both streams such that no text fails on them.

    A title may hold any character, and a terminal or pipe may be in Latin-1 or GBK: a terminal
    shows ``?`` for what it does not have, and a file or pipe gets ``\uXXXX``, which JSON reads.
    A stream that was closed by whoever started us swallows everything.
    """
    codecs.register_error(_ESCAPE, _escaped)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        elif isinstance(stream, TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="replace" if stream.isatty() else _ESCAPE)


def flush() -> None:
    """Write out what waits, so that a failure comes here and not when the interpreter ends."""
    sys.stdout.flush()
    sys.stderr.flush()


def silence() -> None:
    """Let the rest of the output go nowhere: nobody reads it, or nothing can hold it."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def _escaped(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    pairs = (units[at : at + 2].hex() for at in range(0, len(units), 2))
    return "".join(f"\\u{pair}" for pair in pairs), error.end
