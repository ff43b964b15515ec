"""The documents as files: of the work tree, or of a revision without checking it out.

Symbolic links are never followed, and no path leaves the root: a pull request must not make us read
``/etc/passwd``. A file larger than the limit is read only as far as is needed to say so.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from okrascode.errors import ConfigurationError, EnvironmentFailure
from okrascode.history.paths import PathPatterns
from okrascode.workspace.root import SETTINGS_FILE

if TYPE_CHECKING:
    from okrascode.findings import Finding
    from okrascode.history.queries import Repository

__all__ = [
    "Files",
    "files_of_revision",
    "files_of_work_tree",
    "settings_of_revision",
    "settings_of_work_tree",
]

_READ_AT_MOST = (1 << 20) + 1
"""One byte more than a document may have: enough for the reader to refuse it."""
_AT_ONCE = 1 << 15
"""Bytes that nearly every document fits in; room for a whole megabyte costs more than reading."""


@dataclass(frozen=True, slots=True)
class Files:
    """The texts of a tree's documents, and what is wrong with files before they are read."""

    texts: dict[str, bytes]
    """By path relative to the root, in order of path."""
    findings: tuple[Finding, ...]


def settings_of_work_tree(root: Path) -> bytes | None:
    """Give the text of okr.toml; ``None`` when there is none."""
    path = root / SETTINGS_FILE
    if not os.path.lexists(path):
        return None
    if path.is_symlink() or not path.is_file():
        raise _no_file("a symbolic link, which is never followed" if path.is_symlink() else "")
    return _read(path)


def settings_of_revision(repository: Repository, revision: str) -> bytes | None:
    """Give the text okr.toml has in a revision; ``None`` when there is none."""
    mode, blob = repository.tree(revision).get(SETTINGS_FILE, ("", ""))
    if not mode:
        return None
    if mode not in ("100644", "100755"):
        raise _no_file("a symbolic link, which is never followed" if mode == "120000" else "")
    return dict(repository.blobs([blob]))[blob]


def files_of_work_tree(root: Path, patterns: Sequence[str]) -> Files:
    """Read every document below ``root`` that matches a pattern."""
    matching = PathPatterns(patterns)
    texts: dict[str, bytes] = {}
    findings: list[Finding] = []
    top = os.path.join(root, "")  # noqa: PTH118  # a path object for each of many files costs
    for path, mode in sorted(_walk(root, matching)):
        if stat.S_ISREG(mode):
            texts[path] = _read(top + path)
        else:
            findings.append(_not_read(path, is_link=stat.S_ISLNK(mode)))
    return Files(texts, tuple(findings))


def files_of_revision(repository: Repository, revision: str, patterns: Sequence[str]) -> Files:
    """Read every document of a revision that matches a pattern."""
    matching = PathPatterns(patterns)
    wanted: dict[str, str] = {}
    findings: list[Finding] = []
    for path, (mode, blob) in sorted(repository.tree(revision).items()):
        if not matching.match(path):
            continue
        if mode in ("100644", "100755"):
            wanted[path] = blob
        elif mode == "120000":
            findings.append(_not_read(path, is_link=True))
    raw = dict(repository.blobs(sorted(set(wanted.values()))))
    return Files({path: raw[blob] for path, blob in wanted.items()}, tuple(findings))


def _not_read(path: str, *, is_link: bool) -> Finding:
    # Findings take long to load, and most trees have nothing but files.
    from okrascode.documents.file_kind import special_file_finding, symlink_finding

    return symlink_finding(path) if is_link else special_file_finding(path)


def _no_file(what: str) -> ConfigurationError:
    """Refuse settings that cannot be read; to go on without them would let everything pass."""
    return ConfigurationError(
        f"{SETTINGS_FILE} is {what or 'not a file'}.", hint="Put the settings themselves there."
    )


def _walk(root: Path, patterns: PathPatterns) -> Iterator[tuple[str, int]]:
    folders = list(patterns.folders)
    seen: set[str] = set()
    while folders:
        folder = folders.pop()
        if folder in seen or folder.split("/")[-1] == ".git":
            continue
        seen.add(folder)
        here = root / folder
        if any(part.is_symlink() for part in _below(root, here)):
            yield folder, stat.S_IFLNK
            continue
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise EnvironmentFailure(
                f"The folder {folder} cannot be read: {error.strerror}."
            ) from error
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                folders.append(path)
                continue
            # What the folder says already need not be asked of the file.
            is_file = entry.is_file(follow_symlinks=False)
            mode = stat.S_IFREG if is_file else entry.stat(follow_symlinks=False).st_mode
            if patterns.match(path) or (stat.S_ISLNK(mode) and (root / path).is_dir()):
                yield path, mode


def _below(root: Path, path: Path) -> Iterator[Path]:
    while path != root:
        yield path
        path = path.parent


def _read(path: str | Path) -> bytes:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # see above
            raw = file.read(_AT_ONCE)
            while rest := min(_AT_ONCE, _READ_AT_MOST - len(raw)):
                more = file.read(rest)
                if not more:
                    break
                raw += more
            return raw
    except OSError as error:
        raise EnvironmentFailure(f"{path} cannot be read: {error.strerror}.") from error
