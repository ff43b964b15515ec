"""Merge files of documents for Git, and again those that Git has left in conflict."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from okrascode.documents.merge import merge_documents
from okrascode.errors import EnvironmentFailure, UsageError
from okrascode.history.paths import PathPatterns
from okrascode.history.repository import ask_git, run_git
from okrascode.workspace.edit_files import replace_texts

__all__ = ["Resolved", "merge_files", "resolve"]

_MARKER = b"<<<<<<< "


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What became of one document that was in conflict."""

    path: str
    """Relative to the OKR root."""
    conflicts: int = 0
    """How many places are still marked."""
    left_because: str = ""
    """Why it was not touched; empty when it was merged."""


def merge_files(base: Path, ours: Path, theirs: Path, *, marker_size: int = 7) -> int:
    """Merge three files into ``ours``; give how many conflicts are marked in it.

    By items where that is sure, else as ``git merge-file`` does it.
    """
    texts = [_read(path) for path in (base, ours, theirs)]
    # Whatever goes wrong in here, Git's own merge is still a merge.
    with contextlib.suppress(Exception):
        result = merge_documents(*texts, marker_size=marker_size)
        if result is not None:
            ours.write_bytes(result.text)
            return result.conflicts
    return _merge_lines(base, ours, theirs, marker_size=marker_size)


def _merge_lines(base: Path, ours: Path, theirs: Path, *, marker_size: int) -> int:
    labels = ["-L", "ours", "-L", "base", "-L", "theirs"]
    files = [str(path.resolve()) for path in (ours, base, theirs)]
    code, _, words = ask_git(
        ["merge-file", "-q", f"--marker-size={marker_size}", *labels, *files], cwd=ours.parent
    )
    if code > 127:  # below is the number of conflicts
        raise EnvironmentFailure(f"Git cannot merge {ours.name}: {words}.")
    return code


def resolve(
    root: Path, top: Path, patterns: Sequence[str], *, only: Sequence[str] = (), dry_run: bool
) -> tuple[Resolved, ...]:
    """Merge again every document below ``root`` that the index has in three versions.

    One without a conflict left is staged. A file without markers was settled by hand and stays.
    ``only`` are paths relative to the root.
    """
    prefix = root.relative_to(top).as_posix()
    prefix = "" if prefix == "." else prefix + "/"
    matching = PathPatterns(patterns)
    found: list[Resolved] = []
    for path, stages in sorted(_unmerged(top).items()):
        below = path.removeprefix(prefix)
        if not path.startswith(prefix) or not matching.match(below):
            continue
        if only and below not in only:
            continue
        found.append(_resolved(top, path, below, stages, dry_run=dry_run))
    missing = set(only) - {one.path for one in found}
    if missing:
        raise UsageError(f"{min(missing)} is no document in conflict.", hint="See git status.")
    return tuple(found)


def _unmerged(top: Path) -> dict[str, dict[int, str]]:
    code, out, words = ask_git(["ls-files", "--unmerged", "-z", "--full-name"], cwd=top)
    if code:
        raise EnvironmentFailure(f"The index of {top} cannot be read: {words}.")
    found: dict[str, dict[int, str]] = {}
    for line in out.split(b"\0")[:-1]:
        head, _, path = line.partition(b"\t")
        mode, blob, stage = head.decode().split()
        # A link in place of a document is none of ours.
        if mode in ("100644", "100755"):
            found.setdefault(os.fsdecode(path), {})[int(stage)] = blob
    return found


def _resolved(
    top: Path, path: str, below: str, stages: dict[int, str], *, dry_run: bool
) -> Resolved:
    file = top / path
    if 2 not in stages or 3 not in stages:  # ours and theirs
        return Resolved(path=below, left_because="one side has deleted it; git add or git rm it")
    if file.is_symlink() or not file.is_file():
        return Resolved(path=below, left_because="it is not a file in the work tree")
    now = _read(file)
    if not any(line.startswith(_MARKER) for line in now.splitlines()):
        return Resolved(path=below, left_because="it has no markers; git add it if it is right")
    base, ours, theirs = (
        run_git(["cat-file", "blob", stages[n]], cwd=top) if n in stages else b"" for n in (1, 2, 3)
    )
    result = merge_documents(base, ours, theirs)
    if result is None:
        return Resolved(path=below, left_because="it is written in a way that only Git can merge")
    if not dry_run:
        replace_texts(top, {path: (now, result.text)})
        if not result.conflicts:
            code, _, words = ask_git(["add", "--", path], cwd=top)
            if code:
                raise EnvironmentFailure(f"{below} is merged, but not staged: {words}.")
    return Resolved(path=below, conflicts=result.conflicts)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentFailure(f"{path} cannot be read: {error.strerror}.") from error
