"""Files of a cache: whole or absent, whatever happens to them.

Each is named by the digest of all that its content depends on, and begins with a digest of name and
content. It is written whole, piece by piece, and then put in its place: two may write at once, a
damaged one counts as absent, and the folder may be deleted at any time. Whatever fails here only
costs time.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

__all__ = ["Piece", "SealedFiles"]

Piece = bytes | bytearray | memoryview

_SEAL = 65
"""Bytes before the content."""


class SealedFiles:
    """The files of one folder."""

    def __init__(self, folder: Path, *, most: int, largest: int) -> None:
        """Keep the folder; it is made when the first file is kept.

        Of more than ``most`` files those that were not asked for longest go; one of more than
        ``largest`` bytes is not kept.
        """
        self._folder = folder
        self._most = most
        self._largest = largest

    def find(self, key: str) -> bytes | None:
        """Give what was kept under a key; ``None`` when there is none that is whole."""
        path = self._folder / key
        try:
            if path.stat().st_size > self._largest + _SEAL:
                return None
            with path.open("rb") as file:
                seal, content = file.read(_SEAL), file.read()
        except OSError:
            return None
        if seal != _seal(key, (content,)):
            return None
        with suppress(OSError):
            os.utime(path)
        return content

    def keep(self, key: str, content: Iterable[Piece]) -> None:
        """Keep a content, which comes in pieces, and let the oldest go."""
        import tempfile

        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=self._folder, prefix="new-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(bytes(_SEAL))
                    seal = _seal(key, _written(content, file))
                    size = file.tell() - _SEAL
                    file.seek(0)
                    file.write(seal)
                if size > self._largest:
                    Path(name).unlink()
                    return
                Path(name).replace(self._folder / key)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
            self._forget()

    def _forget(self) -> None:
        paths = list(self._folder.iterdir())
        if len(paths) <= self._most:
            return
        aged: list[tuple[float, Path]] = []
        for path in paths:
            with suppress(OSError):
                aged.append((path.stat().st_mtime, path))
        for _, path in sorted(aged)[: -self._most]:
            with suppress(OSError):
                path.unlink()


def _written(content: Iterable[Piece], file: IO[bytes]) -> Iterator[Piece]:
    for piece in content:
        file.write(piece)
        yield piece


def _seal(key: str, content: Iterable[Piece]) -> bytes:
    digest = hashlib.sha256(key.encode() + b"\n")
    for piece in content:
        digest.update(piece)
    return digest.hexdigest().encode() + b"\n"
