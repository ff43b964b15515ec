"""Which files of a tree a measure reads, and what is wrong with a source before anything is read.

Patterns are those of documents (:mod:`okrascode.history.paths`), relative to the folder that holds
okr.toml; behind a leading slash they are relative to the top level of the repository. A pattern
that ends in a slash means folders: Git knows those that have a file in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from okrascode.history.paths import PathPatterns
from okrascode.model.measure import Measure, Milestones, Source, SourceKind
from okrascode.model.plan import Plan
from okrascode.readings.line_pattern import PatternFault
from okrascode.readings.line_search import LineSearch

__all__ = ["FILE_KINDS", "Glob", "globs_of", "input_path", "inputs_of", "source_fault"]

FILE_KINDS = (".json", ".yaml", ".yml", ".toml")
"""Endings of files that a number can be read from."""

_LONGEST_GLOB = 300


class Glob:
    """A pattern for files or for folders.

    >>> list(Glob("services/*/", prefix="").members("services/pay/src/a.py"))
    ['services/pay/']
    """

    def __init__(self, pattern: str, *, prefix: str) -> None:
        """Read a pattern; ``prefix`` is the OKR root below the top level."""
        whole = pattern if pattern.startswith("/") else _literally(prefix) + pattern
        self._matching = PathPatterns([whole])
        self._is_for_folders = pattern.endswith("/")

    def members(self, path: str) -> Iterator[str]:
        """Give what a file's being there makes match: itself, or folders it lies in."""
        if not self._is_for_folders:
            if self._matching.match(path):
                yield path
            return
        at = path.find("/")
        while at >= 0:
            if self._matching.match(path[:at]):
                yield path[: at + 1]
            at = path.find("/", at + 1)

    def matches(self, path: str) -> bool:
        """Tell whether a file makes anything match."""
        return any(True for _ in self.members(path))


def globs_of(source: Source, *, prefix: str) -> tuple[Glob, ...]:
    """Give what a source counts, and for a share also of what; empty for other kinds."""
    patterns = {
        SourceKind.FILES: (source.pattern, source.of),
        SourceKind.MATCHES: (source.files,),
    }.get(source.kind, ())
    return tuple(Glob(pattern, prefix=prefix) for pattern in patterns if pattern)


def input_path(source: Source, *, prefix: str) -> str:
    """Give the path of the one file that a number is read from, from the top level."""
    path = source.pattern if source.pattern.startswith("/") else prefix + source.pattern
    return "/".join(step for step in path.split("/") if step not in ("", "."))


def inputs_of(plan: Plan, *, repository: str | None, prefix: str) -> Callable[[str], bool] | None:
    """Give the test for the files that a plan's measures read; ``None`` when there are none."""
    globs: list[Glob] = []
    paths: set[str] = set()
    for key_result in plan.key_results.values():
        source = key_result.measure.source if key_result.measure else None
        if source is None or source.repository != repository:
            continue
        if source.kind is SourceKind.FILE:
            paths.add(input_path(source, prefix=prefix))
        elif _too_long(source) is None:
            globs += globs_of(source, prefix=prefix)
    if not globs and not paths:
        return None
    return lambda path: path in paths or any(glob.matches(path) for glob in globs)


def source_fault(
    measure: Measure | None, *, repositories: Collection[str]
) -> tuple[str, str] | None:
    """Say why a source can give no number as it is written, and the cure; ``None`` when it can."""
    source = measure.source if measure is not None else None
    if source is None:
        return None
    if isinstance(measure, Milestones):
        return (
            "A source gives one number, and milestones are done one by one.",
            "Take source away and report done: [IDS], or write a baseline and a target.",
        )
    if source.repository is not None and source.repository not in repositories:
        names = ", ".join(sorted(repositories)) or "none"
        return (
            f"There is no repository {source.repository} in okr.toml.",
            f"Add it under [[repositories]]; there are: {names}.",
        )
    if source.kind is SourceKind.FILE and not source.pattern.lower().endswith(FILE_KINDS):
        return (
            f"{source.pattern} is not called a JSON, YAML or TOML file.",
            f"A number is read from files that end in {', '.join(FILE_KINDS)}.",
        )
    if source.kind is SourceKind.MATCHES:
        try:
            LineSearch(source.pattern)
        except PatternFault as fault:
            return (
                f"The pattern in matches is not understood: {fault}.",
                "Only what can be matched in bounded time is: no look-around, no references back.",
            )
    return _too_long(source)


def _too_long(source: Source) -> tuple[str, str] | None:
    for pattern in (source.pattern, source.of, source.files):
        is_glob = pattern is not source.pattern or source.kind is not SourceKind.MATCHES
        if pattern and is_glob and len(pattern) > _LONGEST_GLOB:
            return (
                f"The pattern {pattern[:20]}… is longer than {_LONGEST_GLOB} characters.",
                "Write a shorter pattern.",
            )
    return None


def _literally(prefix: str) -> str:
    return re.sub(r"[*?\[]", lambda found: f"[{found[0]}]", prefix)
