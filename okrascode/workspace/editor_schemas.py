"""The schemas that lie in a repository for its editors: copies of those that ship with okr."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from okrascode.documents.versions import SCHEMAS
from okrascode.resources import read_text

__all__ = ["old_schemas"]

_LARGEST = 1 << 20
"""Bytes of a file that may be such a copy."""


def old_schemas(root: Path) -> Mapping[str, tuple[bytes, bytes]]:
    """Give the copies that are not those of this okr: by path, what is there and what should be.

    A copy keeps its line ends. What is missing was never asked for, or was taken out; what lies
    behind a link is kept elsewhere, and nothing is written there.
    """
    if any((root / folder).is_symlink() for folder in (".okr", ".okr/schemas")):
        return {}
    found = {}
    for kind in SCHEMAS.values():
        path = f".okr/schemas/{kind}.schema.json"
        file = root / path
        if file.is_symlink() or not file.is_file() or file.stat().st_size > _LARGEST:
            continue
        raw = file.read_bytes()
        ours = read_text("schemas", "v1", f"{kind}.schema.json").encode().replace(b"\r\n", b"\n")
        if raw.replace(b"\r\n", b"\n") != ours:
            found[path] = (raw, ours.replace(b"\n", b"\r\n") if b"\r\n" in raw else ours)
    return found
