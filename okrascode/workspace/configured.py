"""What configuration and ``.mailmap`` can change in what Git says, as digests."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from okrascode.history.queries import CONFIGURATION

if TYPE_CHECKING:
    from okrascode.history.queries import Repository

__all__ = ["configuration_digests"]


def configuration_digests(repository: Repository, configured: bytes | None = None) -> list[str]:
    """Give a digest of the configuration and one of each file that names authors anew."""
    if configured is None:
        configured = repository.git.run(*CONFIGURATION)
    return [
        _digest(configured),
        *(_digest(path.read_bytes()) for path in _mailmaps(repository, configured)),
    ]


def _mailmaps(repository: Repository, configured: bytes) -> Iterator[Path]:
    settings = (entry.partition(b"\n") for entry in configured.split(b"\0"))
    named = [value for name, _, value in settings if name.lower() == b"mailmap.file"]
    for name in (".mailmap", *(os.fsdecode(value) for value in named)):
        path = repository.top / Path(name).expanduser()
        if path.is_file():
            yield path


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
