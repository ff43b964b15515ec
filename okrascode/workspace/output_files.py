"""Write files that somebody named on the command line: whole, and through no link of a stranger."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

from okrascode.errors import EnvironmentFailure
from okrascode.workspace.new_files import git_top_of

__all__ = ["write_output"]


def write_output(file: Path, text: str | bytes, *, root: Path) -> None:
    """Write a text in UTF-8, or bytes; another file of this name is replaced in one step.

    A pull request can bring a link called ``report.json`` that leads to a file of the machine that
    runs its check, so a link in the repository of ``root`` is refused. Links elsewhere, such as
    ``/dev/stdout``, are those of the user.

    Raises:
        EnvironmentFailure: a link is in the way, or the file cannot be written.
    """
    # Kept as text: to resolve it would follow the very link that is looked for.
    absolute = Path(os.path.abspath(file))  # noqa: PTH100
    top = (git_top_of(root) or root).resolve()
    for place in (absolute, *absolute.parents):
        if place.is_symlink() and place.parent.resolve().is_relative_to(top):
            raise EnvironmentFailure(
                f"{place} is a symbolic link; okr does not write through those of a repository.",
                hint="Name a file elsewhere, or take the link away.",
            )
    try:
        _write(absolute, text.encode("utf-8") if isinstance(text, str) else text)
    except OSError as error:
        raise EnvironmentFailure(f"{file} cannot be written: {error.strerror}.") from error


def _write(file: Path, raw: bytes) -> None:
    try:
        mode = file.stat().st_mode
    except FileNotFoundError:
        mode = None
    if mode is not None and not stat.S_ISREG(mode):
        _write_into(file, raw)  # a device or a pipe, which has nothing to be replaced
        return
    target = file.resolve()
    draft = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with draft.open("xb") as stream:
            stream.write(raw)
        if mode is not None:
            draft.chmod(stat.S_IMODE(mode))
        draft.replace(target)
    except PermissionError:
        if mode is None:
            raise
        _write_into(file, raw)  # the file may be written, and its folder not
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()


def _write_into(file: Path, raw: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(raw)
