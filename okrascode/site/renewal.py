"""A built site on its way into the place of an older one, of which what is the same stays.

Everything is made beside the older site before anything of it is touched. Then each file that
differs takes its place in one move, and what is no longer part of the site is removed; files that
did not change keep their time stamps, so that copying the site elsewhere copies only the others.
"""

from __future__ import annotations

import os
import posixpath
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from okrascode.errors import EnvironmentFailure
from okrascode.site.emit import MANIFEST, manifest_of, staging_folder

__all__ = ["Renewal"]


class Renewal:
    """Takes in the files of a new site; ``finish`` puts them into the folder of the older one."""

    def __init__(self, out: Path) -> None:
        """Look at what is there.

        Raises:
            UsageError: ``out`` holds something that is not a site made by okr.
            EnvironmentFailure: nothing can be written beside it.
        """
        self._out = out
        self._staging = staging_folder(out)
        self.others = self._staging / "others"
        """A folder for what others write, and may empty before; ``take`` takes it in."""
        self._new = self._staging / "new"
        self.others.mkdir()
        self._new.mkdir()
        self._there = dict(_entries_of(out)) if out.is_dir() else {}
        self._names: set[str] = set()
        self._made: set[str] = set()

    def put(self, path: str, content: bytes) -> None:
        """Take in a file; it is written only when the older site has another one there."""
        self._names.add(path)
        if self._is_there(path, content):
            return
        self._make(posixpath.dirname(path))
        (self._new / path).write_bytes(content)

    def know(self, paths: Iterable[str]) -> None:
        """Take in that files were put from a copy of this in another process."""
        self._names.update(paths)

    def take(self) -> Iterator[tuple[str, bytes]]:
        """Take in what others wrote into ``others``, and give it."""
        for path, _ in list(_entries_of(self.others)):
            if path not in self._names:
                content = (self.others / path).read_bytes()
                self._names.add(path)
                if not self._is_there(path, content):
                    self._make(posixpath.dirname(path))
                    (self.others / path).rename(self._new / path)
                yield path, content

    def finish(self) -> None:
        """Put the new site into its place."""
        self.put(MANIFEST, manifest_of(sorted(self._names - {MANIFEST})))
        try:
            if self._there:
                self._renew()
            else:
                if self._out.exists():
                    self._out.rmdir()
                self._new.rename(self._out)
            self._out.chmod(0o755)
        except OSError as error:
            raise EnvironmentFailure(f"{self._out} cannot be written: {error.strerror}.") from error

    def close(self) -> None:
        """Remove what is left of a site that was not finished."""
        shutil.rmtree(self._staging, ignore_errors=True)

    def _make(self, folder: str) -> None:
        if folder not in self._made:
            if folder:
                self._make(posixpath.dirname(folder))
                (self._new / folder).mkdir(exist_ok=True)
            self._made.add(folder)

    def _is_there(self, path: str, content: bytes) -> bool:
        # The size is known already, and tells most files that changed from those that did not.
        return self._there.get(path) == len(content) and (
            (self._out / path).read_bytes() == content
        )

    def _renew(self) -> None:
        new = sorted(path for path, _ in _entries_of(self._new))
        folders = {str(folder) for path in new for folder in PurePosixPath(path).parents}
        gone = [path for path in self._there if path not in self._names]
        in_the_way = [
            path
            for path in gone
            if path in folders or any(str(p) in self._names for p in PurePosixPath(path).parents)
        ]
        _remove(self._out, in_the_way)
        for folder in sorted(folders):
            (self._out / folder).mkdir(exist_ok=True)
        for path in new:
            (self._new / path).replace(self._out / path)
        _remove(self._out, set(gone) - set(in_the_way))


def _remove(out: Path, paths: list[str] | set[str]) -> None:
    """Remove files, and the folders that became empty by it."""
    for path in paths:
        (out / path).unlink()
    parents = {folder for path in paths for folder in PurePosixPath(path).parents}
    for folder in sorted(parents - {PurePosixPath()}, key=lambda one: len(one.parts), reverse=True):
        if not any((out / folder).iterdir()):
            (out / folder).rmdir()


def _entries_of(folder: Path) -> Iterator[tuple[str, int]]:
    """Give the files below a folder and their sizes in bytes; a link is one of size -1."""
    top = len(str(folder)) + 1
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    plain = entry.is_file(follow_symlinks=False)
                    size = entry.stat(follow_symlinks=False).st_size if plain else -1
                    yield entry.path[top:].replace(os.sep, "/"), size
