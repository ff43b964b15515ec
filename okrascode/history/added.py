"""Which files came in last: the order of reporting, whatever day a report is about."""

from __future__ import annotations

from collections.abc import Iterable

from okrascode.history.paths import PathPatterns
from okrascode.history.queries import Repository

__all__ = ["last_added"]

_MOST = 5000
"""Commits that are looked at; what is older is nobody's slip of the finger."""


def last_added(repository: Repository, patterns: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Give the documents that commits added, the newest first, with the second it was committed.

    Paths are relative to the OKR root; one that was added twice stands once, at its last time.
    """
    if repository.head() is None:
        return ()
    matching = PathPatterns(patterns)
    out = repository.git.run(
        "log", "-z", f"--max-count={_MOST}", "--diff-filter=A", "--no-renames", "--name-only",
        "--no-relative", "--format=%x01%ct", "--", *(folder or "." for folder in matching.folders),
    ).decode("utf-8", "surrogateescape")  # fmt: skip
    found: dict[str, int] = {}
    seconds = 0
    for part in out.split("\0"):
        text = part.lstrip("\n")
        if text.startswith("\x01"):
            seconds = int(text[1:])
        elif text:
            path = text.removeprefix(repository.prefix)
            if matching.match(path):
                found.setdefault(path, seconds)
    return tuple(found.items())
