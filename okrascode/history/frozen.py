"""A history as bytes, to be kept from one run to the next, and back.

The shape goes in as its plain arrays, whole commits as JSON: reading it runs nothing, and takes a
fraction of the time that Git takes to tell it again.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from io import BytesIO
from itertools import chain, islice, repeat
from sys import intern
from types import MappingProxyType
from typing import Any

from okrascode.history.commit import Commit, FileChange, History
from okrascode.history.graph import Graph
from okrascode.history.pull_requests import PullRequests

__all__ = ["LAYOUT", "freeze", "moment_of", "plain_moment", "thaw"]

LAYOUT = f"5 {sys.byteorder} {array('i').itemsize} {array('I').itemsize} {array('q').itemsize}"
"""What bytes of another layout cannot be read by."""
_TOGETHER = 500
"""Commits in one line: each text is small, and there are not many."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)


def freeze(history: History) -> Iterator[bytes | bytearray | memoryview]:
    """Write a history that has a commit, piece by piece, so that it is never there twice."""
    graph = history.graph
    columns = (
        graph.first,
        graph.merges,
        graph.merged,
        graph.main,
        history.times,
        *history.pull_requests.columns,
    )
    sizes = [len(graph.ids), *(len(column) * column.itemsize for column in columns)]
    yield " ".join(map(str, sizes)).encode("ascii") + b"\n"
    yield graph.ids
    for column in columns:
        yield memoryview(column).cast("B")
    rest: dict[str, Any] = {
        "width": graph.width,
        "times": history.times.typecode,
        "boundary": sorted(history.boundary),
    }
    yield _line(rest)
    every = map(_plain, repeat(history), history.commits.values())
    while some := list(islice(every, _TOGETHER)):
        yield b"\n" + _line(some)


def thaw(frozen: bytes) -> History:
    """Read what :func:`freeze` wrote."""
    sizes, _, _ = frozen[:200].partition(b"\n")
    view, at = memoryview(frozen), len(sizes) + 1
    parts: list[memoryview] = []
    for size in map(int, sizes.split()):
        parts.append(view[at : at + size])
        at += size
    lines = BytesIO(frozen)
    lines.seek(at)
    rest = json.loads(next(lines))
    ids, first, merges, merged, main, times, requests, pulled = parts
    graph = Graph(
        ids=bytes(ids),
        width=rest["width"],
        first=_column("i", first),
        merges=_column("i", merges),
        merged=_column("i", merged),
        main=_column("i", main),
    )
    commits: dict[str, Commit] = {}
    line: dict[int, Commit] = {}
    positions: dict[str, int] = {}
    for place, is_main, *plain in chain.from_iterable(map(json.loads, lines)):
        commit = _commit(*plain)
        commits[commit.id] = commit
        positions[commit.id] = place
        if is_main:
            line[place] = commit
    return History(
        head=graph.id_of(len(graph) - 1),
        commits=MappingProxyType(commits),
        graph=graph,
        position=MappingProxyType(positions),
        main_line=MappingProxyType(line),
        times=_column(rest["times"], times),
        pull_requests=PullRequests(numbers=_column("i", requests), commits=_column("i", pulled)),
        shallow=bool(rest["boundary"]),
        boundary=frozenset(rest["boundary"]),
    )


def _line(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def _column(kind: str, raw: memoryview) -> array[int]:
    column = array(kind)
    column.frombytes(raw)
    return column


def _plain(history: History, commit: Commit) -> list[object]:
    place = history.position[commit.id]
    return [
        place,
        history.main_line.get(place) is commit,
        commit.id,
        commit.parents,
        commit.author,
        commit.author_email,
        *plain_moment(commit.authored_at),
        *plain_moment(commit.committed_at),
        commit.message,
        [(one.path, one.old_blob, one.new_blob) for one in commit.changes],
    ]


def _commit(  # one row
    id_: str,
    parents: list[str],
    author: str,
    email: str,
    authored: int,
    authored_zone: int,
    committed: int,
    committed_zone: int,
    message: str,
    changes: list[tuple[str, str | None, str | None]],
) -> Commit:
    return Commit(
        id=id_,
        parents=tuple(parents),
        author=intern(author),
        author_email=intern(email),
        authored_at=moment_of(authored, authored_zone),
        committed_at=moment_of(committed, committed_zone),
        message=message,
        changes=tuple(FileChange(*change) for change in changes),
    )


def plain_moment(moment: datetime) -> tuple[int, int]:
    """Give a moment of a commit as seconds since 1970 and seconds east of Greenwich."""
    return int(moment.timestamp()), _offset(moment.tzinfo)


@lru_cache(maxsize=256)
def _offset(zone: tzinfo | None) -> int:
    assert zone is not None  # noqa: S101  # moments of commits are aware
    return (zone.utcoffset(None) or timedelta(0)) // _SECOND


@lru_cache(maxsize=8)  # Author and committer date are mostly one.
def moment_of(seconds: int, zone: int) -> datetime:
    """Give back what :func:`plain_moment` wrote."""
    if seconds >= 0:
        return datetime.fromtimestamp(seconds, _zone(zone))
    return (_EPOCH + timedelta(seconds=seconds)).astimezone(_zone(zone))


@lru_cache(maxsize=256)
def _zone(seconds: int) -> timezone:
    return timezone(timedelta(seconds=seconds))
