"""Build a site again and again while people write, and keep the last good pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from okrascode.errors import OkrError
from okrascode.rollup.result import Problem
from okrascode.site.source import SiteSource

__all__ = ["Rebuild", "Report"]


class Report(Protocol):
    """Is told what is wrong while a site is served."""

    def __call__(self, lines: Sequence[str], *, stays: bool) -> None:
        """Take in a line each; ``stays`` says that older pages stay up because of it."""


class Rebuild:
    """One call builds once; what cannot be read is reported and takes no good page away."""

    def __init__(
        self, load: Callable[[], SiteSource], build: Callable[[SiteSource], None], report: Report
    ) -> None:
        """``load`` reads everything anew, ``build`` puts the pages in their place."""
        self._load, self._build, self._report = load, build, report
        self._has_good_pages = False

    def __call__(self) -> None:
        """Build, unless good pages would be replaced by some that lack a document.

        Raises:
            OkrError: nothing can be read, and there are no pages yet to go on with.
        """
        try:
            source = self._load()
        except OkrError as error:
            if not self._has_good_pages:
                raise
            self._report((str(error),), stays=True)
            return
        stays = bool(source.problems) and self._has_good_pages
        if source.problems:
            self._report(tuple(map(_line, source.problems)), stays=stays)
        if not stays:
            self._build(source)
            self._has_good_pages = not source.problems


def _line(problem: Problem) -> str:
    return f"{problem.path}:{problem.line or 1}: {problem.message}"
