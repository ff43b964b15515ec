"""What a measure makes of a tree: a count, a share, lines that match, or the number in a file.

A gauge is told what changed from step to step and keeps only what it needs, so that a long history
costs what changed in it. File contents are asked for by blob, once each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Context, Decimal
from typing import Protocol

from okrascode.model.measure import Source, SourceKind
from okrascode.readings.file_number import Gap, is_lfs_pointer, number_in
from okrascode.readings.line_search import LineSearch, TooMuchWork
from okrascode.readings.tree_inputs import Glob, globs_of, input_path
from okrascode.readings.trees import LARGEST_INPUT

__all__ = ["Gauge", "gauge_of"]

_EXACT = Context(prec=28)
_LACKING = "is not in this partial clone (git fetch --refetch --no-filter)"


class Gauge(Protocol):
    """Reads one source of one repository."""

    def is_input(self, path: str) -> bool:
        """Tell whether a file, by its path from the top level, changes what is read."""

    def wanted(self, changes: Mapping[str, str | None]) -> Iterable[str]:
        """Give the blobs whose content is needed."""

    def read(self, blob: str, raw: bytes) -> None:
        """Take a content that was wanted; a partial clone may lack some."""

    def value(self, changes: Mapping[str, str | None]) -> Decimal | bool | Gap | None:
        """Give the number after more changes; ``None`` when there never was anything to read."""


def gauge_of(source: Source, *, prefix: str) -> Gauge:
    """Give the gauge of a source that has no fault and is about trees."""
    globs = globs_of(source, prefix=prefix)
    if source.kind is SourceKind.FILES:
        return _Files(source, globs)
    if source.kind is SourceKind.MATCHES:
        return _Lines(source, globs[0])
    return _Number(source, input_path(source, prefix=prefix))


class _Files:
    """How many files or folders there are, and of how many."""

    def __init__(self, source: Source, globs: tuple[Glob, ...]) -> None:
        self._of = source.of
        self._globs = globs
        self._paths: set[str] = set()
        self._members: tuple[Counter[str], ...] = tuple(Counter() for _ in globs)

    def is_input(self, path: str) -> bool:
        return any(glob.matches(path) for glob in self._globs)

    def wanted(self, changes: Mapping[str, str | None]) -> Iterable[str]:  # noqa: ARG002  # counts
        return ()

    def read(self, blob: str, raw: bytes) -> None:
        """Need no content."""

    def value(self, changes: Mapping[str, str | None]) -> Decimal | Gap | None:
        for path, blob in changes.items():
            if (blob is None) is (path in self._paths):
                self._paths ^= {path}
                self._count(path, -1 if blob is None else 1)
        part, *rest = (len(members) for members in self._members)
        if not rest:
            return Decimal(part)
        if not rest[0]:
            why = "matches nothing, so there is no share of it"
            return Gap(f"{self._of}", why) if changes else None
        return _EXACT.divide(Decimal(100 * part), Decimal(rest[0]))

    def _count(self, path: str, change: int) -> None:
        for glob, members in zip(self._globs, self._members, strict=True):
            for member in glob.members(path):
                members[member] += change
                if not members[member]:
                    del members[member]


class _Lines:
    """How many lines match in all files together."""

    def __init__(self, source: Source, glob: Glob) -> None:
        self._glob = glob
        self._search = LineSearch(source.pattern)
        self._lines: dict[str, int | str] = {}
        self._blobs: dict[str, str] = {}
        self._total = 0
        self._unread: dict[str, str] = {}

    def is_input(self, path: str) -> bool:
        return self._glob.matches(path)

    def wanted(self, changes: Mapping[str, str | None]) -> Iterable[str]:
        return (blob for blob in changes.values() if blob is not None)

    def read(self, blob: str, raw: bytes) -> None:
        if blob not in self._lines:
            self._lines[blob] = self._count(raw)

    def value(self, changes: Mapping[str, str | None]) -> Decimal | Gap:
        for path, blob in changes.items():
            before = self._lines.get(self._blobs.pop(path, ""), 0)
            self._total -= before if isinstance(before, int) else 0
            self._unread.pop(path, None)
            if blob is None:
                continue
            self._blobs[path] = blob
            lines = self._lines.get(blob, _LACKING)
            if isinstance(lines, int):
                self._total += lines
            else:
                self._unread[path] = lines
        for path in sorted(self._unread)[:1]:
            return Gap(path, self._unread[path])
        return Decimal(self._total)

    def _count(self, raw: bytes) -> int | str:
        if is_lfs_pointer(raw):
            return "is kept in Git LFS, so Git has no text of it"
        if len(raw) > LARGEST_INPUT:
            return "is larger than 8 MiB, so its lines are not counted"
        if b"\0" in raw:
            return 0  # No text: Git's own grep counts no lines of it either.
        try:
            return self._search.count(raw.decode("utf-8", "replace"))
        except TooMuchWork:
            return "and the files before it are too much work for this pattern"


class _Number:
    """The number at one place of one file."""

    def __init__(self, source: Source, path: str) -> None:
        self._path = path
        self._pointer = source.at or ""
        self._shown = source.pattern
        self._numbers: dict[str, Decimal | bool | Gap] = {}

    def is_input(self, path: str) -> bool:
        return path == self._path

    def wanted(self, changes: Mapping[str, str | None]) -> Iterable[str]:
        return (blob for blob in changes.values() if blob is not None)

    def read(self, blob: str, raw: bytes) -> None:
        if blob not in self._numbers:
            self._numbers[blob] = number_in(raw, path=self._shown, pointer=self._pointer)

    def value(self, changes: Mapping[str, str | None]) -> Decimal | bool | Gap | None:
        if not changes:
            return None
        blob = changes[self._path]
        if blob is None:
            return Gap(self._shown, "is not there, or is no file of its own but a link")
        return self._numbers.get(blob, Gap(self._shown, _LACKING))
