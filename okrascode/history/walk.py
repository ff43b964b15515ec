"""Read a whole history with one ``git log``, or by another way where documents are few.

To say what a commit changed, Git compares trees. In a repository of code nearly all of that is
about files that are no documents, and takes most of the time. There the log tells the commits
alone, while Git is asked what their folders of documents were (:mod:`folder_trees`); the few in
which these differ, and the few whose messages matter, are then asked for whole.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrascode.history.assemble import Assembly
from okrascode.history.commit import Commit, History
from okrascode.history.folder_trees import FolderTrees, may_ask
from okrascode.history.log_text import (
    COMMIT_ALONE,
    COMMIT_WITH_CHANGES,
    LOG_ARGUMENTS,
    SOME_COMMITS_ARGUMENTS,
    chunks_of,
    commit_of,
    entries_in,
)
from okrascode.history.paths import PathPatterns
from okrascode.history.skim import SKIM_ARGUMENTS, columns_in

if TYPE_CHECKING:
    from okrascode.history.runner import GitRunner

__all__ = ["Walked", "walk"]

_TOGETHER = 25_000
"""Commits that one process is asked about."""
_AT_MOST = 2
"""Questions that wait for an answer; before there are more, the log is not read on."""
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
    folders = [prefix + folder for folder in matching.folders]
    assembly = Assembly(boundary=boundary, keeps_all=keeps_all or is_input is not None)
    base = _newest_common(git, head, known) if known is not None else None
    # Where there are no documents and no inputs, only messages can say something.
    if (
        base is None
        and is_input is None
        and all(map(may_ask, folders))
        and (not folders or _are_few(git, head, matching.folders))
    ):
        _skim(git, head, assembly, matching, prefix)
    else:
        # What is new is little, and Git would think less of merges if it looked at some folders.
        without = [] if base is None else [f"^{base}"]
        with git.stream(*LOG_ARGUMENTS, head, *without, "--") as stream:
            chunks = chunks_of(stream)
            assembly.take(
                entries_in(chunks, prefix=prefix, is_document=matching.match, is_input=is_input)
            )
        if base is not None and known is not None:
            history = assembly.history_after(known, base)
            if history is not None:
                return Walked(history, assembly.fresh)
            assembly.take_known(known, up_to=base)
    return Walked(assembly.history(), assembly.fresh)


def _newest_common(git: GitRunner, head: str, known: History) -> str | None:
    # It fails where a forced push and a clean-up took the old head away.
    status, out, _ = git.attempt("merge-base", head, known.head)
    base = out.decode("ascii", "replace").strip()
    return base if status == 0 and known.graph.find([base]) else None


def _are_few(git: GitRunner, head: str, folders: Collection[str]) -> bool:
    # Where most files are documents, most commits would have to be asked for twice.
    ours = git.run("ls-tree", "-r", "-z", "--name-only", head, "--", *folders).count(b"\0")
    names = ("ls-tree", "-r", "-z", "--full-tree", "--name-only", head)
    return git.run(*names).count(b"\0") > _FEW * ours


def _skim(
    git: GitRunner, head: str, assembly: Assembly, matching: PathPatterns, prefix: str
) -> None:
    trees = FolderTrees(git, [prefix + folder for folder in matching.folders])
    waiting: deque[Future[None]] = deque()

    def answer(questions: bytes, ids: list[str]) -> None:
        trees.ask(questions)
        assembly.keep(_some(git, ids, *COMMIT_ALONE))

    with git.stream(*SKIM_ARGUMENTS, head, "--") as stream, ThreadPoolExecutor(1) as helper:
        asked, ids = list[bytes](), list[str]()
        for columns in columns_in(chunks_of(stream)):
            asked += columns.trees
            ids += assembly.skim(columns)
            if len(asked) > _TOGETHER:
                waiting.append(helper.submit(answer, trees.questions(asked), ids))
                asked, ids = [], []
                if len(waiting) > _AT_MOST:
                    waiting.popleft().result()
        waiting.append(helper.submit(answer, trees.questions(asked), ids))
        for one in waiting:
            one.result()
    if matching.folders:
        ids = assembly.ids_at(trees.changed(assembly.first_parents))
        assembly.keep(_some(git, ids, *COMMIT_WITH_CHANGES, matching=matching, prefix=prefix))


_NO_PATTERNS = PathPatterns(())


def _some(
    git: GitRunner,
    ids: Collection[str],
    *told: str,
    matching: PathPatterns = _NO_PATTERNS,
    prefix: str = "",
) -> Iterator[Commit]:
    """Give some commits whole, with what they did to documents if that is told."""
    if not ids:
        return
    questions = "\n".join([*ids, ""]).encode("ascii")
    where = ["--", *matching.folders]
    with git.stream(*SOME_COMMITS_ARGUMENTS, *told, *where, stdin=questions) as stream:
        yield from map(
            commit_of, entries_in(chunks_of(stream), prefix=prefix, is_document=matching.match)
        )
