"""Take documents to another version of the format by edits of their text, one step after the other.

A step is a module of :mod:`okrascode.documents.migrations`. It changes what has to change and
nothing else, so comments, order and quotes stay; the version itself is written by the machinery
here. What comes out is read again: a document that would not be right is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from okrascode.documents.characters import text_of
from okrascode.documents.locate import Places
from okrascode.documents.read import read_document
from okrascode.documents.tree import read_tree
from okrascode.documents.versions import CURRENT, SCHEMAS
from okrascode.documents.yaml_text import YamlSyntaxError
from okrascode.edits.edit import Edit, edited
from okrascode.errors import UsageError

__all__ = ["Left", "Migrated", "Migration", "NewerVersion", "known_migrations", "migrate"]

_Read = tuple[str, dict[str, Any], str]
"""Text, plain data and version of a document."""
_OURS = re.compile(r"okrascode/v([1-9][0-9]{0,3}|0)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step."""

    name: str
    """As the file, with ``-``."""
    summary: str
    """What is better afterwards, to stand behind a path."""
    version: str
    """Of the documents it is for, such as ``okrascode/v1``."""
    to: str
    """The version they are of afterwards; the same for a step that changes no version."""
    edits: Callable[[str, dict[str, Any], str], Iterable[Edit]]
    """From text, plain data and path (relative to the root) to what changes in the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Migrated:
    """A document that is another one now."""

    path: str
    before: bytes
    after: bytes
    steps: tuple[Migration, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A document that stays as it is, because it cannot be read or would not be right."""

    path: str
    reason: str
    """A sentence."""


class NewerVersion(UsageError):
    """A document is of a version that only a newer okr knows."""


def known_migrations() -> tuple[Migration, ...]:
    """Give the steps that ship with this version."""
    from okrascode.documents import migrations
    from okrascode.registry import constants_in

    return constants_in(migrations, "MIGRATION", Migration)


def migrate(
    texts: Mapping[str, bytes], migrations: Sequence[Migration], *, to: str = CURRENT
) -> tuple[tuple[Migrated, ...], tuple[Left, ...]]:
    """Give the documents that change, and those that cannot, in the order of ``texts``.

    Raises:
        NewerVersion: a document is of a version beyond those that the steps lead to.
        UsageError: no document can be of the version ``to``.
    """
    if to not in {CURRENT, *(step.to for step in migrations)}:
        raise UsageError(f"There is no version {to!r} to go to.", hint=f"The newest is {CURRENT}.")
    found = {path: _read(raw, path) for path, raw in texts.items()}
    newer = [
        (path, version)
        for path, read in found.items()
        if not isinstance(read, Left) and _number(version := read[2]) > _number(to)
    ]
    if newer:
        path, version = newer[0]
        also = f", as {len(newer) - 1} more are" if len(newer) > 1 else ""
        raise NewerVersion(
            f"{path} is in {version}{also}, and this okr knows the format up to {to}.",
            hint=f"Install an okr that knows {version}. Nothing was changed.",
        )
    changed, left = [], []
    for path, read in found.items():
        result = (
            read if isinstance(read, Left) else _migrated(path, texts[path], read, migrations, to)
        )
        if isinstance(result, Left):
            left.append(result)
        elif result.after != result.before:
            changed.append(result)
    return tuple(changed), tuple(left)


def _migrated(
    path: str, raw: bytes, read: _Read, migrations: Sequence[Migration], to: str
) -> Migrated | Left:
    now, steps = raw, []
    while (version := read[2]) != to:
        text, data, _ = read
        step = next((one for one in migrations if one.version == version != one.to), None)
        if step is None:
            return Left(path=path, reason=f"No way is known from {version} to {to}.")
        place = Places(text).span("/apiVersion")
        now = edited(now, [*step.edits(text, data, path), Edit(place, step.to)])
        steps.append(step)
        then = _read(now, path)
        if isinstance(then, Left):
            return then
        read = then
    text, data, _ = read
    for step in migrations:
        if step.version == to == step.to and str(data.get("kind")) in SCHEMAS:
            after = edited(now, step.edits(text, data, path))
            if after != now:
                steps.append(step)
            now = after
            text = _decoded(now, path)
    if any(step.version != step.to for step in steps) and to == CURRENT:
        result = read_document(now, path=path)
        if result.document is None:
            why = result.findings[0].message if result.findings else "It cannot be read."
            return Left(path=path, reason=f"In {to} it would not be right: {why}")
    return Migrated(path=path, before=raw, after=now, steps=tuple(steps))


def _read(raw: bytes, path: str) -> _Read | Left:
    """Read a text; only what says its version can be taken to another."""
    text = text_of(raw, path=path)
    try:
        tree = read_tree(text, path=path) if isinstance(text, str) else None
    except YamlSyntaxError:
        tree = None
    if tree is None or not isinstance(text, str) or not tree.is_whole:
        return Left(path=path, reason="It cannot be read; okr lint says why.")
    version = tree.data.get("apiVersion") if isinstance(tree.data, dict) else None
    if not isinstance(tree.data, dict) or not isinstance(version, str):
        return Left(path=path, reason="It does not say its version (apiVersion).")
    if not _OURS.fullmatch(version):
        return Left(path=path, reason=f"{version[:60]} is no version of this format.")
    return text, tree.data, version


def _decoded(raw: bytes, path: str) -> str:
    text = text_of(raw, path=path)
    assert isinstance(text, str)  # noqa: S101  # edits of a text give a text
    return text


def _number(version: str) -> int:
    found = _OURS.fullmatch(version)
    assert found is not None  # noqa: S101  # only these get here
    return int(found[1])
