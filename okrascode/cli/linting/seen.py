"""Judgements that are kept: what is known before anything is read, and what is kept of a run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from okrascode.cli.options import Common
from okrascode.cli.printing import cache_of

if TYPE_CHECKING:
    from okrascode.lint.judge import Judgement
    from okrascode.lint.select import Choice
    from okrascode.workspace import Workspace

__all__ = ["kept_by", "known_of"]


def known_of(common: Common, choice: Choice) -> tuple[Workspace, Judgement] | None:
    """Give what can be told from a judgement that was kept, with the documents that it took."""
    cache = cache_of(common)
    if common.seen is None or cache is None:
        return None
    from okrascode.workspace.rejudged import judged_before

    return judged_before(common.seen, cache, choice)


def kept_by(
    common: Common, choice: Choice, workspace: Workspace
) -> Callable[[Judgement], None] | None:
    """Give what keeps a judgement of all documents; ``None`` where nothing is kept."""
    cache = cache_of(common)
    if common.seen is None or cache is None:
        return None
    from okrascode.workspace.judged import keep_judged

    return partial(keep_judged, common.seen, cache, choice, workspace)
