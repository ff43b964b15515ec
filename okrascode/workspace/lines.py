"""The lines at which readings were written, looked up only for those that are shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from okrascode.documents.locate import locate
from okrascode.documents.plain_lines import plain_lines
from okrascode.readings.reading import Origin

if TYPE_CHECKING:
    from okrascode.history.repository import Repository

__all__ = ["lines_of"]


def lines_of(
    origins: Iterable[Origin], *, repository: Repository | None, texts: Mapping[str, bytes]
) -> Mapping[Origin, int]:
    """Give the 1-based line of each value in its file at its commit; trailers have none.

    Each version of a file is read once, all of them by one process. ``texts`` are the documents of
    the work tree, for what is not committed.
    """
    wanted: dict[tuple[str | None, str], list[Origin]] = {}
    for origin in origins:
        is_ours = origin.repository is None
        if is_ours and origin.path is not None and origin.pointer is not None:
            wanted.setdefault((origin.commit, origin.path), []).append(origin)
    committed = [(commit, path) for commit, path in wanted if commit is not None]
    versions: dict[tuple[str | None, str], bytes | None] = {
        (None, path): texts.get(path) for commit, path in wanted if commit is None
    }
    if repository is not None:
        versions.update(repository.files_at(committed))
    found: dict[Origin, int] = {}
    for version, here in wanted.items():
        raw = versions.get(version)
        if raw is None:
            continue
        lines = _lines_in(raw, {origin.pointer or "" for origin in here})
        for origin in here:
            found[origin] = lines[origin.pointer or ""]
    return found


def _lines_in(raw: bytes, pointers: Collection[str]) -> Mapping[str, int]:
    lines = plain_lines(raw, pointers)
    if lines is not None:
        return lines
    spans = locate(raw, {(pointer, False) for pointer in pointers})
    return {pointer: spans[pointer, False].start.line for pointer in pointers}
