"""Read a log by columns: of nearly all commits only the place in the history is wanted.

Python takes a microsecond for anything that it does with one commit, and there may be a million. So
a piece of the stream is cut into its fields at once, and what is done with them is done with all.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from okrascode.history.log_text import PLAIN_LOG, clamped

__all__ = ["SKIM_ARGUMENTS", "Columns", "columns_in", "that_matter"]

SKIM_ARGUMENTS = (*PLAIN_LOG, "--no-patch", "--format=tformat:%H%x00%P%x00%T%x00%ct%x00%B")
"""Commits by fields; Git ends a message at a NUL, so what is between two of them is one."""
_FIELDS = 5
_BEYOND = 1 << 63
"""Seconds that Git takes for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Some commits as a log lists them, one value of each in each column."""

    ids: Sequence[bytes]
    """Hexadecimal, as the others."""
    parents: Sequence[bytes]
    """With a space between."""
    trees: Sequence[bytes]
    times: array[int]
    """When each was committed, in seconds since 1970."""
    messages: Sequence[bytes]


def columns_in(chunks: Iterable[bytes]) -> Iterator[Columns]:
    """Give the commits of a log of :data:`SKIM_ARGUMENTS`, those that end in one chunk together."""
    pending: list[bytes] = []
    for chunk in chunks:
        pending.append(chunk)
        if b"\0" not in chunk:
            continue  # A message that is longer is put together once, at its end.
        parts = b"".join(pending).split(b"\0")
        whole = (len(parts) - 1) // _FIELDS * _FIELDS
        pending = [b"\0".join(parts[whole:])]
        if whole:
            yield Columns(
                ids=parts[0:whole:_FIELDS],
                parents=parts[1:whole:_FIELDS],
                trees=parts[2:whole:_FIELDS],
                times=_times(parts[3:whole:_FIELDS]),
                messages=parts[4:whole:_FIELDS],
            )


def that_matter(messages: Sequence[bytes]) -> list[int]:
    """Tell quickly which messages may declare or revert something; a no is certain."""
    return [
        at
        for at, message in enumerate(messages)
        if b"okr" in message.lower() or b"everts " in message
    ]


def _times(written: Sequence[bytes]) -> array[int]:
    try:
        times = array("q", map(int, written))
    except (ValueError, OverflowError):  # A commit without a moment, or with one beyond all.
        numbers = (int(one) if one.isdigit() else 0 for one in written)
        times = array("q", (one if one < _BEYOND else 0 for one in numbers))
    return times if clamped(max(times)) == max(times) else array("q", map(clamped, times))
