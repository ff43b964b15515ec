"""What lies between two revisions: where they parted, and what the commits in between say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from okrascode.errors import EnvironmentFailure, UsageError
from okrascode.history.log_text import moment
from okrascode.history.queries import Repository

__all__ = ["default_branch", "files_of_commit", "merge_base", "messages_between"]

_DEFAULTS = (
    "refs/remotes/origin/HEAD",
    "refs/remotes/origin/main",
    "refs/remotes/origin/master",
    "refs/heads/main",
    "refs/heads/master",
)
_LARGEST = 1 << 20
"""Bytes of a file that is read whole; of a larger one, the beginning."""


def default_branch(repository: Repository) -> str:
    """Give a revision that names the branch which work is merged into.

    The remote's default branch; else ``main`` or ``master``, there or here; else the branch that is
    checked out.

    Raises:
        UsageError: nothing is checked out but a commit, and there is no such branch.
    """
    for name in _DEFAULTS:
        status, _, _ = repository.git.attempt("rev-parse", "--verify", "--quiet", name)
        if status == 0:
            return name
    status, _, _ = repository.git.attempt("symbolic-ref", "--quiet", "HEAD")
    if status == 0:
        return "HEAD"
    raise UsageError(
        "It cannot be told which branch this was taken from.",
        hint="Name the base, for example origin/main; of a merge commit in CI it is HEAD^1.",
    )


def merge_base(repository: Repository, one: str, other: str) -> str:
    """Give the commit at which two commits, by full id, parted; of several, Git's first.

    Raises:
        EnvironmentFailure: it lies beyond what a shallow clone has.
        UsageError: the two have nothing in common.
    """
    status, out, _ = repository.git.attempt("merge-base", one, other)
    if status == 0:
        return out.decode("ascii").strip()
    if repository.is_shallow:
        raise EnvironmentFailure(
            f"This shallow clone does not reach back to where {one[:12]} and {other[:12]} parted.",
            hint="Fetch the whole history: git fetch --unshallow (in CI: fetch-depth: 0).",
        )
    raise UsageError(
        f"The commits {one[:12]} and {other[:12]} have no history in common.",
        hint="Name a base that this branch was taken from.",
    )


def messages_between(
    repository: Repository, base: str, head: str
) -> Iterator[tuple[datetime, str]]:
    """Give author time and message of every commit that ``head`` has and ``base`` lacks."""
    arguments = ("log", "-z", "--no-show-signature", "--no-notes", "--no-patch", "--date=raw")
    out = repository.git.run(*arguments, "--encoding=UTF-8", "--format=%ad%n%B", f"{base}..{head}")
    for entry in out.decode("utf-8", "replace").split("\0"):
        written_at, newline, message = entry.partition("\n")
        if newline:
            yield moment(written_at), message


def files_of_commit(
    repository: Repository, commit: str, paths: Iterable[str]
) -> Iterator[tuple[str, bytes]]:
    """Give the regular files at or below some paths of a commit, from the Git top level.

    Raises:
        EnvironmentFailure: a partial clone lacks one of them, and it does not come.
    """
    out = repository.git.run("ls-tree", "-r", "-z", "--full-tree", commit, "--", *paths)
    found: list[tuple[str, str]] = []
    for entry in out.decode("utf-8", "surrogateescape").split("\0"):
        meta, tab, path = entry.partition("\t")
        if tab and meta.startswith("100"):
            found.append((path, meta.split(" ")[2]))
    wanted = list(dict.fromkeys(blob for _, blob in found))
    lacking = repository.lacking(wanted)
    if lacking.ids:
        raise EnvironmentFailure(lacking.because)
    texts = dict(repository.blobs(wanted, at_most=_LARGEST))
    yield from ((path, texts[blob]) for path, blob in found)
