"""The lines at which readings were written, looked up only for those that are shown."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from okrascode.documents.locate import locate
from okrascode.documents.plain_lines import plain_lines
from okrascode.readings.reading import Origin

if TYPE_CHECKING:
    from okrascode.history.queries import Repository
    from okrascode.history.remembered import Memory

__all__ = ["lines_of"]

_Version = tuple[str | None, str]
"""A commit, or ``None`` for the work tree, and a path."""
_QUESTION = ("lines", "1")
_WORTH_KEEPING = 300
"""Versions; fewer are read again in less time than it takes to write all down."""
_MOST = 20_000
"""Versions of which lines are kept; who asks for more tells a whole history, which takes long."""


def lines_of(
    origins: Iterable[Origin], *, repository: Repository | None, texts: Mapping[str, bytes]
) -> Mapping[Origin, int]:
    """Give the 1-based line of each value in its file at its commit; trailers have none.

    Each version of a file is read once, all of them by one process; what was found in a commit is
    kept for the next run. ``texts`` are the documents of the work tree, for what is not committed.
    """
    wanted: dict[_Version, dict[str, list[Origin]]] = {}
    for origin in origins:
        if origin.repository is None and origin.path is not None and origin.pointer is not None:
            here = wanted.setdefault((origin.commit, origin.path), {})
            here.setdefault(origin.pointer, []).append(origin)
    memory = None if repository is None or len(wanted) > _MOST else repository.memory
    known = {} if repository is None or memory is None else _kept(memory, repository)
    new = [
        version
        for version, here in wanted.items()
        if not here.keys() <= known.get(_name(version), {}).keys()
    ]
    versions: dict[_Version, bytes | None] = {
        (None, path): texts.get(path) for commit, path in new if commit is None
    }
    if repository is not None:
        versions.update(repository.files_at([(c, path) for c, path in new if c is not None]))
    asked = {version: known.get(_name(version), {}) for version in wanted}
    for version in new:
        raw = versions.get(version)
        if raw is not None:
            asked[version] = {**asked[version], **_lines_in(raw, wanted[version].keys())}
    if repository is not None and memory is not None and len(new) > _WORTH_KEEPING:
        committed = {_name(one): lines for one, lines in asked.items() if one[0] is not None}
        kept = {**known, **committed}
        if len(kept) > _MOST:
            kept = committed
        memory.keep(repository, _QUESTION, (json.dumps(kept, separators=(",", ":")).encode(),))
    return {
        origin: asked[version][pointer]
        for version, here in wanted.items()
        for pointer, some in here.items()
        if pointer in asked[version]
        for origin in some
    }


def _name(version: _Version) -> str:
    commit, path = version
    return f"{commit or ''} {path}"


def _kept(memory: Memory, repository: Repository) -> dict[str, dict[str, int]]:
    content = memory.find(repository, _QUESTION)
    if content is None:
        return {}
    try:
        kept: dict[str, dict[str, int]] = json.loads(content)
    except ValueError:  # Of an okr that writes it otherwise.
        return {}
    return kept if isinstance(kept, dict) else {}


def _lines_in(raw: bytes, pointers: Collection[str]) -> Mapping[str, int]:
    lines = plain_lines(raw, pointers)
    if lines is not None:
        return lines
    spans = locate(raw, {(pointer, False) for pointer in pointers})
    return {pointer: spans[pointer, False].start.line for pointer in pointers}
