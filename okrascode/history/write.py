"""Write a new Git repository from commit values, the same ids on every machine.

All commits go through one ``git fast-import``, which asks no configuration, runs no hook and signs
nothing. A value says everything that a commit id depends on: names, times with their zone,
message, files. The repository is built beside its place and moved there when it is whole.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from okrascode.errors import EnvironmentFailure, UsageError
from okrascode.history.pinned import ENVIRONMENT, OPTIONS
from okrascode.history.repository import run_git

__all__ = ["NewCommit", "fast_import_stream", "write_repository"]

_MAIN = "main"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCommit:
    """One commit to write: on the tip of its branch, which starts at the tip of main when new."""

    author: str
    email: str
    authored_at: datetime
    """Aware; its zone is written as it is."""
    message: str
    files: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """New text by path."""
    removed: tuple[str, ...] = ()
    branch: str = _MAIN
    merges: str | None = None
    """A branch whose changes come in by this commit; the branch ends with it."""
    committer: str | None = None
    """``None`` is the author, also for the address and the time below."""
    committer_email: str | None = None
    committed_at: datetime | None = None


def write_repository(target: Path, commits: Iterable[NewCommit]) -> None:
    """Make the repository with its work tree checked out at main; nothing stays after a failure.

    Raises:
        UsageError: when ``target`` is a file or a folder with something in it.
        EnvironmentFailure: when Git is missing or the folder cannot be written.
    """
    stream = fast_import_stream(commits)
    _refuse_unless_free(target)
    target = target.resolve()
    made = _missing_parents(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        try:
            _build(building, stream)
            _move(building, target)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    except OSError as error:
        _remove_empty(made)
        raise EnvironmentFailure(f"{target} cannot be written: {error.strerror}.") from error
    except BaseException:
        _remove_empty(made)
        raise


def _refuse_unless_free(target: Path) -> None:
    """Raise :class:`UsageError` unless ``target`` is new or an empty folder."""
    if target.is_dir():
        if any(target.iterdir()):
            raise UsageError(f"{target} is not empty; name a folder that is new or empty.")
    elif target.exists() or target.is_symlink():
        raise UsageError(f"{target} is not a folder; name one that is new or empty.")


def fast_import_stream(commits: Iterable[NewCommit]) -> bytes:
    """Give the input of ``git fast-import``; a merge carries what its branch changed.

    Raises:
        ValueError: for a merge of an unknown branch, or of a path that main changed meanwhile.
    """
    out: list[bytes] = []
    tips: dict[str, int] = {}
    forked: dict[str, dict[str, str | None]] = {}
    touched_since_fork: dict[str, set[str]] = {}
    for mark, commit in enumerate(commits, start=1):
        changes: dict[str, str | None] = {**commit.files, **dict.fromkeys(commit.removed)}
        if commit.branch != _MAIN and commit.branch not in tips:
            tips[commit.branch] = tips[_MAIN]
            forked[commit.branch] = {}
            touched_since_fork[commit.branch] = set()
        parents = [tips[commit.branch]] if commit.branch in tips else []
        if commit.merges is not None:
            if commit.merges not in forked:
                raise ValueError(f"there is no branch {commit.merges!r} to merge")
            brought = forked.pop(commit.merges)
            both = sorted(touched_since_fork.pop(commit.merges) & brought.keys())
            if both:
                raise ValueError(f"{commit.merges!r} and main both changed {both[0]!r}")
            parents.append(tips.pop(commit.merges))
            changes = {**brought, **changes}
        if commit.branch == _MAIN:
            for paths in touched_since_fork.values():
                paths.update(changes)
        else:
            forked[commit.branch].update(changes)
        tips[commit.branch] = mark
        out += _commit_lines(commit, mark=mark, parents=parents, changes=changes)
    return b"".join([*out, b"done\n"])


def _commit_lines(
    commit: NewCommit, *, mark: int, parents: Sequence[int], changes: Mapping[str, str | None]
) -> list[bytes]:
    committed_at = commit.committed_at or commit.authored_at
    lines = [
        f"commit refs/heads/{commit.branch}\nmark :{mark}\n".encode(),
        _signature("author", commit.author, commit.email, commit.authored_at),
        _signature(
            "committer",
            commit.committer or commit.author,
            commit.committer_email or commit.email,
            committed_at,
        ),
        _data(commit.message.rstrip("\n") + "\n"),
    ]
    for word, parent in zip(("from", *["merge"] * len(parents)), parents, strict=False):
        lines.append(f"{word} :{parent}\n".encode())
    for path, text in sorted(changes.items()):
        if text is None:
            lines.append(f"D {_quoted(path)}\n".encode())
        else:
            lines += [f"M 100644 inline {_quoted(path)}\n".encode(), _data(text)]
    return lines


def _signature(role: str, name: str, email: str, at: datetime) -> bytes:
    if at.tzinfo is None:
        raise ValueError("a commit needs a time with its zone")
    seconds = int(at.timestamp())
    return f"{role} {name} <{email}> {seconds} {at.strftime('%z')[:5]}\n".encode()


def _data(text: str) -> bytes:
    content = text.encode()
    return b"data %d\n%b\n" % (len(content), content)


def _quoted(path: str) -> str:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


_SCRUBBED = {
    **ENVIRONMENT,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_COUNT": "0",
    "GIT_CONFIG_PARAMETERS": "",
}
"""No configuration but that of the new repository itself."""


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    return run_git([*OPTIONS, *arguments], cwd=folder, stdin=stdin, environment=_SCRUBBED)


def _build(folder: Path, stream: bytes) -> None:
    # Everything that a user's configuration could decide is said here.
    _git(folder, "init", "--quiet", "--template=", "--object-format=sha1", f"-b{_MAIN}")
    _git(folder, "fast-import", "--quiet", "--done", "--date-format=raw", stdin=stream)
    # As on a forge: a branch that was merged is history, its name is gone.
    names = _git(folder, "for-each-ref", "--format=%(refname)", f"--merged={_MAIN}", "refs/heads")
    gone = [name for name in names.decode().split() if name != f"refs/heads/{_MAIN}"]
    deletions = "".join(f"delete {name}\n" for name in gone)
    _git(folder, "update-ref", "--stdin", stdin=deletions.encode())
    _git(folder, "reset", "--quiet", "--hard", _MAIN)


def _move(building: Path, target: Path) -> None:
    if not target.exists():
        # mkdtemp gives a private folder; a checkout is as open as the user's other folders.
        building.chmod(0o777 & ~_umask())
        building.rename(target)
        return
    # An empty folder stays itself: somebody's shell may stand in it.
    moved: list[Path] = []
    try:
        for child in sorted(building.iterdir()):
            child.rename(target / child.name)
            moved.append(target / child.name)
    except OSError:
        for path in moved:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _missing_parents(target: Path) -> list[Path]:
    return [parent for parent in target.parents if not parent.exists()]


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:
            return
