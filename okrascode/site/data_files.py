"""Every data file of a site, in every language, and the index that lists them all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from okrascode.output.json_text import Json, json_text
from okrascode.registry import constants_in
from okrascode.site import data
from okrascode.site.data.api import FOLDER
from okrascode.site.json_objects import head_of
from okrascode.site.publication import DataKind, Publication

__all__ = ["INDEX", "data_files", "data_kinds"]

INDEX = f"{FOLDER}index.json"
"""Where a program begins: every file, what it is, and how to tell that it changed."""


def data_kinds() -> tuple[DataKind, ...]:
    """Give the kinds of files there are, by name."""
    return constants_in(data, "DATA", DataKind)


def data_files(publications: tuple[Publication, ...], *, index: bool = True) -> Mapping[str, bytes]:
    """Give the files of all languages, paths from the top of the site.

    Args:
        publications: one a language; the first one's tree is the top.
        index: whether the list of all files is among them.
    """
    files: dict[str, bytes] = {}
    about: list[Json] = []
    for kind, language, path, content in _each(publications):
        files[path] = content
        about.append(
            {
                "path": path,
                "kind": kind.name,
                "media_type": kind.media_type,
                "language": language,
                "bytes": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
            }
        )
    if index and publications:
        site = publications[0].site
        files[INDEX] = json_text(
            {
                **head_of(site, "data-index"),
                "url": publications[0].url,
                "languages": list(site.languages),
                "files": about,
            }
        ).encode()
    return dict(sorted(files.items()))


def _each(
    publications: tuple[Publication, ...],
) -> Iterator[tuple[DataKind, str | None, str, bytes]]:
    """Give kind, language (``None``: the same in all), path and content of each file."""
    for number, publication in enumerate(publications):
        top = f"{publication.language}/" if number else ""
        for kind in data_kinds():
            if kind.once and number:
                continue
            language = None if kind.once else publication.language
            for file in kind.files(publication):
                yield kind, language, top + file.path, file.content
