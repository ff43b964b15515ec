"""A history that was read before is only read on: from the newest commit that both have.

What is kept names commits by their ids, so a push, a forced push and another branch are all the
same: whatever the new head reaches from there is known, and the rest is asked of Git.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from okrascode.history.commit import History
from okrascode.history.frozen import LAYOUT, freeze, thaw
from okrascode.history.paths import PathPatterns
from okrascode.history.walk import Walked, walk

if TYPE_CHECKING:
    from okrascode.history.queries import Repository

__all__ = ["Memory", "history_of"]

_WORTH_KEEPING = 1000
"""Commits; to read fewer again takes less time than to write all down."""


class Memory(Protocol):
    """Keeps bytes from one run to the next, for a repository and a question about it."""

    def find(self, repository: Repository, question: Sequence[str]) -> bytes | None:
        """Give what was kept, whole; ``None`` when there is nothing."""

    def keep(
        self,
        repository: Repository,
        question: Sequence[str],
        content: Iterable[bytes | bytearray | memoryview],
    ) -> None:
        """Keep it, or not."""


def history_of(
    repository: Repository,
    head: str,
    patterns: Iterable[str],
    *,
    is_input: Callable[[str], bool] | None,
    keeps_all: bool,
    is_kept: bool = False,
) -> History:
    """Give everything reachable from a commit, as :meth:`Repository.history` says."""
    patterns = tuple(patterns)

    def walk_from(known: History | None) -> Walked:
        return walk(
            repository.git,
            head,
            PathPatterns(patterns),
            prefix=repository.prefix,
            boundary=repository.boundary,
            is_input=is_input,
            keeps_all=keeps_all,
            known=known,
        )

    memory = repository.memory
    if memory is None or is_input is not None:
        return walk_from(None).history
    question = (LAYOUT, repository.prefix, str(keeps_all), *patterns, *sorted(repository.boundary))
    frozen = memory.find(repository, question)
    known: History | None = None
    if frozen is not None:
        # Of an okr that writes it otherwise.
        with suppress(ValueError, LookupError, TypeError, StopIteration):
            known = thaw(frozen)
    if known is not None and known.head == head:
        return known
    walked = walk_from(known)
    history = walked.history
    is_mostly_shape = 2 * len(history.commits) < len(history.graph)
    if walked.fresh > _WORTH_KEEPING and (is_mostly_shape or not is_kept):
        memory.keep(repository, question, freeze(history))
    return history
