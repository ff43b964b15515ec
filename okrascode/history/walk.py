"""Read a whole history with one ``git log``, or with two at once where documents are few.

To say what a commit changed, Git compares trees. In a repository of code nearly all of that is
about files that are no documents, and takes most of the time. There, one log tells the commits, and
another, which never looks outside the documents' folders, tells what happened to these.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
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

__all__ = ["history_of"]

_CHUNK = 1 << 18
_FEW = 4
"""Documents' folders are left alone from so many files of others to each of theirs."""


def history_of(
    git: GitRunner,
    head: str,
    matching: PathPatterns,
    *,
    prefix: str,
    boundary: Collection[str],
    is_input: Callable[[str], bool] | None,
    keeps_all: bool,
) -> History:
    """Give everything reachable from a commit; ``prefix`` is the OKR root below the top level.

    What measures read may lie anywhere, so with ``is_input`` Git looks at all files.
    """
    folders = [folder or "." for folder in matching.folders]
    assembly = Assembly(boundary=boundary, keeps_all=keeps_all or is_input is not None)
    if is_input is None and folders and _are_few(git, head, folders):
        return _by_two_logs(git, head, assembly, matching, prefix)
    if is_input is None and not folders:
        with git.stream(*COMMITS_ARGUMENTS, head, "--") as stream:
            assembly.take(headers_in(_chunks(stream)))
        return assembly.history()
    with git.stream(*LOG_ARGUMENTS, head, "--") as stream:
        assembly.take(
            entries_in(
                _chunks(stream), prefix=prefix, is_document=matching.match, is_input=is_input
            )
        )
    return assembly.history()


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
