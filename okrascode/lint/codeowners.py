"""CODEOWNERS: which line of it decides about a path.

The last line that matches a path decides; in GitLab's sections, the last of each section. Patterns
are those of .gitignore, with few exceptions; what GitHub and GitLab read alike is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from okrascode.history.paths import PathPatterns

__all__ = ["Codeowners", "OwnerLine", "Owners", "read_owners"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Codeowners:
    """The file as it stands in the repository."""

    path: str
    """From the top of Git, with ``/``."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerLine:
    """One line that gives something to somebody."""

    number: int
    """1-based."""
    pattern: str
    """As it is written."""
    folder: str
    """The path it names, without ``/`` at its ends; empty when it is no plain path."""
    has_owners: bool
    section: str


@dataclass(frozen=True, slots=True)
class Owners:
    """All lines, sorted so that those of a path are found at once."""

    lines: tuple[OwnerLine, ...]
    _by_folder: Mapping[str, tuple[OwnerLine, ...]] = field(repr=False)
    _by_name: Mapping[str, tuple[OwnerLine, ...]] = field(repr=False)
    _with_stars: tuple[tuple[OwnerLine, PathPatterns], ...] = field(repr=False)

    def deciding(self, path: str) -> tuple[OwnerLine, ...]:
        """Give the line that decides about a file, one for each section that speaks of it."""
        steps = path.split("/")
        found: list[OwnerLine] = []
        for length in range(1, len(steps) + 1):
            is_file = length == len(steps)
            for line in self._by_folder.get("/".join(steps[:length]), ()):
                found += [] if is_file and line.pattern.endswith("/") else [line]
            for line in self._by_name.get(steps[length - 1], ()):
                found += [] if is_file and line.pattern.endswith("/") else [line]
        found += (line for line, patterns in self._with_stars if patterns.match(path))
        last: dict[str, OwnerLine] = {}
        for line in sorted(found, key=lambda one: one.number):
            last[line.section] = line
        return tuple(last.values())


_MOST_LINES = 10_000
"""Nobody reads more, and a pull request may bring any number."""
_SECTION = re.compile(r"\^?\[([^\]]+)\](?:\[\d+\])?(.*)")
_FIELD = re.compile(r"(?:\\.|[^\s\\])+")


def read_owners(text: str) -> Owners:
    r"""Read the file; what is no pattern is passed over, as the forges do.

    >>> owners = read_owners("* @leads\n/okrs/payments/ @payments\n")
    >>> [line.number for line in owners.deciding("okrs/payments/team.yaml")]
    [2]
    """
    lines = tuple(_lines(text))
    by_folder: dict[str, list[OwnerLine]] = {}
    by_name: dict[str, list[OwnerLine]] = {}
    with_stars: list[tuple[OwnerLine, PathPatterns]] = []
    for line in lines:
        if not line.folder:
            with_stars.append((line, PathPatterns(_globs(line.pattern))))
        elif "/" in line.pattern.rstrip("/"):
            by_folder.setdefault(line.folder, []).append(line)
        else:
            by_name.setdefault(line.folder, []).append(line)
    return Owners(
        lines,
        {folder: tuple(some) for folder, some in by_folder.items()},
        {name: tuple(some) for name, some in by_name.items()},
        tuple(with_stars),
    )


def _lines(text: str) -> Iterator[OwnerLine]:
    section, section_has_owners = "", False
    for number, raw in enumerate(text.splitlines()[:_MOST_LINES], start=1):
        written = raw.strip()
        fields = _FIELD.findall(written)
        if not fields or written.startswith("#"):
            continue
        if head := _SECTION.fullmatch(written):
            section, section_has_owners = head[1].strip().lower(), bool(head[2].strip())
            continue
        pattern, *owners = fields
        comment = next((at for at, one in enumerate(owners) if one.startswith("#")), None)
        plain = re.sub(r"\\(.)", r"\1", pattern)
        yield OwnerLine(
            number=number,
            pattern=plain,
            folder="" if set("*?[") & set(plain) else plain.strip("/"),
            has_owners=bool(owners[:comment]) or section_has_owners,
            section=section,
        )


def _globs(pattern: str) -> list[str]:
    path = pattern.strip("/")
    if "/" not in pattern.rstrip("/"):
        path = "**/" + path
    if pattern.endswith("/"):
        return [path + "/**"]
    last = path.rpartition("/")[2]
    # docs/* is what lies directly in docs, and docs names all below it.
    return [path] if "*" in last else [path, path + "/**"]
