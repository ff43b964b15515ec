"""The one ``git log`` that tells the whole history, and how its bytes become commits.

Everything a user's configuration could change is said on the command line: signatures would start
a program per commit, ``diff.relative`` would cut paths, ``log.showRoot`` would hide the first
commit, renames would add a second path. Without ``--diff-merges`` a merge would show nothing, and
what was decided in it would be lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from sys import intern
from typing import IO

from okrascode.history.commit import Commit, FileChange

__all__ = [
    "COMMIT_ALONE",
    "COMMIT_WITH_CHANGES",
    "LOG_ARGUMENTS",
    "PLAIN_LOG",
    "SOME_COMMITS_ARGUMENTS",
    "Entry",
    "chunks_of",
    "clamped",
    "commit_of",
    "entries_in",
    "moment",
    "seconds",
    "split_at_nul",
]

PLAIN_LOG = (
    "log",
    "-z",
    "--no-show-signature",
    "--no-relative",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--no-notes",
    "--no-decorate",
    "--encoding=UTF-8",
    "--date=raw",
)
"""A log of which no configuration decides anything."""
_RAW = (
    "--raw",
    "--no-renames",
    "--no-abbrev",
    "--diff-merges=first-parent",
    "--ignore-submodules=none",
    "-O/dev/null",
)
_COMMIT = "--format=tformat:%H%n%P%n%aN%n%aE%n%ad%n%cd%n%B"

LOG_ARGUMENTS = (*PLAIN_LOG, *_RAW, _COMMIT)
"""Commits with what they changed, the newest first."""
SOME_COMMITS_ARGUMENTS = (*PLAIN_LOG, "--no-walk=unsorted", "--stdin")
"""Commits whose ids are given, in that order."""
COMMIT_ALONE = ("--no-patch", _COMMIT)
COMMIT_WITH_CHANGES = (*_RAW, _COMMIT)
"""What such a log shall tell of each."""

_CHUNK = 1 << 18

_REGULAR = (b"100644", b"100755", b"100664")
"""File modes whose blob is text of the file; 100664 is what Git wrote long ago."""


def chunks_of(stream: IO[bytes]) -> Iterator[bytes]:
    """Give what a stream has, as much at a time as is handled well at once."""
    return iter(lambda: stream.read(_CHUNK), b"")


def split_at_nul(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Give what stands between NUL bytes, however the stream is cut into chunks."""
    pending: list[bytes] = []
    for chunk in chunks:
        pending.append(chunk)
        if b"\0" in chunk:  # What is longer than a chunk is put together once, at its end.
            parts = b"".join(pending).split(b"\0")
            pending = [parts.pop()]
            yield from parts
    if rest := b"".join(pending):
        yield rest


Entry = tuple[bytes, tuple[FileChange, ...], tuple[FileChange, ...]]
"""A commit as the log lists it: what is said of it, what it did to documents and to inputs."""


def entries_in(
    chunks: Iterable[bytes],
    *,
    prefix: str,
    is_document: Callable[[str], bool],
    is_input: Callable[[str], bool] | None = None,
) -> Iterator[Entry]:
    """Give the commits of the log in its order, each with what it did to documents and inputs.

    ``prefix`` is the OKR root below the Git top level (empty or ending in ``/``); documents outside
    are left out, inputs are asked for by their whole path. Paths that are not UTF-8 keep their
    bytes as surrogates, as file names do.
    """
    header: bytes | None = None
    changes: list[FileChange] = []
    inputs: list[FileChange] = []
    parts = split_at_nul(chunks)
    start = prefix.encode("utf-8", "surrogateescape")
    for part in parts:
        raw = part.lstrip(b"\n")
        if not raw.startswith(b":"):
            if header is not None:
                yield header, tuple(changes), tuple(inputs)
            header, changes, inputs = part, [], []
            continue
        name = next(parts)
        if is_input is None and not name.startswith(start):
            continue
        path = name.decode("utf-8", "surrogateescape")
        if name.startswith(start) and is_document(path[len(prefix) :]):
            changes += _change(raw, path[len(prefix) :])
        if is_input is not None and is_input(path):
            inputs += _change(raw, path)
    if header is not None:
        yield header, tuple(changes), tuple(inputs)


@lru_cache(maxsize=8)  # Author and committer date are mostly one.
def moment(text: str) -> datetime:
    """Read ``1795400903 +0100``; what no calendar holds becomes the nearest day that it does.

    >>> moment("0 +0130").isoformat()
    '1970-01-01T01:30:00+01:30'
    """
    match = _MOMENT.fullmatch(text.strip())
    zone = match[2] if match else "+0000"
    return (_EPOCH + timedelta(seconds=seconds(text))).astimezone(_zone(zone))


def seconds(text: str) -> int:
    """Give the seconds since 1970 in such a text, as :func:`moment` takes them.

    >>> seconds("1795400903 +0100")
    1795400903
    """
    if text[-6:-4] in (" +", " -") and len(text) < 18 and text[:-6].isdecimal():
        return int(text[:-6])  # As nearly everywhere.
    match = _MOMENT.fullmatch(text.strip())
    return clamped(int(match[1])) if match else 0


def clamped(seconds: int) -> int:
    """Give the nearest seconds since 1970 that a calendar holds in every zone."""
    # A day of margin keeps every later change of zone inside the calendar.
    return min(max(seconds, _SOONEST), _LATEST)


@lru_cache(maxsize=256)
def _zone(text: str) -> timezone:
    offset = timedelta(hours=int(text[1:-2][-4:]), minutes=int(text[-2:]))
    if offset >= timedelta(hours=24):
        offset = timedelta(0)
    return timezone(offset if text[0] == "+" else -offset)


_MOMENT = re.compile(r"(-?\d+) ([+-]\d{4,})", re.ASCII)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SOONEST = int((datetime(1, 1, 3, tzinfo=UTC) - _EPOCH).total_seconds())
_LATEST = int((datetime(9999, 12, 29, tzinfo=UTC) - _EPOCH).total_seconds())


def commit_of(entry: Entry) -> Commit:
    """Read a commit from its entry in the log."""
    header, changes, inputs = entry
    id_, parents, author, email, authored, committed, message = header.decode(
        "utf-8", "replace"
    ).split("\n", 6)
    return Commit(
        id=id_,
        parents=tuple(parents.split()),
        # A few people write many commits.
        author=intern(author),
        author_email=intern(email),
        authored_at=moment(authored),
        committed_at=moment(committed),
        message=message.removesuffix("\n"),
        changes=changes,
        inputs=inputs,
    )


def _change(raw: bytes, path: str) -> Iterator[FileChange]:
    old_mode, new_mode, old, new, _ = raw[1:].split(b" ", 4)
    old_blob = old.decode() if old_mode in _REGULAR else None
    new_blob = new.decode() if new_mode in _REGULAR else None
    if old_blob is not None or new_blob is not None:
        yield FileChange(path, old_blob, new_blob)
