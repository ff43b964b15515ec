"""What a head has and an older commit of its main line has not: what is left to read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from okrascode.history.assemble import Assembly
from okrascode.history.commit import NO_COMMITS, History
from okrascode.history.log_text import LOG_ARGUMENTS, chunks_of, entries_in
from okrascode.history.paths import PathPatterns

if TYPE_CHECKING:
    from okrascode.history.queries import Repository

__all__ = ["newer_commits"]


def newer_commits(
    repository: Repository, head: str, *, base: str, patterns: Iterable[str], at_most: int
) -> History | None:
    """Give every commit that ``head`` reaches and ``base`` does not, as a history of its own.

    All of them whole; steps of the main line count from the one after ``base``. ``None`` when there
    are more than ``at_most``, and when ``base`` is not on the main line of ``head``: after a forced
    push, on another branch, or where somebody merged the main line into a branch and called that
    the main line.
    """
    if base == head:
        return NO_COMMITS
    git = repository.git
    range_ = (head, f"^{base}")
    status, out, _ = git.attempt("rev-list", "--count", f"--max-count={at_most + 1}", *range_, "--")
    if status != 0 or not 0 < int(out) <= at_most:
        return None
    matching = PathPatterns(patterns)
    assembly = Assembly(boundary=(), keeps_all=True)
    with git.stream(*LOG_ARGUMENTS, *range_, "--") as stream:
        assembly.take(
            entries_in(
                chunks_of(stream),
                prefix=repository.prefix,
                is_document=matching.match,
            )
        )
    history = assembly.history()
    parents = history.main_line[0].parents
    return history if parents and parents[0] == base else None
