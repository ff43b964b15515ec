"""Write edits into files: all of them or none, and never over somebody else's change.

Every new text is on disk, beside its file, before the first file is touched; then each takes the
place of its file in one step. When one cannot, those before it get their old text back.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from okrascode.edits.edit import FileEdits, digest_of, edited
from okrascode.errors import EnvironmentFailure

__all__ = ["write_edits"]

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
    changes = [_change(root, one) for one in given]
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
    return tuple(one.path for one, change in zip(given, changes, strict=True) if change in wanted)


def _change(root: Path, one: FileEdits) -> _Change:
    parts = PurePosixPath(one.path).parts
    if not parts or ".." in parts or PurePosixPath(one.path).is_absolute():
        raise ValueError(f"{one.path!r} is not a path below the root")
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
    if digest_of(raw) != one.digest:
        raise _changed(path)
    return _Change(path, mode, raw, edited(raw, one.edits))


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
