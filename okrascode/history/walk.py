"""Read a whole history with one ``git log``, or with two at once where documents are few.

To say what a commit changed, Git compares trees. In a repository of code nearly all of that is
about files that are no documents, and takes most of the time. There, one log tells the commits, and
another, which never looks outside the documents' folders, tells what happened to these.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from okrascode.history.assemble import Assembly
from okrascode.history.commit import Commit, FileChange, History
from okrascode.history.log_text import (
    CHANGES_ARGUMENTS,
    COMMITS_ARGUMENTS,
    LOG_ARGUMENTS,
    SOME_COMMITS_ARGUMENTS,
    changes_in,
    commit_of,
    entries_in,
    headers_in,
)
from okrascode.history.paths import PathPatterns

if TYPE_CHECKING:
    from okrascode.history.queries import GitRunner

__all__ = ["Walked", "walk"]

_CHUNK = 1 << 18
_FEW = 4
"""Documents' folders are left alone from so many files of others to each of theirs."""


@dataclass(frozen=True, slots=True)
class Walked:
    """A history, and how many of its commits were asked of Git."""

    history: History
    fresh: int


def walk(
    git: GitRunner,
    head: str,
    matching: PathPatterns,
    *,
    prefix: str,
    boundary: Collection[str],
    is_input: Callable[[str], bool] | None,
    keeps_all: bool,
    known: History | None = None,
) -> Walked:
    """Give everything reachable from a commit; ``prefix`` is the OKR root below the top level.

    What measures read may lie anywhere, so with ``is_input`` Git looks at all files. What is
    ``known`` was walked in the same way, without ``is_input``.
    """
    folders = [folder or "." for folder in matching.folders]
    assembly = Assembly(boundary=boundary, keeps_all=keeps_all or is_input is not None)
    base = _newest_common(git, head, known) if known is not None else None
    if base is None and is_input is None and folders and _are_few(git, head, folders):
        history = _by_two_logs(git, head, assembly, matching, prefix)
        return Walked(history, assembly.fresh)
    # Where there are no documents and no inputs, only messages can say something.
    is_about_files = bool(folders) or is_input is not None
    log = LOG_ARGUMENTS if is_about_files else COMMITS_ARGUMENTS
    # What is new is little, and Git would think less of merges if it looked at some folders only.
    without = [] if base is None else [f"^{base}"]
    with git.stream(*log, head, *without, "--") as stream:
        chunks = _chunks(stream)
        assembly.take(
            entries_in(chunks, prefix=prefix, is_document=matching.match, is_input=is_input)
            if is_about_files
            else headers_in(chunks)
        )
    if base is not None and known is not None:
        assembly.take_known(known, up_to=base)
    return Walked(assembly.history(), assembly.fresh)


def _newest_common(git: GitRunner, head: str, known: History) -> str | None:
    # It fails where a forced push and a clean-up took the old head away.
    status, out, _ = git.attempt("merge-base", head, known.head)
    base = out.decode("ascii", "replace").strip()
    return base if status == 0 and known.graph.find([base]) else None


def _are_few(git: GitRunner, head: str, folders: list[str]) -> bool:
    # Where most files are documents, a limit makes Git compare their trees twice.
    if "." in folders:
        return False
    ours = git.run("ls-tree", "-r", "-z", "--name-only", head, "--", *folders).count(b"\0")
    names = ("ls-tree", "-r", "-z", "--full-tree", "--name-only", head)
    return git.run(*names).count(b"\0") > _FEW * ours


def _by_two_logs(
    git: GitRunner, head: str, assembly: Assembly, matching: PathPatterns, prefix: str
) -> History:
    folders = [folder or "." for folder in matching.folders]
    found: list[Mapping[str, tuple[FileChange, ...]]] = []
    with (
        git.stream(*CHANGES_ARGUMENTS, head, "--", *folders) as changes,
        git.stream(*COMMITS_ARGUMENTS, head, "--") as commits,
    ):

        def read() -> None:
            chunks = _chunks(changes)
            found.append(changes_in(chunks, prefix=prefix, is_document=matching.match))

        # Both must be read at once, or one Git would wait for us with a full pipe.
        reader = threading.Thread(target=read)
        reader.start()
        try:
            assembly.take(headers_in(_chunks(commits)))
        finally:
            reader.join()

    def of_ids(ids: Iterable[str]) -> Iterator[Commit]:
        questions = "\n".join([*ids, ""]).encode("ascii")
        with git.stream(*SOME_COMMITS_ARGUMENTS, stdin=questions) as some:
            yield from map(commit_of, headers_in(_chunks(some)))

    return assembly.history(found[0], read=of_ids)


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    return iter(lambda: stream.read(_CHUNK), b"")
