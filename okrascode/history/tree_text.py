"""How the bytes of ``ls-tree``, ``status`` and ``cat-file --batch`` become values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

__all__ = ["LARGEST_DOCUMENT", "blob_id", "blobs_in", "changed_paths_in", "tree_in"]

LARGEST_DOCUMENT = 1 << 20
"""Bytes; a larger blob is read one byte further, so that its reader sees that it is too large."""


def blob_id(content: bytes, *, is_long: bool = False) -> str:
    """Give the id that Git gives a file's content; ``is_long`` in a repository of SHA-256.

    >>> blob_id(b"")
    'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'
    """
    import hashlib  # It brings a library that a look at the configuration does without.

    name = "sha256" if is_long else "sha1"
    # Git's name for a content, no protection of it.
    digest = hashlib.new(name, b"blob %d\0" % len(content), usedforsecurity=False)
    digest.update(content)
    return digest.hexdigest()


def tree_in(raw: bytes, *, prefix: str) -> dict[str, tuple[str, str]]:
    """Give mode and object id by path below ``prefix``, which is cut off."""
    found: dict[str, tuple[str, str]] = {}
    for entry in raw.split(b"\0"):
        meta, tab, path = entry.partition(b"\t")
        if tab:
            name = path.decode("utf-8", "surrogateescape")
            mode, _, blob = meta.decode("ascii").split(" ")
            if name.startswith(prefix):
                found[name[len(prefix) :]] = (mode, blob)
    return found


def changed_paths_in(raw: bytes, *, prefix: str) -> Iterator[str]:
    """Give the paths below ``prefix`` in the output of ``status --porcelain -z --no-renames``."""
    for entry in raw.split(b"\0"):
        name = entry[3:].decode("utf-8", "surrogateescape")
        if name.startswith(prefix) and len(name) > len(prefix):
            yield name[len(prefix) :]


def blobs_in(
    stream: IO[bytes], wanted: Iterable[str], *, at_most: int = LARGEST_DOCUMENT
) -> Iterator[tuple[str, bytes | None]]:
    """Give the content of each object in the order asked for; ``None`` when it is not here."""
    for id_ in wanted:
        header = stream.readline()
        if header.endswith(b" missing\n"):
            yield id_, None
            continue
        fields = header.split()
        if len(fields) != 3:
            raise EOFError
        left = int(fields[2])
        content = stream.read(min(left, at_most + 1))
        left -= len(content)
        while left > 0:
            skipped = stream.read(min(left, LARGEST_DOCUMENT))
            if not skipped:
                raise EOFError
            left -= len(skipped)
        stream.read(1)
        yield id_, content
