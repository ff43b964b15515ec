"""Histories as they were read, kept outside the repository.

Each is a file of its own in ``$XDG_CACHE_HOME/okrascode/walks``, named by what was asked and by all
that decides how Git answers but the commits, which are what they are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from okrascode import __version__
from okrascode.resources import tool_files
from okrascode.workspace.configured import configuration_digests
from okrascode.workspace.sealed import Piece, SealedFiles

if TYPE_CHECKING:
    from okrascode.history.queries import Repository

__all__ = ["Walks"]

_MOST = 20
_LARGEST = 512 << 20
"""Bytes of one history: some 40 a commit, and all of the commits that matter."""


class Walks:
    """What one folder keeps; see :class:`okrascode.history.remembered.Memory`."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder of the cache; it is made when the first history is kept."""
        self._files = SealedFiles(folder / "walks", most=_MOST, largest=_LARGEST)

    def find(self, repository: Repository, question: Sequence[str]) -> bytes | None:
        """Give what was kept, whole; ``None`` when there is nothing."""
        return self._files.find(_key(repository, question))

    def keep(
        self, repository: Repository, question: Sequence[str], content: Iterable[Piece]
    ) -> None:
        """Keep it, or not."""
        self._files.keep(_key(repository, question), content)


def _key(repository: Repository, question: Sequence[str]) -> str:
    parts = [
        [__version__, *tool_files()],
        str(repository.root),
        configuration_digests(repository),
        question,
    ]
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()
