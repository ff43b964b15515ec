"""Write edits into files: all of them or none, and never over somebody else's change.

Every new text is on disk, beside its file, before the first file is touched; then each takes the
place of its file in one step. When one cannot, those before it get their old text back.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from okrascode.edits.edit import FileEdits, digest_of, edited
from okrascode.errors import EnvironmentFailure

__all__ = ["replace_texts", "write_edits"]

_AGAIN = "Nothing was written. Run the command again."
_NOTHING = "Nothing was written."


@dataclass(frozen=True, slots=True)
class _Change:
    path: Path
    mode: int
    before: bytes
    after: bytes


def write_edits(root: Path, files: Iterable[FileEdits]) -> tuple[str, ...]:
    """Make the edits below ``root`` and give the paths of the files that are different now.

    A file keeps its mode. Nothing at all is written, and :class:`EnvironmentFailure` raised, when a
    file is not what the edits were made for, is a link or lies behind one, or cannot be written.
    """
    given = tuple(files)
    if len({one.path for one in given}) < len(given):
        raise ValueError("the edits of one file belong together")
    changes = [
        _change(root, one.path, one.digest, partial(edited, edits=one.edits)) for one in given
    ]
    return _write(root, [one.path for one in given], changes)


def replace_texts(root: Path, texts: Mapping[str, tuple[bytes, bytes]]) -> tuple[str, ...]:
    """Put the second text where the first stands, by path, on the same conditions.

    For edits that were made one after the other; :func:`write_edits` is for all others.
    """
    changes = [
        _change(root, path, digest_of(before), partial(_instead, after))
        for path, (before, after) in texts.items()
    ]
    return _write(root, list(texts), changes)


def _write(root: Path, paths: list[str], changes: list[_Change]) -> tuple[str, ...]:
    wanted = [change for change in changes if change.after != change.before]
    drafts: list[Path] = []
    try:
        for change in wanted:
            drafts.append(_draft(change.path, change.after, change.mode))
        for change in wanted:
            # Another program may have written while the drafts were; the moment that is left
            # between this look and the step below cannot be guarded on any common file system.
            if _read(change.path)[0] != change.before:
                raise _changed(change.path)
        _put_in_place(wanted, drafts)
    except OSError as error:
        raise EnvironmentFailure(
            f"{error.filename or root} cannot be written: {error.strerror}.", hint=_NOTHING
        ) from error
    finally:
        for draft in drafts:
            with contextlib.suppress(OSError):
                draft.unlink()
    return tuple(path for path, change in zip(paths, changes, strict=True) if change in wanted)


def _change(root: Path, name: str, digest: str, change: Callable[[bytes], bytes]) -> _Change:
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts or PurePosixPath(name).is_absolute():
        raise ValueError(f"{name!r} is not a path below the root")
    path = root.joinpath(*parts)
    here = root
    for part in parts:
        here /= part
        if here.is_symlink():
            raise EnvironmentFailure(
                f"{here} is a symbolic link, which is never followed.", hint=_NOTHING
            )
    try:
        raw, mode = _read(path)
    except OSError as error:
        raise EnvironmentFailure(
            f"{path} cannot be read: {error.strerror}.", hint=_NOTHING
        ) from error
    if digest_of(raw) != digest:
        raise _changed(path)
    return _Change(path, mode, raw, change(raw))


def _instead(after: bytes, _: bytes) -> bytes:
    return after


def _changed(path: Path) -> EnvironmentFailure:
    return EnvironmentFailure(f"{path} was changed by somebody else meanwhile.", hint=_AGAIN)


def _read(path: Path) -> tuple[bytes, int]:
    with path.open("rb") as file:
        return file.read(), stat.S_IMODE(os.fstat(file.fileno()).st_mode)


def _draft(path: Path, text: bytes, mode: int) -> Path:
    draft = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(mode)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
    return draft


def _put_in_place(changes: list[_Change], drafts: list[Path]) -> None:
    done: list[_Change] = []
    try:
        for change, draft in zip(changes, drafts, strict=True):
            draft.replace(change.path)
            done.append(change)
    except BaseException:
        for change in reversed(done):
            _draft(change.path, change.before, change.mode).replace(change.path)
        raise
